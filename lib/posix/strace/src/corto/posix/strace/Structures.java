// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.UserMemory;
import corto.posix.strace.CallTable.Kind;

/// Prints what an argument points to. A pointer to what cannot be read, or to what a failed call did not fill in, is printed as an address.
final class Structures {
    private static final int MOST_TEXT = 32;                 // of a string, then "..."
    private static final int MOST_ELEMENTS = 32;             // of an array
    private static final int MOST_PATH = 4096;
    private static final long INT = 0xFFFF_FFFFL;
    private static final int SIGNAL_INFO_BYTES = 128;

    private static final int POLL_EVENTS = Names.find("poll");
    private static final int EPOLL_EVENTS = Names.find("epoll");
    private static final int FILE_TYPES = Names.find("mode");
    private static final int FAMILIES = Names.find("family");
    private static final int ACTION_FLAGS = Names.find("sa");
    private static final int STACK_FLAGS = Names.find("ss");
    private static final int CLONE_FLAGS = Names.find("clone");
    private static final int MESSAGE_FLAGS = Names.find("msg");
    private static final int STATX_MASK = Names.find("statxmask");
    private static final int SIGNAL_CODES = Names.find("sicode");
    private static final int CHILD_CODES = Names.find("cld");
    private static final int[] FAULT_CODES = faultCodes();

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

    /// `struct sigaction` of the kernel.
    private static final class Action {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 HANDLER = LAYOUT.u64();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 RESTORER = LAYOUT.u64();
        static final U64 MASK = LAYOUT.u64();
        static final int BYTES = LAYOUT.sized(32);
        static final long RESTORER_FLAG = 0x0400_0000;
    }

    /// `siginfo_t`.
    private static final class Info {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 SIGNO = LAYOUT.u32();
        static final U32 CODE = LAYOUT.at(8).u32();
        static final U32 PID = LAYOUT.at(16).u32();
        static final U32 UID = LAYOUT.u32();
        static final U64 VALUE = LAYOUT.u64();
        static final U64 ADDR = LAYOUT.at(16).u64();
        static final U32 STATUS = LAYOUT.at(24).u32();
        static final U64 USER_TIME = LAYOUT.at(32).u64();    // hundredths of a second
        static final U64 SYSTEM_TIME = LAYOUT.u64();
    }

    /// `struct msghdr`.
    private static final class Message {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NAME = LAYOUT.u64();
        static final U32 NAME_LENGTH = LAYOUT.u32();
        static final U64 VECTOR = LAYOUT.at(16).u64();
        static final U64 VECTOR_LENGTH = LAYOUT.u64();
        static final U64 CONTROL = LAYOUT.u64();
        static final U64 CONTROL_LENGTH = LAYOUT.u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final int BYTES = 56;
    }

    /// `struct clone_args`.
    private static final class CloneArguments {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 PIDFD = LAYOUT.u64();
        static final U64 CHILD_TID = LAYOUT.u64();
        static final U64 PARENT_TID = LAYOUT.u64();
        static final U64 EXIT_SIGNAL = LAYOUT.u64();
        static final U64 STACK = LAYOUT.u64();
        static final U64 STACK_SIZE = LAYOUT.u64();
        static final U64 TLS = LAYOUT.u64();
        static final int BYTES = LAYOUT.sized(64);
    }

    private static final long CLONE_PARENT_SETTID = 0x10_0000;
    private static final int CLONE_SIGNAL = 0xFF;

    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int FILE_TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final int BLOCK_DEVICE = 0060000;
    private static final int PERMISSIONS = 0777;

    private final Line line;
    private boolean hasFailed;

    Structures(Line line) {
        this.line = line;
    }

    private static int[] faultCodes() {
        int[] sets = new int[Signal.SIGSEGV + 1];
        sets[Signal.SIGSEGV] = Names.find("segv");
        sets[Signal.SIGBUS] = Names.find("bus");
        sets[Signal.SIGFPE] = Names.find("fpe");
        sets[Signal.SIGILL] = Names.find("ill");
        sets[Signal.SIGTRAP] = Names.find("trap");
        return sets;
    }

    /// Whether what is printed next belongs to a call that has failed.
    void setFailed(boolean failed) {
        hasFailed = failed;
    }

    /// Where to read `bytes` bytes; if there is nothing to be read, prints the pointer and returns zero.
    Address at(long pointer, long bytes) {
        Address from = pointer == 0 || hasFailed ? Address.zero() : UserMemory.readable(new UserAddress(pointer), bytes);
        if (from.isZero()) {
            pointer(pointer);
        }
        return from;
    }

    void pointer(long pointer) {
        if (pointer == 0) {
            line.add("NULL");
        } else {
            line.hex(pointer);
        }
    }

    /// Structures that need nothing but their address.
    void print(Kind kind, long pointer) {
        int bytes = switch (kind) {
            case STAT -> Stat.BYTES;
            case STATX -> Statx.BYTES;
            case SIGACTION, ITIMERVAL, ITIMERSPEC, TIMES -> 32;
            case SIGINFO -> SIGNAL_INFO_BYTES;
            case STACK -> 24;
            case UTSNAME -> 390;
            case RUSAGE -> 144;
            case SYSINFO -> 112;
            case TIMEVAL, TIMESPEC, RLIMIT -> 16;
            case EPOLL_EVENT -> 12;
            case PAIR, LONG_POINTER, SIGSET -> 8;
            default -> 4;
        };
        Address from = at(pointer, bytes);
        if (from.isZero()) {
            return;
        }
        switch (kind) {
            case STAT -> {
                line.add("{st_mode=");
                mode(Stat.MODE.read(from));
                sizeOrDevice("st_", Stat.MODE.read(from), Stat.SIZE.read(from), Stat.RDEV.read(from));
            }
            case STATX -> {
                line.add("{stx_mask=");
                Names.print(line, STATX_MASK, Statx.MASK.read(from));
                line.add(", stx_attributes=").hex(Statx.ATTRIBUTES.read(from)).add(", stx_mode=");
                mode(Statx.MODE.read(from));
                line.add(", stx_size=").unsigned(Statx.SIZE.read(from), 10).add(", ...}");
            }
            case SIGACTION -> action(from);
            case SIGINFO -> info(from);
            case SIGSET -> signalSet(from.loadLong(0));
            case STACK -> {
                line.add("{ss_sp=");
                pointer(from.loadLong(0));
                line.add(", ss_flags=");
                Names.print(line, STACK_FLAGS, from.loadInt(8));
                line.add(", ss_size=").unsigned(from.loadLong(16), 10).add('}');
            }
            case UTSNAME -> {
                line.add("{sysname=");
                path(pointer);
                line.add(", nodename=");
                path(pointer + 65);
                line.add(", ...}");
            }
            case RUSAGE -> {
                line.add("{ru_utime=");
                time(from, 0, 'u');
                line.add(", ru_stime=");
                time(from, 16, 'u');
                line.add(", ...}");
            }
            case SYSINFO -> information(from);
            case TIMEVAL -> time(from, 0, 'u');
            case TIMESPEC -> time(from, 0, 'n');
            case TIMES -> {
                line.add('[');
                fileTime(from, 0);
                line.add(", ");
                fileTime(from, 16);
                line.add(']');
            }
            case ITIMERVAL, ITIMERSPEC -> {
                char unit = kind == Kind.ITIMERVAL ? 'u' : 'n';
                line.add("{it_interval=");
                time(from, 0, unit);
                line.add(", it_value=");
                time(from, 16, unit);
                line.add('}');
            }
            case RLIMIT -> {
                line.add("{rlim_cur=");
                limit(from.loadLong(0));
                line.add(", rlim_max=");
                limit(from.loadLong(8));
                line.add('}');
            }
            case EPOLL_EVENT -> epollEvent(from);
            case PAIR -> line.add('[').decimal(from.loadInt(0)).add(", ").decimal(from.loadInt(4)).add(']');
            case LONG_POINTER -> line.add('[').decimal(from.loadLong(0)).add(']');
            default -> line.add('[').decimal(from.loadInt(0)).add(']');
        }
    }

    // ---- text ----

    /// A C string, to its end.
    void path(long pointer) {
        if (pointer == 0 || hasFailed) {
            pointer(pointer);
            return;
        }
        long length = UserMemory.stringLength(new UserAddress(pointer), MOST_PATH).bits();
        if (length < 0) {
            line.hex(pointer);
            return;
        }
        bytes(new Address(pointer), length);
    }

    void quote(String text) {
        line.add('"').add(text).add('"');
    }

    void data(long pointer, long length) {
        long shown = Long.compareUnsigned(length, MOST_TEXT) > 0 ? MOST_TEXT : length;
        Address from = at(pointer, shown);
        if (!from.isZero()) {
            bytes(from, shown);
            line.add(shown < length ? "..." : "");
        }
    }

    /// What the kernel filled in: `result` bytes.
    void got(long pointer, long result) {
        data(pointer, result);
    }

    private void bytes(Address from, long length) {
        line.add('"');
        for (long i = 0; i < length; i++) {
            int next = i + 1 < length ? from.loadByte(i + 1) : 0;
            character(from.loadByte(i) & 0xFF, next >= '0' && next <= '7');
        }
        line.add('"');
    }

    private void character(int character, boolean isBeforeDigit) {
        int escape = "\t\n\u000B\f\r\"\\".indexOf(character);
        if (escape >= 0) {
            line.add('\\').add("tnvfr\"\\".charAt(escape));
        } else if (character >= ' ' && character < 0x7F) {
            line.add((char) character);
        } else {
            line.add('\\');
            if (isBeforeDigit) {
                line.add(character < 0100 ? "0" : "").add(character < 010 ? "0" : "");
            }
            line.unsigned(character, 8);
        }
    }

    /// Bytes that are no text, in hexadecimal.
    void random(long pointer, long result) {
        long shown = Math.min(result, MOST_TEXT);
        Address from = at(pointer, shown);
        if (from.isZero()) {
            return;
        }
        line.add('"');
        for (long i = 0; i < shown; i++) {
            int value = from.loadByte(i) & 0xFF;
            line.add("\\x").add(value < 16 ? "0" : "").unsigned(value, 16);
        }
        line.add(shown < result ? "\"..." : "\"");
    }

    /// An array of `struct iovec`, of which `available` bytes hold something.
    void vector(long pointer, long count, long available) {
        int shown = (int) Math.min(count & INT, MOST_ELEMENTS);
        Address from = at(pointer, 16L * shown);
        if (from.isZero()) {
            return;
        }
        long left = available;
        line.add('[');
        for (int i = 0; i < shown; i++) {
            long length = from.loadLong(16L * i + 8);
            long filled = Long.compareUnsigned(length, left) > 0 ? left : length;
            line.add(i == 0 ? "{iov_base=" : ", {iov_base=");
            data(from.loadLong(16L * i), filled);
            line.add(", iov_len=").unsigned(length, 10).add('}');
            left -= filled;
        }
        line.add(shown < count ? ", ...]" : "]");
    }

    // ---- files ----

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
        pointer(pointer);
        if (hasFailed || UserMemory.readable(new UserAddress(pointer), result).isZero()) {
            return;
        }
        int count = 0;
        Address start = new Address(pointer);
        for (long at = 0; at < result; at += start.loadShort(at + 16) & 0xFFFF) {      // d_reclen
            count++;
        }
        line.add(" /* ").decimal(count).add(" entries */");
    }

    // ---- waiting for files ----

    /// An array of `struct pollfd`: what is asked, or what has come.
    void pollFiles(long pointer, long count, boolean results) {
        int shown = (int) Math.min(count & INT, MOST_ELEMENTS);
        Address from = at(pointer, 8L * shown);
        if (from.isZero()) {
            return;
        }
        line.add('[');
        boolean any = false;
        for (int i = 0; i < shown; i++) {
            int events = from.loadShort(8L * i + (results ? 6 : 4)) & 0xFFFF;
            if (results && events == 0) {
                continue;
            }
            line.add(any ? ", {fd=" : "{fd=").decimal(from.loadInt(8L * i));
            any = true;
            if (results || from.loadInt(8L * i) >= 0) {
                line.add(results ? ", revents=" : ", events=");
                Names.print(line, POLL_EVENTS, events);
            }
            line.add('}');
        }
        line.add(shown < count && !results ? ", ...]" : "]");
    }

    void epollEvents(long pointer, long result) {
        int shown = (int) Math.min(result, MOST_ELEMENTS);
        Address from = at(pointer, 12L * Math.max(1, shown));
        if (from.isZero()) {
            return;
        }
        line.add('[');
        for (int i = 0; i < shown; i++) {
            line.add(i == 0 ? "" : ", ");
            epollEvent(from.plus(12L * i));
        }
        line.add(shown < result ? ", ...]" : "]");
    }

    private void epollEvent(Address from) {
        line.add("{events=");
        Names.print(line, EPOLL_EVENTS, from.loadInt(0));
        line.add(", data={u32=").unsigned(from.loadInt(4) & INT, 10).add(", u64=").unsigned(from.loadLong(4), 10).add("}}");
    }

    /// Whether a set of select(2) has any file.
    boolean hasFiles(long pointer, int files) {
        if (pointer == 0 || UserMemory.readable(new UserAddress(pointer), files + 63 >> 6 << 3).isZero()) {
            return false;
        }
        for (int fd = 0; fd < files; fd++) {
            if (isIn(new Address(pointer), fd)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Address set, int fd) {
        return (set.loadByte(fd >> 3) & 1 << (fd & 7)) != 0;
    }

    void fileSet(long pointer, int files) {
        Address from = at(pointer, files + 63 >> 6 << 3);
        if (from.isZero()) {
            return;
        }
        line.add('[');
        boolean any = false;
        for (int fd = 0; fd < files; fd++) {
            if (isIn(from, fd)) {
                line.add(any ? " " : "").decimal(fd);
                any = true;
            }
        }
        line.add(']');
    }

    // ---- sockets ----

    void address(long pointer, long length) {
        Address from = at(pointer, Math.min(Math.max(length & INT, 2), 128));
        if (from.isZero()) {
            return;
        }
        int family = from.loadShort(0) & 0xFFFF;
        line.add("{sa_family=");
        Names.print(line, FAMILIES, family);
        if (family == AF_INET && length >= 16) {
            line.add(", sin_port=htons(").decimal(port(from)).add("), sin_addr=inet_addr(\"");
            dotted(from.plus(4));
            line.add("\")");
        } else if (family == AF_INET6 && length >= 28) {
            line.add(", sin6_port=htons(").decimal(port(from)).add("), sin6_flowinfo=htonl(").decimal(Integer.reverseBytes(from.loadInt(4)) & INT)
                    .add("), inet_pton(AF_INET6, \"");
            colons(from.plus(8));
            line.add("\", &sin6_addr), sin6_scope_id=").decimal(from.loadInt(24) & INT);
        } else if (family == AF_UNIX && length > 2) {
            line.add(", sun_path=");
            if (from.loadByte(2) == 0) {
                line.add('@');
                bytes(from.plus(3), Math.min(length, 110) - 3);
            } else {
                path(pointer + 2);
            }
        }
        line.add('}');
    }

    /// An address that the kernel filled in; its length is behind `lengthPointer`.
    void gotAddress(long pointer, long lengthPointer) {
        Address length = lengthPointer == 0 || hasFailed ? Address.zero() : UserMemory.readable(new UserAddress(lengthPointer), Integer.BYTES);
        if (length.isZero()) {
            pointer(pointer);
        } else {
            address(pointer, length.loadInt(0));
        }
    }

    private static int port(Address from) {
        return (from.loadByte(2) & 0xFF) << 8 | from.loadByte(3) & 0xFF;
    }

    private void dotted(Address from) {
        for (int i = 0; i < 4; i++) {
            line.add(i == 0 ? "" : ".").decimal(from.loadByte(i) & 0xFF);
        }
    }

    /// RFC 5952: the longest run of zeros as `::`, IPv4-mapped addresses with dots.
    private void colons(Address from) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int length = 0;
            while (start + length < 8 && from.loadShort(2L * (start + length)) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = start;
                bestLength = length;
            }
        }
        boolean isMapped = bestStart == 0 && bestLength == 5 && from.loadShort(10) == -1;
        int i = 0;
        while (i < (isMapped ? 6 : 8)) {
            if (i == bestStart) {
                line.add("::");
                i += bestLength;
                continue;
            }
            line.add(i == 0 || i == bestStart + bestLength && bestStart >= 0 ? "" : ":");
            line.unsigned((from.loadByte(2L * i) & 0xFF) << 8 | from.loadByte(2L * i + 1) & 0xFF, 16);
            i++;
        }
        if (isMapped) {
            line.add(':');
            dotted(from.plus(12));
        }
    }

    void message(long pointer, long available) {
        Address from = at(pointer, Message.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{msg_name=");
        address(Message.NAME.read(from), Message.NAME_LENGTH.read(from));
        line.add(", msg_namelen=").decimal(Message.NAME_LENGTH.read(from)).add(", msg_iov=");
        vector(Message.VECTOR.read(from), Message.VECTOR_LENGTH.read(from), available);
        line.add(", msg_iovlen=").unsigned(Message.VECTOR_LENGTH.read(from), 10);
        if (Message.CONTROL.read(from) != 0) {
            line.add(", msg_control=").hex(Message.CONTROL.read(from));
        }
        line.add(", msg_controllen=").unsigned(Message.CONTROL_LENGTH.read(from), 10).add(", msg_flags=");
        Names.print(line, MESSAGE_FLAGS, Message.FLAGS.read(from));
        line.add('}');
    }

    void optionValue(long pointer, long length) {
        Address from = at(pointer, Math.min(length & INT, MOST_TEXT));
        if (from.isZero()) {
            return;
        }
        if (length == Integer.BYTES) {
            line.add('[').decimal(from.loadInt(0)).add(']');
        } else {
            data(pointer, length & INT);
        }
    }

    void gotOptionValue(long pointer, long lengthPointer) {
        Address length = hasFailed ? Address.zero() : UserMemory.readable(new UserAddress(lengthPointer), Integer.BYTES);
        if (length.isZero()) {
            pointer(pointer);
        } else {
            optionValue(pointer, length.loadInt(0));
        }
    }

    // ---- signals ----

    /// SIGTERM, SIGRTMIN, SIGRT_1.
    String signalName(int signal) {
        if (signal <= 0 || signal > Signal.MOST) {
            return Integer.toString(signal);
        }
        return signal < 32 ? Signal.name(signal) : signal == 32 ? "SIGRTMIN" : "SIGRT_" + (signal - 32);
    }

    /// `[INT TERM]`, or `~[…]` with those that are missing, if these are fewer.
    void signalSet(long set) {
        boolean isInverted = Long.bitCount(set) >= Signal.MOST * 2 / 3;
        long shown = isInverted ? ~set : set;
        line.add(isInverted ? "~[" : "[");
        boolean any = false;
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            if ((shown & Signal.set(signal)) != 0) {
                String name = signalName(signal);
                line.add(any ? " " : "").add(name, 3, name.length());
                any = true;
            }
        }
        line.add(']');
    }

    private void action(Address from) {
        long handler = Action.HANDLER.read(from);
        long flags = Action.FLAGS.read(from);
        line.add("{sa_handler=");
        if (handler == 0 || handler == 1) {
            line.add(handler == 0 ? "SIG_DFL" : "SIG_IGN");
        } else {
            line.hex(handler);
        }
        line.add(", sa_mask=");
        signalSet(Action.MASK.read(from));
        line.add(", sa_flags=");
        Names.print(line, ACTION_FLAGS, flags);
        if ((flags & Action.RESTORER_FLAG) != 0) {
            line.add(", sa_restorer=");
            pointer(Action.RESTORER.read(from));
        }
        line.add('}');
    }

    void signalInfo(SignalInfo info) {
        Address buffer = ObjectAddress.elements(new byte[SIGNAL_INFO_BYTES]);
        info.write(buffer);
        info(buffer);
    }

    private void info(Address from) {
        int signal = Info.SIGNO.read(from);
        int code = Info.CODE.read(from);
        if (signal == 0) {
            line.add("{}");                                  // waitid(2) with WNOHANG, and nobody has ended
            return;
        }
        line.add("{si_signo=").add(signalName(signal)).add(", si_code=");
        if (signal == Signal.SIGCHLD && code > 0 && code != Signal.SI_KERNEL) {
            childInfo(from, code);
            return;
        }
        boolean isFault = signal < FAULT_CODES.length && FAULT_CODES[signal] != 0;
        Names.print(line, isFault && code > 0 && code != Signal.SI_KERNEL ? FAULT_CODES[signal] : SIGNAL_CODES, code);
        if (code == Signal.SI_TIMER) {
            line.add(", si_timerid=").hex(Info.PID.read(from)).add(", si_overrun=").decimal(Info.UID.read(from));
        } else if (code <= 0) {
            line.add(", si_pid=").decimal(Info.PID.read(from)).add(", si_uid=").decimal(Info.UID.read(from));
        } else if (isFault) {
            line.add(", si_addr=");
            pointer(Info.ADDR.read(from));
        }
        if (code == Signal.SI_QUEUE || code == Signal.SI_TIMER) {
            line.add(", si_value={int=").decimal((int) Info.VALUE.read(from)).add(", ptr=");
            pointer(Info.VALUE.read(from));
            line.add('}');
        }
        line.add('}');
    }

    /// What SIGCHLD tells of a child that ended or stopped.
    private void childInfo(Address from, int code) {
        Names.print(line, CHILD_CODES, code);
        line.add(", si_pid=").decimal(Info.PID.read(from)).add(", si_uid=").decimal(Info.UID.read(from)).add(", si_status=");
        int status = Info.STATUS.read(from);
        line.add(code == Signal.CLD_EXITED ? Integer.toString(status) : signalName(status)).add(", si_utime=");
        ticks(Info.USER_TIME.read(from));
        line.add(", si_stime=");
        ticks(Info.SYSTEM_TIME.read(from));
        line.add('}');
    }

    private void ticks(long ticks) {
        line.decimal(ticks);
        if (ticks != 0) {
            long rest = ticks % 100;
            line.add(" /* ").decimal(ticks / 100).add(rest < 10 ? ".0" : ".").decimal(rest).add(" s */");
        }
    }

    /// `{mask=[]}`: the mask that a handler returns to, in its `ucontext`. The return address is taken already.
    void handlerReturn(ApplicationThread thread) {
        final int maskOffset = 296;                          // uc_sigmask in struct ucontext
        line.add("{mask=");
        print(Kind.SIGSET, TrapFrame.RSP.read(thread.frame()) + maskOffset);
        line.add('}');
    }

    // ---- threads ----

    /// clone(2): flags, stack, parent's and child's thread number, thread-local storage.
    void clone(long[] words) {
        line.add("child_stack=");
        pointer(words[1]);
        line.add(", flags=");
        Names.print(line, CLONE_FLAGS, words[0] & ~CLONE_SIGNAL);
        if ((words[0] & CLONE_SIGNAL) != 0) {
            line.add('|').add(signalName((int) words[0] & CLONE_SIGNAL));
        }
        line.add(", parent_tid=");
        pointer(words[2]);
        line.add(", tls=").hex(words[4]).add(", child_tidptr=");
        pointer(words[3]);
    }

    void cloneArguments(long pointer, long result) {
        Address from = at(pointer, CloneArguments.BYTES);
        if (from.isZero()) {
            return;
        }
        long flags = CloneArguments.FLAGS.read(from);
        line.add("{flags=");
        Names.print(line, CLONE_FLAGS, flags);
        line.add(", child_tid=").hex(CloneArguments.CHILD_TID.read(from)).add(", parent_tid=").hex(CloneArguments.PARENT_TID.read(from)).add(", exit_signal=");
        long signal = CloneArguments.EXIT_SIGNAL.read(from);
        line.add(signal == 0 ? "0" : signalName((int) signal)).add(", stack=").hex(CloneArguments.STACK.read(from)).add(", stack_size=")
                .hex(CloneArguments.STACK_SIZE.read(from)).add(", tls=").hex(CloneArguments.TLS.read(from)).add('}');
        if (result > 0 && (flags & CLONE_PARENT_SETTID) != 0) {
            line.add(" => {parent_tid=");
            print(Kind.INT_POINTER, CloneArguments.PARENT_TID.read(from));
            line.add('}');
        }
    }

    // ---- times and the machine ----

    private void time(Address from, int offset, char unit) {
        line.add("{tv_sec=").decimal(from.loadLong(offset)).add(", tv_").add(unit).add("sec=").decimal(from.loadLong(offset + 8)).add('}');
    }

    private void fileTime(Address from, int offset) {
        final int now = (1 << 30) - 1;                       // UTIME_NOW
        final int omit = (1 << 30) - 2;                      // UTIME_OMIT
        long nanos = from.loadLong(offset + 8);
        if (nanos == now || nanos == omit) {
            line.add(nanos == now ? "UTIME_NOW" : "UTIME_OMIT");
        } else {
            time(from, offset, 'n');
        }
    }

    private void limit(long value) {
        if (value == -1) {
            line.add("RLIM64_INFINITY");
        } else if (Long.compareUnsigned(value, 1024) > 0 && (value & 1023) == 0) {
            line.unsigned(value >>> 10, 10).add("*1024");
        } else {
            line.unsigned(value, 10);
        }
    }

    private void information(Address from) {
        String[] names = {"uptime=", ", loads=[", ", ", ", ", "], totalram=", ", freeram=", ", sharedram=", ", bufferram=", ", totalswap=", ", freeswap="};
        line.add('{');
        for (int i = 0; i < names.length; i++) {
            line.add(names[i]).unsigned(from.loadLong(8L * i), 10);
        }
        line.add(", procs=").decimal(from.loadShort(80)).add(", totalhigh=").unsigned(from.loadLong(88), 10).add(", freehigh=").unsigned(from.loadLong(96), 10)
                .add(", mem_unit=").decimal(from.loadInt(104)).add('}');
    }
}
