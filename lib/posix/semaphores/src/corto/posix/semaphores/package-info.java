// SPDX-License-Identifier: Apache-2.0

/// Semaphores of System V: svipc(7), Linux 6.1 ipc/sem.c.
///
/// ```
///   semop(2) ──► SemaphoreSet.attempt: all operations or none ── not possible now ──► SemaphoreWait in the set's queue
///                     │ values have changed                                                  ▲ attempted again, in order, by who changed them
///                     └──────────────────────────────────────────────────────────────────────┘
/// ```
/// Everything runs under the kernel lock.
package corto.posix.semaphores;
