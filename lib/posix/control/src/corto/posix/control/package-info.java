// SPDX-License-Identifier: Apache-2.0

/// The control line, beside the console: text, a message a line.
///
/// ```
///   host ──► machine                                      machine ──► host
///   S signal number   sends a signal                      R           ready: standard input may begin
///   W rows columns    the terminal has this size          A number    the signal with that number was sent
///   E bytes           standard input ends after so many
/// ```
/// **Nothing is lost.** The receiver's FIFO is off and never cleared: a byte stays in the port until it is read, and the host's side waits. A byte that comes raises the
/// interrupt line; the line stays high until the byte is read, and deferred work reads until none is left, so the next byte raises it anew. Should an interrupt be lost
/// all the same, the host has no answer after a second and sends a non-maskable one, on which the line is looked at as well. A signal's number tells a repetition from a second signal.
///
/// **Context.** Under the kernel lock, at the end of interrupts. Nothing waits but for the port to take a byte.
package corto.posix.control;
