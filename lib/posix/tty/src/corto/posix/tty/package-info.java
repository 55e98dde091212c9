// SPDX-License-Identifier: Apache-2.0

/// The terminal of the machine: `corto.fs.tty` between the console and the processes.
///
/// ```
///   option corto.terminal ──► TerminalStep ──► Terminal ◄── TerminalDevices: /dev/tty, /dev/console
///   console ◄──► ConsoleLine ◄──► Terminal ──► ProcessGroups: signals, sessions
/// ```
/// Without the option the console stays a stream, and this library does nothing.
package corto.posix.tty;
