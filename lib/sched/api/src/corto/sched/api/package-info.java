// SPDX-License-Identifier: Apache-2.0

/// Threads, waiting, time.
///
/// ```
///             policy chooses
///   READY ───────────────────► RUNNING ──── end ───► ENDED
///     ▲ ▲                        │  │
///     │ └── yield, slice over ───┘  │ park
///     └────────── unpark ───────────┴──► WAITING
/// ```
///
/// **The kernel lock.** Kernel code runs with interrupts off, and that is the kernel lock: it is held from the entry into the kernel to the return to
/// the application, and given away only where a thread parks or the processor idles. So nothing in the kernel is interrupted, and everything
/// that may change while a thread is parked has to be looked at again. With several processors a real lock takes its place at the same points.
///
/// In an image of a Java program with threads the application is part of the kernel's half: its code runs without the lock, and takes it by [KernelLock] where it calls the kernel.
///
/// **No lost wake-up.** `unpark` of a thread that is not parked leaves a token that its next `park` takes. Who waits adds its watch, looks whether
/// it still has to wait, and parks: whatever happened since it looked has left the token.
///
/// **Interrupts** only note what happened (`DeferredWork.request`). The work is done in the kernel, under its lock, at the end of the interrupt of an
/// application, when the processor wakes from idling, and before a thread parks.
package corto.sched.api;
