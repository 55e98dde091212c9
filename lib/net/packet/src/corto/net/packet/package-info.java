// SPDX-License-Identifier: Apache-2.0

/// Packets in memory.
///
/// ```text
///   start        data()                      data() + length()        start + 2048
///   ├── headroom ─┼───── length() bytes ──────┼────── tailroom ────────┤
/// ```
///
/// A `PacketBuffer` is an object over 2048 bytes of memory. Going down the stack each layer *pushes* its header into the headroom; going up
/// each *pulls* its header off. Bytes are never moved for that.
///
/// **Ownership.** A buffer has a count of owners. `PacketPool.allocate` gives the first; a method that "takes over" a packet becomes the owner in
/// place of its caller; `retain` adds an owner, `release` takes one away, and the last one returns the buffer to its pool. Whoever is the only owner may
/// change the buffer, its bytes and its bounds. While there are more, all leave it as it is. So a TCP segment waits for its acknowledgement in
/// the very memory from which the device reads it.
///
/// **Context.** Everything runs under the kernel lock, in a thread or at the end of an interrupt. Nothing blocks; nothing but the constructor
/// of `PacketPool` allocates.
package corto.net.packet;
