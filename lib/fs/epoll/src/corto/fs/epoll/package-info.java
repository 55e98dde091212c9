// SPDX-License-Identifier: Apache-2.0

/// epoll(7).
///
///     file ── its WatchList ── Interest (a Watch) ── ready list of its Epoll ── Epoll's WatchList ── waiting threads, other Epolls
///
/// An `Interest` is one file in one `Epoll`. When its file tells of a change it puts itself on the ready list; waiting looks at that list only, and
/// asks each file whether it is ready indeed. So an idle file costs nothing, however many there are.
///
/// **Context.** Under the kernel lock, in threads and at the end of interrupts. Only adding a file allocates.
package corto.fs.epoll;
