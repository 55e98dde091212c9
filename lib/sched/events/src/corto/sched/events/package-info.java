// SPDX-License-Identifier: Apache-2.0

/// Readiness and time.
///
/// A thing that can be waited for (a socket, a pipe, a timer file) has one `WatchList`. Who waits adds a `Watch`, looks again whether the
/// thing is ready, and only then sleeps: what becomes ready in between is told to the watch. Threads, `epoll` and `poll` are watches.
///
/// `TimerQueue` holds what shall happen at a time; whoever has a clock calls `expire`.
///
/// **Context.** Everything runs under the kernel lock, in a thread or at the end of an interrupt. Nothing here blocks or allocates.

package corto.sched.events;
