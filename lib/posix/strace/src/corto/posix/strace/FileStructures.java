// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;
import corto.posix.strace.CallTable.Kind;

/// Prints what calls of files and terminals point to.
final class FileStructures {
    private static final int O_CREAT = 0100;
    private static final int O_TMPFILE = 020000000;

    private static final int FILE_TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int PERMISSIONS = 0777;

    private static final int TCGETS = 0x5401;
    private static final int TCSETS = 0x5402;
    private static final int TCSETSF = 0x5404;
    private static final int TIOCGPGRP = 0x540F;
    private static final int TIOCSPGRP = 0x5410;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int TIOCSWINSZ = 0x5414;
    private static final int FIONREAD = 0x541B;
    private static final int FIONBIO = 0x5421;
    private static final int FIOCLEX = 0x5451;
    private static final int FIONCLEX = 0x5450;
    private static final int FIOASYNC = 0x5452;
    private static final int TIOCSPTLCK = 0x4004_5431;
    private static final int TIOCGPTN = 0x8004_5430;

    private static final int OPEN_FLAGS = Names.find("open");
    private static final int RESOLVE_FLAGS = Names.find("resolve");
    private static final int FILE_TYPES = Names.find("mode");
    private static final int STATX_MASK = Names.find("statxmask");
    private static final int LOCK_TYPES = Names.find("locktype");
    private static final int ORIGINS = Names.find("seek");
    private static final int CONTROLS = Names.find("ioctl");
    private static final int INPUT_FLAGS = Names.find("iflag");
    private static final int OUTPUT_FLAGS = Names.find("oflag");
    private static final int CONTROL_FLAGS = Names.find("cflag");
    private static final int LOCAL_FLAGS = Names.find("lflag");

    /// `struct stat`.
    private static final class Stat {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 MODE = LAYOUT.at(24).u32();
        static final U64 RDEV = LAYOUT.at(40).u64();
        static final U64 SIZE = LAYOUT.u64();
        static final int BYTES = 144;
    }

    /// `struct statx`.
    private static final class Statx {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 MASK = LAYOUT.u32();
        static final U64 ATTRIBUTES = LAYOUT.at(8).u64();
        static final U16 MODE = LAYOUT.at(28).u16();
        static final U64 SIZE = LAYOUT.at(40).u64();
        static final int BYTES = 256;
    }

    /// `struct flock`.
    private static final class Lock {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U16 TYPE = LAYOUT.u16();
        static final U16 WHENCE = LAYOUT.u16();
        static final U64 START = LAYOUT.at(8).u64();
        static final U64 LENGTH = LAYOUT.u64();
        static final U32 PID = LAYOUT.u32();
        static final int BYTES = 32;
    }

    /// `struct open_how`.
    private static final class OpenHow {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 MODE = LAYOUT.u64();
        static final U64 RESOLVE = LAYOUT.u64();
        static final int BYTES = LAYOUT.sized(24);
    }

    /// The first part of `struct termios`.
    private static final class Terminal {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 INPUT = LAYOUT.u32();
        static final U32 OUTPUT = LAYOUT.u32();
        static final U32 CONTROL = LAYOUT.u32();
        static final U32 LOCAL = LAYOUT.u32();
        static final int BYTES = 36;
    }

    private final Line line;
    private final Structures structures;

    FileStructures(Line line, Structures structures) {
        this.line = line;
        this.structures = structures;
    }

    void stat(long pointer) {
        Address from = structures.at(pointer, Stat.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{st_mode=");
        mode(Stat.MODE.read(from));
        sizeOrDevice("st_", Stat.MODE.read(from), Stat.SIZE.read(from), Stat.RDEV.read(from));
    }

    void statx(long pointer) {
        Address from = structures.at(pointer, Statx.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{stx_mask=");
        Names.print(line, STATX_MASK, Statx.MASK.read(from));
        line.add(", stx_attributes=").hex(Statx.ATTRIBUTES.read(from)).add(", stx_mode=");
        mode(Statx.MODE.read(from));
        line.add(", stx_size=").unsigned(Statx.SIZE.read(from), 10).add(", ...}");
    }

    void mode(int mode) {
        int rest = mode & PERMISSIONS;
        Names.print(line, FILE_TYPES, mode & ~PERMISSIONS);
        line.add('|').octal(rest);
    }

    private void sizeOrDevice(String prefix, int mode, long size, long device) {
        int type = mode & FILE_TYPE;
        line.add(", ").add(prefix);
        if (type == CHARACTER_DEVICE || type == BLOCK_DEVICE) {
            line.add("rdev=");
            device(device);
        } else {
            line.add("size=").unsigned(size, 10);
        }
        line.add(", ...}");
    }

    void device(long device) {
        line.add("makedev(").hex(device >>> 8 & 0xFFF).add(", ").hex(device & 0xFF | device >>> 12 & 0xFFF00).add(')');
    }

    /// `/* 3 entries */`.
    void directoryEntries(long pointer, long result) {
        structures.pointer(pointer);
        if (structures.hasFailed() || UserMemory.readable(new UserAddress(pointer), result).isZero()) {
            return;
        }
        int count = 0;
        Address start = new Address(pointer);
        for (long at = 0; at < result; at += start.loadShort(at + 16) & 0xFFFF) {      // d_reclen
            count++;
        }
        line.add(" /* ").decimal(count).add(" entries */");
    }

    /// @param filled whether the kernel filled it in, and told the owner
    void lock(long pointer, boolean filled) {
        Address from = structures.at(pointer, Lock.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{l_type=");
        Names.print(line, LOCK_TYPES, Lock.TYPE.read(from));
        line.add(", l_whence=");
        Names.print(line, ORIGINS, Lock.WHENCE.read(from));
        line.add(", l_start=").decimal(Lock.START.read(from)).add(", l_len=").decimal(Lock.LENGTH.read(from));
        if (filled) {
            line.add(", l_pid=").decimal(Lock.PID.read(from));
        }
        line.add('}');
    }

    void openHow(long pointer) {
        Address from = structures.at(pointer, OpenHow.BYTES);
        if (from.isZero()) {
            return;
        }
        long flags = OpenHow.FLAGS.read(from);
        line.add("{flags=");
        Names.print(line, OPEN_FLAGS, flags);
        if (OpenHow.MODE.read(from) != 0 || (flags & (O_CREAT | O_TMPFILE)) != 0) {
            line.add(", mode=").octal(OpenHow.MODE.read(from));
        }
        line.add(", resolve=");
        Names.print(line, RESOLVE_FLAGS, OpenHow.RESOLVE.read(from));
        line.add('}');
    }

    /// The request and the argument of ioctl(2).
    void control(int request, long argument) {
        Names.print(line, CONTROLS, request);
        if (request == FIOCLEX || request == FIONCLEX) {
            return;
        }
        line.add(", ");
        if (request == TIOCSPGRP || request == FIONBIO || request == FIOASYNC || request == TIOCSPTLCK || request >= TCSETS && request <= TCSETSF
                || request == TIOCSWINSZ) {
            structures.setFailed(false);                     // the caller gives it
        }
        switch (request) {
            case FIONBIO, FIONREAD, FIOASYNC, TIOCGPGRP, TIOCSPGRP, TIOCGPTN, TIOCSPTLCK -> structures.print(Kind.INT_POINTER, argument);
            case TIOCGWINSZ, TIOCSWINSZ -> windowSize(argument);
            default -> {
                if (request >= TCGETS && request <= TCSETSF) {
                    terminal(argument);
                } else {
                    line.hex(argument);
                }
            }
        }
    }

    private void windowSize(long pointer) {
        Address from = structures.at(pointer, 8);
        if (!from.isZero()) {
            line.add("{ws_row=").decimal(from.loadShort(0)).add(", ws_col=").decimal(from.loadShort(2)).add(", ws_xpixel=").decimal(from.loadShort(4))
                    .add(", ws_ypixel=").decimal(from.loadShort(6)).add('}');
        }
    }

    private void terminal(long pointer) {
        Address from = structures.at(pointer, Terminal.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{c_iflag=");
        Names.print(line, INPUT_FLAGS, Terminal.INPUT.read(from));
        line.add(", c_oflag=");
        Names.print(line, OUTPUT_FLAGS, Terminal.OUTPUT.read(from));
        line.add(", c_cflag=");
        Names.print(line, CONTROL_FLAGS, Terminal.CONTROL.read(from));
        line.add(", c_lflag=");
        Names.print(line, LOCAL_FLAGS, Terminal.LOCAL.read(from));
        line.add(", ...}");
    }
}
