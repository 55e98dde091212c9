// SPDX-License-Identifier: Apache-2.0

/// Pseudo-terminals: pty(7), pts(4), Linux 6.1 drivers/tty/pty.c.
///
/// ```
///   master, /dev/ptmx ── write ──► Terminal.received ──► line discipline ──► read ── slave, /dev/pts/N
///                     ◄── read ── OutputRing ◄── PseudoTerminal.write ◄── line discipline ◄── write ──
/// ```
/// `PseudoTerminal` is the line of a `corto.fs.tty.Terminal` and what both sides have in common; `MasterFile` is the opened master. Slaves are ordinary files of that terminal.
///
/// Everything runs under the kernel lock.
package corto.posix.ptys;
