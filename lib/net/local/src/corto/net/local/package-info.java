// SPDX-License-Identifier: Apache-2.0

/// Sockets, each with a queue of what others have sent to it.
///
/// ```
///   LocalSocket a ── send ──► b.received, b's messages ── receive ──► program
///               ◄── peer ──►
///   program ◄── receive ── a's messages, a.received ◄── send ── LocalSocket b
/// ```
/// A socket belongs to one open file and is used until that is closed; the peer may then still read what is in its own queue.
///
/// **Context.** Under the kernel lock. Nothing waits. Sending allocates frames, and a `Message` unless it is plain bytes of a stream.
package corto.net.local;
