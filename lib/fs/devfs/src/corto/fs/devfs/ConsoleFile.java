// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import static corto.lang.Errno.EAGAIN;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The console, opened.
///
/// As a terminal it answers what programs ask to find out whether it is one (TCGETS, TIOCGWINSZ), and keeps what they set; it edits no lines,
/// echoes nothing and sends no signals: the terminal at the other end does. It is nobody's controlling terminal.
@RawMemory(reason = "answers ioctl(2) in callers' buffers")
final class ConsoleFile extends OpenFile {
    // ioctl_tty(2)
    private static final int TCGETS = 0x5401;
    private static final int TCSETS = 0x5402;
    private static final int TCSETSF = 0x5404;       // with TCSETSW between
    private static final int TCSBRK = 0x5409;        // tcdrain(3): what was written has been sent
    private static final int TCFLSH = 0x540B;
    private static final int TIOCGWINSZ = 0x5413;

    /// `struct termios` of <asm-generic/termbits.h>.
    private static final Layout TERMIOS = Layout.littleEndian();
    private static final U32 C_IFLAG = TERMIOS.u32();
    private static final U32 C_OFLAG = TERMIOS.u32();
    private static final U32 C_CFLAG = TERMIOS.u32();
    private static final U32 C_LFLAG = TERMIOS.u32();
    private static final int C_LINE = 16;            // and 19 control characters from 17 on
    private static final int TERMIOS_BYTES = 36;

    /// `struct winsize`.
    private static final Layout WINSIZE = Layout.littleEndian();
    private static final U16 WS_ROW = WINSIZE.u16();
    private static final U16 WS_COL = WINSIZE.u16();
    private static final U32 PIXELS = WINSIZE.u32();
    private static final int WINSIZE_BYTES = WINSIZE.sized(8);

    private final Inode inode;
    private final ConsoleDevice device;
    private final TerminalSettings settings;

    ConsoleFile(Inode inode, ConsoleDevice device, TerminalSettings settings, int flags) {
        super(flags);
        this.inode = inode;
        this.device = device;
        this.settings = settings;
        inode.opened();
    }

    @Override
    protected void closed() {
        inode.closed();
    }

    @Override
    public Inode inode() {
        return inode;
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        int count = device.read(to, lengthBytes);
        if (count == 0) {
            return Result.error(EAGAIN);
        }
        return Result.of(Math.max(count, 0));
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        device.write(from, lengthBytes);
        return Result.of(lengthBytes);
    }

    @Override
    public int readiness() {
        int writable = Readiness.OUT | Readiness.WRITE_NORMAL;
        return device.isReadable() ? writable | Readiness.IN | Readiness.READ_NORMAL : writable;
    }

    @Override
    public WatchList watches() {
        return device.watches();
    }

    @Override
    public int argumentBytes(int request) {
        if (request >= TCGETS && request <= TCSETSF) {
            return TERMIOS_BYTES;
        }
        return request == TIOCGWINSZ ? WINSIZE_BYTES : super.argumentBytes(request);
    }

    @Override
    public Result ioctl(int request, Address argument) {
        if (!device.isTerminal()) {
            return super.ioctl(request, argument);
        }
        if (request >= TCSETS && request <= TCSETSF) {
            load(argument);
            return Result.of(0);
        }
        switch (request) {
            case TCGETS -> store(argument);
            case TIOCGWINSZ -> {
                WS_ROW.write(argument, (short) device.rows());
                WS_COL.write(argument, (short) device.columns());
                PIXELS.write(argument, 0);
            }
            case TCSBRK, TCFLSH -> { }
            default -> {
                return super.ioctl(request, argument);
            }
        }
        return Result.of(0);
    }

    private void store(Address to) {
        C_IFLAG.write(to, settings.inputFlags);
        C_OFLAG.write(to, settings.outputFlags);
        C_CFLAG.write(to, settings.controlFlags);
        C_LFLAG.write(to, settings.localFlags);
        for (int i = 0; i < settings.characters.length; i++) {
            to.storeByte(C_LINE + i, settings.characters[i]);
        }
    }

    private void load(Address from) {
        settings.inputFlags = C_IFLAG.read(from);
        settings.outputFlags = C_OFLAG.read(from);
        settings.controlFlags = C_CFLAG.read(from);
        settings.localFlags = C_LFLAG.read(from);
        for (int i = 0; i < settings.characters.length; i++) {
            settings.characters[i] = from.loadByte(C_LINE + i);
        }
    }
}
