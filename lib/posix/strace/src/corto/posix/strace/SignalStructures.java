// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.U32;
import corto.lang.U64;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;

/// Prints signals, sets of them, and what calls of signals point to.
final class SignalStructures {
    private static final int SIGNAL_INFO_BYTES = 128;

    private static final int ACTION_FLAGS = Names.find("sa");
    private static final int SIGNAL_CODES = Names.find("sicode");
    private static final int CHILD_CODES = Names.find("cld");
    private static final int[] FAULT_CODES = faultCodes();

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

    private final Line line;
    private final Structures structures;

    SignalStructures(Line line, Structures structures) {
        this.line = line;
        this.structures = structures;
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

    /// SIGTERM, SIGRTMIN, SIGRT_1.
    String name(int signal) {
        if (signal <= 0 || signal > Signal.MOST) {
            return Integer.toString(signal);
        }
        return signal < 32 ? Signal.name(signal) : signal == 32 ? "SIGRTMIN" : "SIGRT_" + (signal - 32);
    }

    void set(long pointer) {
        Address from = structures.at(pointer, Long.BYTES);
        if (!from.isZero()) {
            members(from.loadLong(0));
        }
    }

    /// `[INT TERM]`, or `~[…]` with those that are missing, if these are fewer.
    private void members(long set) {
        boolean isInverted = Long.bitCount(set) >= Signal.MOST * 2 / 3;
        long shown = isInverted ? ~set : set;
        line.add(isInverted ? "~[" : "[");
        boolean any = false;
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            if ((shown & Signal.set(signal)) != 0) {
                String name = name(signal);
                line.add(any ? " " : "").add(name, 3, name.length());
                any = true;
            }
        }
        line.add(']');
    }

    void action(long pointer) {
        Address from = structures.at(pointer, Action.BYTES);
        if (from.isZero()) {
            return;
        }
        long handler = Action.HANDLER.read(from);
        long flags = Action.FLAGS.read(from);
        line.add("{sa_handler=");
        if (handler == 0 || handler == 1) {
            line.add(handler == 0 ? "SIG_DFL" : "SIG_IGN");
        } else {
            line.hex(handler);
        }
        line.add(", sa_mask=");
        members(Action.MASK.read(from));
        line.add(", sa_flags=");
        Names.print(line, ACTION_FLAGS, flags);
        if ((flags & Action.RESTORER_FLAG) != 0) {
            line.add(", sa_restorer=");
            structures.pointer(Action.RESTORER.read(from));
        }
        line.add('}');
    }

    void sent(SignalInfo info) {
        Address buffer = ObjectAddress.elements(new byte[SIGNAL_INFO_BYTES]);
        info.write(buffer);
        info(buffer);
    }

    void info(long pointer) {
        Address from = structures.at(pointer, SIGNAL_INFO_BYTES);
        if (!from.isZero()) {
            info(from);
        }
    }

    private void info(Address from) {
        int signal = Info.SIGNO.read(from);
        int code = Info.CODE.read(from);
        if (signal == 0) {
            line.add("{}");                                  // waitid(2) with WNOHANG, and nobody has ended
            return;
        }
        line.add("{si_signo=").add(name(signal)).add(", si_code=");
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
            structures.pointer(Info.ADDR.read(from));
        }
        if (code == Signal.SI_QUEUE || code == Signal.SI_TIMER) {
            line.add(", si_value={int=").decimal((int) Info.VALUE.read(from)).add(", ptr=");
            structures.pointer(Info.VALUE.read(from));
            line.add('}');
        }
        line.add('}');
    }

    /// What SIGCHLD tells of a child that ended or stopped.
    private void childInfo(Address from, int code) {
        Names.print(line, CHILD_CODES, code);
        line.add(", si_pid=").decimal(Info.PID.read(from)).add(", si_uid=").decimal(Info.UID.read(from)).add(", si_status=");
        int status = Info.STATUS.read(from);
        line.add(code == Signal.CLD_EXITED ? Integer.toString(status) : name(status)).add(", si_utime=");
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
        set(TrapFrame.RSP.read(thread.frame()) + maskOffset);
        line.add('}');
    }
}
