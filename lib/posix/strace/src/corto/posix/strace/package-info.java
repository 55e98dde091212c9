// SPDX-License-Identifier: Apache-2.0

/// System calls as text, in strace's form.
///
/// ```
///    ProcessTraps ──entered, left, delivered──► Tracer ──────► Line ──► console
///                                                 │ kinds of
///                                                 ▼ arguments
///                                 CallTable ─► Arguments ─► Structures, Names
/// ```
///
/// `CallTable` says of each call which kinds its arguments are; what it does not list is printed as hexadecimal words. A line is begun when the call
/// is made, with the arguments that are known then, and ended with its result. Lines of calls that may wait go to the console at once, so that one
/// sees where a program hangs; others when they are complete, so that what the program itself prints does not stand in the middle. If another thread
/// comes between, the line ends in `<unfinished ...>` and is resumed later.
///
/// Everything runs in the kernel, in the context of the thread that is seen, and prints to the console by polling: a traced program is slow.
package corto.posix.strace;
