// SPDX-License-Identifier: Apache-2.0

/// Two sockets, each with a queue of what its peer has sent.
///
/// ```
///   LocalSocket a ── send ──► b.received ── receive ──► program
///               ◄── peer ──►
///   program ◄── receive ── a.received ◄── send ── LocalSocket b
/// ```
/// A socket belongs to one open file and is used until that is closed; the peer may then still read what is in its own queue.
///
/// **Context.** Under the kernel lock. Nothing waits. Sending and receiving allocate frames, no objects.
package corto.net.local;
