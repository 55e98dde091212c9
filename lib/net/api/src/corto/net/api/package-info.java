// SPDX-License-Identifier: Apache-2.0

/// The network stack's contracts with what is around it.
///
/// A driver implements `NetworkDevice`; the stack gives it a `PacketReceiver`. Whoever learns that the device wants attention, an interrupt or a loop
/// that polls, calls `NetworkDevice.poll`.
///
/// ```text
///     stack ── transmit*, flush ──► device          packets out: the device reads them until it releases them in poll
///     stack ◄── received*, … ────── device.poll     packets in
/// ```
///
/// **Context.** Everything runs under the kernel lock, in a thread or at the end of an interrupt; nothing blocks. A receiver may call `transmit` and
/// `flush` from within `received`.
package corto.net.api;
