// SPDX-License-Identifier: Apache-2.0

/// The virtio network card.
///
/// ```text
///   PacketPool ──allocate──► receive ring ──► device ──► poll ──► PacketReceiver.received       takes the packet over
///                transmit ──► transmit ring ──► device ──► reclaim ──► PacketBuffer.release
/// ```
/// While a packet is in a ring the device owns it. `received` and `transmit` arrays say which packet belongs to which head.
///
/// **Context.** As `corto.net.api` says: under the kernel lock, in a thread or at the end of an interrupt; nothing blocks. Making the driver: boot, allocates.
package corto.drivers.virtio.net;
