// SPDX-License-Identifier: Apache-2.0

/// Locks that a thread may hold while it is parked.
///
/// The kernel lock (`corto.sched.api`) already keeps kernel code apart from other kernel code as long as it does not park: what is looked at and changed without parking in between
/// needs no lock. These are for operations that park in the middle, and for those who must not see them half done.
///
/// **Hand-over.** Who releases a lock gives it to the thread that waits first, and that one owns it from then on, although it runs later. Nobody who comes in between can
/// take it (no barging), so each waiter gets its turn after those before it: no starvation, and a thread that was woken does not have to look again. The price is
/// known as a convoy: a thread that releases a lock and wants it again waits behind the others, a switch each time. Barging pays where a woken thread takes its time to run while another
/// processor could use the lock; here kernel code is not preempted, so whoever holds a lock and does not park has released it before anybody else runs, and there is nobody to wait.
///
/// **No wake-up is lost.** Looking whether a lock is free, entering the queue and parking happen under the kernel lock; releasing looks into the queue under it too. A thread leaves the queue
/// either because it was woken, and then has the lock, or because its time is over, and then it takes itself out before anybody can give it the lock. `WaitQueue` says why
/// these exclude each other, and `Scheduler.unpark` leaves a token where the thread has not parked yet. On several processors the kernel lock, then a real one, protects the same steps.
///
/// **Priority inversion.** Waiters are served by priority, then in the order of coming. Who holds a `Mutex` is as urgent as the most urgent thread that waits for it, and so on along a chain of owners that wait
/// themselves (priority inheritance; Sha, Rajkumar, Lehoczky 1990). It ends with the release. A `Semaphore` has no owner and a `ReadWriteLock` may have many: no inheritance.
///
/// **Deadlock.** None of this detects it. Who takes two mutexes says in which order, in its `package-info`.
///
/// **Context.** A thread, under the kernel lock. `release` and `signal` do not park; `Semaphore.release` may also be called from timers and deferred work. Nothing in here allocates.
package corto.sched.locks;
