// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.RawMemory;
import corto.lang.U32;

/// `struct termios` of <asm-generic/termbits.h>: what tcsetattr(3) sets. They start as Linux's do (drivers/tty/tty_io.c, tty_std_termios), with IUTF8, as terminal emulators set it.
@RawMemory(reason = "answers ioctl(2) in callers' buffers")
final class TerminalSettings {
    // c_iflag
    static final int IGNBRK = 0000001;
    static final int PARMRK = 0000010;
    static final int ISTRIP = 0000040;
    static final int INLCR = 0000100;
    static final int IGNCR = 0000200;
    static final int ICRNL = 0000400;
    static final int IUCLC = 0001000;
    static final int IXON = 0002000;
    static final int IXANY = 0004000;
    static final int IMAXBEL = 0020000;
    static final int IUTF8 = 0040000;

    // c_oflag
    static final int OPOST = 0000001;
    static final int OLCUC = 0000002;
    static final int ONLCR = 0000004;
    static final int OCRNL = 0000010;
    static final int ONOCR = 0000020;
    static final int ONLRET = 0000040;
    static final int TABDLY = 0014000;
    static final int XTABS = 0014000;

    // c_cflag
    private static final int B38400 = 0000017;
    private static final int CS8 = 0000060;
    private static final int CREAD = 0000200;
    static final int HUPCL = 0002000;

    // c_lflag
    static final int ISIG = 0000001;
    static final int ICANON = 0000002;
    static final int ECHO = 0000010;
    static final int ECHOE = 0000020;
    static final int ECHOK = 0000040;
    static final int ECHONL = 0000100;
    static final int NOFLSH = 0000200;
    static final int TOSTOP = 0000400;
    static final int ECHOCTL = 0001000;
    static final int ECHOKE = 0004000;
    static final int IEXTEN = 0100000;

    // places of c_cc
    static final int VINTR = 0;
    static final int VQUIT = 1;
    static final int VERASE = 2;
    static final int VKILL = 3;
    static final int VEOF = 4;
    static final int VTIME = 5;
    static final int VMIN = 6;
    static final int VSTART = 8;
    static final int VSTOP = 9;
    static final int VSUSP = 10;
    static final int VEOL = 11;
    static final int VREPRINT = 12;
    static final int VWERASE = 14;
    static final int VLNEXT = 15;
    static final int VEOL2 = 16;
    private static final int CHARACTERS = 19;

    private static final Layout TERMIOS = Layout.littleEndian();
    private static final U32 C_IFLAG = TERMIOS.u32();
    private static final U32 C_OFLAG = TERMIOS.u32();
    private static final U32 C_CFLAG = TERMIOS.u32();
    private static final U32 C_LFLAG = TERMIOS.u32();
    private static final int C_LINE = 16;                // the line discipline: N_TTY, 0
    private static final int C_CC = 17;
    static final int BYTES = 36;

    int inputFlags = ICRNL | IXON | IUTF8;
    int outputFlags = OPOST | ONLCR;
    int controlFlags = B38400 | CS8 | CREAD | HUPCL;
    int localFlags = ISIG | ICANON | ECHO | ECHOE | ECHOK | ECHOCTL | ECHOKE | IEXTEN;

    /// In the order of the constants above; 0 switches one off (_POSIX_VDISABLE).
    private final byte[] characters = {3, 28, 127, 21, 4, 0, 1, 0, 17, 19, 26, 0, 18, 15, 23, 22, 0, 0, 0};

    boolean input(int flag) {
        return (inputFlags & flag) != 0;
    }

    boolean output(int flag) {
        return (outputFlags & flag) != 0;
    }

    boolean local(int flag) {
        return (localFlags & flag) != 0;
    }

    boolean isCanonical() {
        return local(ICANON);
    }

    /// VMIN and VTIME: bytes, tenths of a second.
    int number(int place) {
        return characters[place] & 0xFF;
    }

    /// Whether byte `c` is the special character at `place`.
    boolean is(int c, int place) {
        return c != 0 && c == (characters[place] & 0xFF);
    }

    void store(Address to) {
        C_IFLAG.write(to, inputFlags);
        C_OFLAG.write(to, outputFlags);
        C_CFLAG.write(to, controlFlags);
        C_LFLAG.write(to, localFlags);
        to.storeByte(C_LINE, (byte) 0);
        for (int i = 0; i < CHARACTERS; i++) {
            to.storeByte(C_CC + i, characters[i]);
        }
    }

    void load(Address from) {
        inputFlags = C_IFLAG.read(from);
        outputFlags = C_OFLAG.read(from);
        controlFlags = C_CFLAG.read(from);
        localFlags = C_LFLAG.read(from);
        for (int i = 0; i < CHARACTERS; i++) {
            characters[i] = from.loadByte(C_CC + i);
        }
    }
}
