// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

/// What tcsetattr(3) sets: kept and told, of no effect. They start as Linux's console does (drivers/tty, tty_std_termios), but without echo: the other
/// end has done that already.
final class TerminalSettings {
    private static final int ICRNL = 0000400;
    private static final int IXON = 0002000;
    private static final int OPOST = 0000001;
    private static final int ONLCR = 0000004;
    private static final int B38400 = 0000017;
    private static final int CS8 = 0000060;
    private static final int CREAD = 0000200;
    private static final int HUPCL = 0002000;
    private static final int ISIG = 0000001;
    private static final int ICANON = 0000002;
    private static final int IEXTEN = 0100000;

    int inputFlags = ICRNL | IXON;
    int outputFlags = OPOST | ONLCR;
    int controlFlags = B38400 | CS8 | CREAD | HUPCL;
    int localFlags = ISIG | ICANON | IEXTEN;

    /// The line discipline, then VINTR, VQUIT, VERASE, VKILL, VEOF, VTIME, VMIN, … (<asm-generic/termbits.h>).
    final byte[] characters = {0, 3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0};
}
