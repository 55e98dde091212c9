// SPDX-License-Identifier: Apache-2.0

/// One application: the process of a unikernel. It has the lower half of the address space, one or more threads, and signals; its system calls
/// come in through `ProcessTraps` and leave for the handlers of the selected libraries.
///
/// **Waiting.** A handler that has to wait does so with `ApplicationThread.await`, and returns `RESTART` if a signal came meanwhile: the call is begun again after
/// the signal's handler if that asked for it (SA_RESTART), else it gives EINTR.
///
/// **The application's memory** is read and written by plain loads and stores after `UserMemory` has said that the range is the application's. Its pages come when they are touched.
/// What was checked before a wait has to be checked again after it.
///
/// Everything runs under the kernel lock.
package corto.posix.process;
