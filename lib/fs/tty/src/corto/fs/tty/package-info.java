// SPDX-License-Identifier: Apache-2.0

/// A terminal: what stands between a line that carries bytes both ways and programs that read it line by line (POSIX.1-2017 chapter 11,
/// "General Terminal Interface"; Linux's drivers/tty/n_tty.c where that leaves a choice).
///
/// ```
///   line ── received ──► LineInput: maps, signals, edits ──► ring of 4,096 bytes ── read ──► program
///                            │ echo
///   line ◄── LineOutput: maps ends of lines, counts columns ◄── write ── program
/// ```
/// `Terminal` ties both directions together with `TerminalSettings`, the size and the processes that belong to it; `TerminalFile` is one opening of it.
///
/// **Context.** Under the kernel lock; nothing waits. `received` runs at the end of an interrupt and allocates nothing but what a signal needs.
///
/// **Not supported.** Other line disciplines, packet mode, ECHOPRT, TIOCSTI, parity and breaks: the line has none.
package corto.fs.tty;
