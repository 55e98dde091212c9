// SPDX-License-Identifier: Apache-2.0

/// The virtio console.
///
/// ```text
///   write ──copy──► transmit buffers (16) ──► device ──► host
///   read  ◄──copy── receive buffers (16)  ◄── device ◄── host
/// ```
/// A buffer belongs to the chain with its number: head 3 has the fourth of a frame.
///
/// **What a device may do wrong.** It breaks a queue: then nothing more comes in, and texts go to the serial port. Lengths beyond a buffer are cut. A device that takes nothing is waited
/// for, as a serial line without room is.
///
/// **Context.** Under the kernel lock, or in a panic. Nothing allocates but making the driver, at boot.
package corto.drivers.virtio.console;
