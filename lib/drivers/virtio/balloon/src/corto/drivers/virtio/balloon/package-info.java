// SPDX-License-Identifier: Apache-2.0

/// The virtio memory balloon.
///
/// ```text
///   free frames ──inflate──► FrameList: numbers ──► device            the host has them
///   free frames ◄──acknowledged── numbers ◄──deflate── FrameList       and may not any more
/// ```
/// **What a device may do wrong.** A target beyond all memory is one that is never reached: the reserve stays. An acknowledgement of what it was not given breaks that queue
/// (`Virtqueue`), and nothing is given or taken back any more.
///
/// **Context.** Under the kernel lock, in deferred work; nothing blocks. Making the driver: boot, allocates.
package corto.drivers.virtio.balloon;
