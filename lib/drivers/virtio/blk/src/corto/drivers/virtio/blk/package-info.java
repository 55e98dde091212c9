// SPDX-License-Identifier: Apache-2.0

/// The virtio disk.
///
/// ```text
///   submit ──► chain: header ► data buffers ► status ──► device ──► poll ──► BlockRequest.complete
/// ```
/// Header and status byte of a request lie in a slot of 64 bytes, one for each descriptor of a ring: a chain's head chooses it. `pending` says which
/// request belongs to which head; while it is there its buffers belong to the device.
///
/// **What a device may do wrong.** A head that it does not have, or a length below zero, ends the use of that ring: all requests in it complete with EIO, and all
/// later ones. An unknown status, or fewer bytes than were asked for, is EIO of that request.
///
/// **Context.** As `corto.block.api` says. Making the driver: boot, allocates.
package corto.drivers.virtio.blk;
