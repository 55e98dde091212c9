// SPDX-License-Identifier: Apache-2.0

/// The control line, beside the console: text, a message a line.
///
/// ```
///   host ──► machine                                      machine ──► host
///   S signal number   sends a signal                      R           ready: standard input may begin
///   W rows columns    the terminal has this size          A number    the signal with that number was sent
///   E bytes           standard input ends after so many
///   T time            microseconds since 1970              T number    what time is it?
///                                                          L port      a program listens at this port of TCP
/// ```
/// **Nothing is lost.** The receiver's FIFO is off and never cleared: a byte stays in the port until it is read, and the host's side waits. A byte that comes raises the
/// interrupt line; the line stays high until the byte is read, and deferred work reads until none is left, so the next byte raises it anew. Should an interrupt be lost
/// all the same, the host has no answer after a second and sends a non-maskable one, on which the line is looked at as well. A signal's number tells a repetition from a second signal.
///
/// **Time.** What the host says counts for the moment at which its first letter comes, so the wall clock is behind the host's by the time that this takes. If question and answer took more than a
/// millisecond, as on a busy host, the question is repeated, and the best answer counts. The clock steps forward then, a moment after the program has begun.
///
/// **Context.** Under the kernel lock, at the end of interrupts. Nothing waits but for the port to take a byte.
package corto.posix.control;
