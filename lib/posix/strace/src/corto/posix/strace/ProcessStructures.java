// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;
import corto.posix.strace.CallTable.Kind;

/// Prints what calls of processes, threads, their rights, priorities and timers point to.
final class ProcessStructures {
    private static final int MOST_WORDS = 32;
    private static final int MOST_VARIABLES = 1 << 16;
    private static final int CORE = 0x80;                    // in a status of wait(2)
    private static final int STOPPED = 0x7F;
    private static final int CONTINUED = 0xFFFF;
    private static final int SIGEV_THREAD_ID = 4;
    private static final int CAPABILITY_SET_BYTES = 12;      // three words of 32 bits; a second such set has the upper halves

    private static final String CAPABILITIES = "CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID KILL SETGID SETUID SETPCAP LINUX_IMMUTABLE NET_BIND_SERVICE "
            + "NET_BROADCAST NET_ADMIN NET_RAW IPC_LOCK IPC_OWNER SYS_MODULE SYS_RAWIO SYS_CHROOT SYS_PTRACE SYS_PACCT SYS_ADMIN SYS_BOOT SYS_NICE SYS_RESOURCE "
            + "SYS_TIME SYS_TTY_CONFIG MKNOD LEASE AUDIT_WRITE AUDIT_CONTROL SETFCAP MAC_OVERRIDE MAC_ADMIN SYSLOG WAKE_ALARM BLOCK_SUSPEND AUDIT_READ PERFMON "
            + "BPF CHECKPOINT_RESTORE ";

    private static final long CLONE_PARENT_SETTID = 0x10_0000;
    private static final int CLONE_SIGNAL = 0xFF;

    private static final int CLONE_FLAGS = Names.find("clone");
    private static final int EVENT_KINDS = Names.find("sigev");
    private static final int CAPABILITY_VERSIONS = Names.find("capversion");
    private static final int POLICIES = Names.find("policy");
    private static final int SCHEDULE_FLAGS = Names.find("schedflags");

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

    /// `struct sigevent`.
    private static final class Event {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 VALUE = LAYOUT.u64();
        static final U32 SIGNO = LAYOUT.u32();
        static final U32 NOTIFY = LAYOUT.u32();
        static final U32 THREAD_ID = LAYOUT.u32();
        static final int BYTES = LAYOUT.sized(20);
    }

    /// `struct sched_attr`. The last two came later: `SIZE` says whether they are there.
    private static final class Schedule {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 SIZE = LAYOUT.u32();
        static final U32 POLICY = LAYOUT.u32();
        static final U64 FLAGS = LAYOUT.u64();
        static final U32 NICE = LAYOUT.u32();
        static final U32 PRIORITY = LAYOUT.u32();
        static final U64 RUNTIME = LAYOUT.u64();
        static final U64 DEADLINE = LAYOUT.u64();
        static final U64 PERIOD = LAYOUT.u64();
        static final int BYTES = LAYOUT.sized(48);
        static final U32 LEAST_USE = LAYOUT.u32();
        static final U32 MOST_USE = LAYOUT.u32();
        static final int LATER_BYTES = 56;
    }

    private final Line line;
    private final Structures structures;
    private final SignalStructures signals;

    ProcessStructures(Line line, Structures structures, SignalStructures signals) {
        this.line = line;
        this.structures = structures;
        this.signals = signals;
    }

    /// Pointers to strings, to a null pointer: `["ls", "/etc"]`.
    void words(long pointer) {
        Address from = structures.at(pointer, Long.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add('[');
        for (int i = 0; ; i++) {
            Address word = wordAt(pointer, i);
            if (word.isZero() || word.loadLong(0) == 0) {
                break;
            }
            line.add(i == 0 ? "" : ", ");
            if (i == MOST_WORDS) {
                line.add("...");
                break;
            }
            structures.path(word.loadLong(0));
        }
        line.add(']');
    }

    /// `/* 3 vars */`.
    void environment(long pointer) {
        structures.pointer(pointer);
        if (pointer == 0) {
            return;
        }
        int count = 0;
        while (count < MOST_VARIABLES) {
            Address word = wordAt(pointer, count);
            if (word.isZero()) {
                return;
            }
            if (word.loadLong(0) == 0) {
                break;
            }
            count++;
        }
        line.add(" /* ").decimal(count).add(count == 1 ? " var */" : " vars */");
    }

    private static Address wordAt(long pointer, int at) {
        return UserMemory.readable(new UserAddress(pointer + (long) Long.BYTES * at), Long.BYTES);
    }

    /// How a child ended, in the words of wait(2)'s macros.
    void status(long pointer) {
        Address from = structures.at(pointer, Integer.BYTES);
        if (from.isZero()) {
            return;
        }
        int status = from.loadInt(0);
        int signal = status & 0x7F;
        line.add("[{");
        if (status == CONTINUED) {
            line.add("WIFCONTINUED(s)");
        } else if ((status & 0xFF) == STOPPED) {
            line.add("WIFSTOPPED(s) && WSTOPSIG(s) == ").add(signals.name(status >>> 8 & 0xFF));
        } else if (signal == 0) {
            line.add("WIFEXITED(s) && WEXITSTATUS(s) == ").decimal(status >>> 8 & 0xFF);
        } else {
            line.add("WIFSIGNALED(s) && WTERMSIG(s) == ").add(signals.name(signal)).add((status & CORE) != 0 ? " && WCOREDUMP(s)" : "");
        }
        line.add("}]");
    }

    void event(long pointer) {
        Address from = structures.at(pointer, Event.BYTES);
        if (from.isZero()) {
            return;
        }
        int kind = Event.NOTIFY.read(from);
        line.add("{sigev_value={sival_int=").decimal((int) Event.VALUE.read(from)).add(", sival_ptr=");
        structures.pointer(Event.VALUE.read(from));
        line.add("}, sigev_signo=").add(signals.name(Event.SIGNO.read(from))).add(", sigev_notify=");
        Names.print(line, EVENT_KINDS, kind);
        if (kind == SIGEV_THREAD_ID) {
            line.add(", sigev_notify_thread_id=").decimal(Event.THREAD_ID.read(from));
        }
        line.add('}');
    }

    // ---- threads ----

    /// clone(2): flags, stack, parent's and child's thread number, thread-local storage.
    void clone(long[] words) {
        line.add("child_stack=");
        structures.pointer(words[1]);
        line.add(", flags=");
        Names.print(line, CLONE_FLAGS, words[0] & ~CLONE_SIGNAL);
        if ((words[0] & CLONE_SIGNAL) != 0) {
            line.add('|').add(signals.name((int) words[0] & CLONE_SIGNAL));
        }
        line.add(", parent_tid=");
        structures.pointer(words[2]);
        line.add(", tls=").hex(words[4]).add(", child_tidptr=");
        structures.pointer(words[3]);
    }

    void cloneArguments(long pointer, long result) {
        Address from = structures.at(pointer, CloneArguments.BYTES);
        if (from.isZero()) {
            return;
        }
        long flags = CloneArguments.FLAGS.read(from);
        line.add("{flags=");
        Names.print(line, CLONE_FLAGS, flags);
        line.add(", child_tid=").hex(CloneArguments.CHILD_TID.read(from)).add(", parent_tid=").hex(CloneArguments.PARENT_TID.read(from)).add(", exit_signal=");
        long signal = CloneArguments.EXIT_SIGNAL.read(from);
        line.add(signal == 0 ? "0" : signals.name((int) signal)).add(", stack=").hex(CloneArguments.STACK.read(from)).add(", stack_size=")
                .hex(CloneArguments.STACK_SIZE.read(from)).add(", tls=").hex(CloneArguments.TLS.read(from)).add('}');
        if (result > 0 && (flags & CLONE_PARENT_SETTID) != 0) {
            line.add(" => {parent_tid=");
            structures.print(Kind.INT_POINTER, CloneArguments.PARENT_TID.read(from));
            line.add('}');
        }
    }

    // ---- rights and priorities ----

    void capabilityHeader(long pointer) {
        Address from = structures.at(pointer, 8);
        if (from.isZero()) {
            return;
        }
        line.add("{version=");
        Names.print(line, CAPABILITY_VERSIONS, from.loadInt(0));
        line.add(", pid=").decimal(from.loadInt(4)).add('}');
    }

    void capabilities(long pointer) {
        Address from = structures.at(pointer, 2 * CAPABILITY_SET_BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{effective=");
        capabilitySet(from, 0);
        line.add(", permitted=");
        capabilitySet(from, 4);
        line.add(", inheritable=");
        capabilitySet(from, 8);
        line.add('}');
    }

    private void capabilitySet(Address from, int offset) {
        long left = from.loadInt(offset) & 0xFFFF_FFFFL | (long) from.loadInt(CAPABILITY_SET_BYTES + offset) << 32;
        if (left == 0) {
            line.add('0');
        }
        boolean any = false;
        int end;
        for (int at = 0; at < CAPABILITIES.length() && left != 0; at = end + 1) {
            end = CAPABILITIES.indexOf(' ', at);
            if ((left & 1) != 0) {
                line.add(any ? "|1<<CAP_" : "1<<CAP_").add(CAPABILITIES, at, end);
                any = true;
            }
            left >>>= 1;
        }
    }

    void schedule(long pointer) {
        Address from = structures.at(pointer, Schedule.LATER_BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{size=").decimal(Schedule.SIZE.read(from)).add(", sched_policy=");
        Names.print(line, POLICIES, Schedule.POLICY.read(from));
        line.add(", sched_flags=");
        Names.print(line, SCHEDULE_FLAGS, Schedule.FLAGS.read(from));
        line.add(", sched_nice=").decimal(Schedule.NICE.read(from)).add(", sched_priority=").decimal(Schedule.PRIORITY.read(from)).add(", sched_runtime=")
                .unsigned(Schedule.RUNTIME.read(from), 10).add(", sched_deadline=").unsigned(Schedule.DEADLINE.read(from), 10).add(", sched_period=")
                .unsigned(Schedule.PERIOD.read(from), 10);
        if (Schedule.SIZE.read(from) >= Schedule.LATER_BYTES) {
            line.add(", sched_util_min=").decimal(Schedule.LEAST_USE.read(from)).add(", sched_util_max=").decimal(Schedule.MOST_USE.read(from));
        }
        line.add('}');
    }
}
