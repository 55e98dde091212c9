// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.posix.process.ApplicationThread;
import corto.posix.process.Signal;
import corto.posix.strace.CallTable.Call;
import corto.posix.strace.CallTable.Kind;

/// Prints the arguments of one call, and its result.
final class Arguments {
    private static final int AT_FDCWD = -100;
    private static final int O_CREAT = 0100;
    private static final int O_TMPFILE = 020000000;
    private static final long INT = 0xFFFF_FFFFL;

    private static final int F_DUPFD = 0;
    private static final int F_GETFD = 1;
    private static final int F_SETFD = 2;
    private static final int F_GETFL = 3;
    private static final int F_SETFL = 4;
    private static final int F_GETLK = 5;
    private static final int F_SETLK = 6;
    private static final int F_SETLKW = 7;
    private static final int F_SETOWN = 8;
    private static final int F_GETOWN = 9;
    private static final int F_GETSIG = 11;
    private static final int F_OFD_GETLK = 36;
    private static final int F_OFD_SETLK = 37;
    private static final int F_OFD_SETLKW = 38;
    private static final int F_GETLEASE = 1025;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final int F_SETPIPE_SZ = 1031;
    private static final int F_GETPIPE_SZ = 1032;
    private static final int F_ADD_SEALS = 1033;
    private static final int F_GET_SEALS = 1034;

    private static final int FUTEX_PRIVATE = 0x80;
    private static final int FUTEX_CLOCK_REALTIME = 0x100;
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_REQUEUE = 3;
    private static final int FUTEX_CMP_REQUEUE = 4;
    private static final int FUTEX_WAKE_OP = 5;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE_BITSET = 10;

    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int SOL_SOCKET = 1;
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_IPV6 = 41;
    private static final int PR_SET_PDEATHSIG = 1;
    private static final int PR_GET_PDEATHSIG = 2;
    private static final int PR_GET_DUMPABLE = 3;
    private static final int PR_SET_DUMPABLE = 4;
    private static final int PR_SET_NAME = 15;
    private static final int PR_GET_NAME = 16;
    private static final int PR_GET_SECCOMP = 21;
    private static final int PR_SET_TIMERSLACK = 29;
    private static final int PR_GET_TIMERSLACK = 30;
    private static final int PR_SET_CHILD_SUBREAPER = 36;
    private static final int PR_GET_CHILD_SUBREAPER = 37;
    private static final int S_IFMT = 0170000;
    private static final int S_IFCHR = 0020000;
    private static final int S_IFBLK = 0060000;

    private static final int OPEN_FLAGS = Names.find("open");
    private static final int FD_FLAGS = Names.find("fd");
    private static final int FUTEX_NAMES = Names.find("futex");
    private static final int SOCKET_OPTIONS = Names.find("solsocket");
    private static final int TCP_OPTIONS = Names.find("soltcp");
    private static final int IP_OPTIONS = Names.find("solip");
    private static final int IPV6_OPTIONS = Names.find("solipv6");
    private static final int POLICIES = Names.find("policy");
    private static final int PROTOCOLS = Names.find("ipproto");
    private static final int SEALS = Names.find("seals");
    private static final int IPC_FLAGS = Names.find("ipcget");
    private static final int DUMPABLE = Names.find("dumpable");

    private final Line line;
    private final Structures structures;
    private final FileStructures files;
    private final PollStructures polls;
    private final SocketStructures sockets;
    private final SignalStructures signals;
    private final ProcessStructures processes;
    private final long[] words = new long[6];
    private ApplicationThread thread;
    private long result;

    Arguments(Line line) {
        this.line = line;
        structures = new Structures(line);
        files = new FileStructures(line, structures);
        polls = new PollStructures(line, structures);
        sockets = new SocketStructures(line, structures);
        signals = new SignalStructures(line, structures);
        processes = new ProcessStructures(line, structures, signals);
    }

    Structures structures() {
        return structures;
    }

    SignalStructures signals() {
        return signals;
    }

    void set(ApplicationThread caller, long a, long b, long c, long d, long e, long f) {
        thread = caller;
        words[0] = a;
        words[1] = b;
        words[2] = c;
        words[3] = d;
        words[4] = e;
        words[5] = f;
        result = 0;
        structures.setFailed(false);
    }

    /// The call is over.
    void setResult(long itsResult) {
        result = itsResult;
        structures.setFailed(itsResult < 0 && itsResult >= -4095);
    }

    /// Whether something is printed at `at`, behind what is printed already.
    boolean goesOn(Call call, int at) {
        return at > 0 && at < call.kinds().length && !isLeftOut(call.kinds()[at], at);
    }

    /// Prints arguments `from` to `end`, with commas between.
    void print(Call call, int from, int end) {
        for (int i = from; i < end; i++) {
            if (isLeftOut(call.kinds()[i], i)) {
                return;
            }
            if (i > from) {
                line.add(", ");
            }
            print(call.kinds()[i], i);
        }
    }

    /// Arguments that depend on the others. They are the last.
    private boolean isLeftOut(short kind, int at) {
        if (kind == Kind.DEVICE.ordinal()) {
            int type = (int) words[at - 1] & S_IFMT;
            return type != S_IFCHR && type != S_IFBLK;
        }
        if (kind == Kind.PRCTL.ordinal()) {
            return words[0] == PR_GET_DUMPABLE || words[0] == PR_GET_SECCOMP || words[0] == PR_GET_TIMERSLACK;
        }
        if (kind == Kind.MODE_IF_CREATING.ordinal()) {
            return ((int) words[at - 1] & (O_CREAT | O_TMPFILE)) == 0;
        }
        if (kind == Kind.FCNTL.ordinal()) {
            return switch ((int) words[1]) {
                case F_GETFD, F_GETFL, F_GETOWN, F_GETSIG, F_GETLEASE, F_GETPIPE_SZ, F_GET_SEALS -> true;
                default -> false;
            };
        }
        return false;
    }

    private void print(short kind, int at) {
        long value = words[at];
        if (kind >= CallTable.SETS) {
            Names.print(line, kind - CallTable.SETS, value);
            return;
        }
        switch (Kind.ALL[kind]) {
            case INT, FD -> line.decimal((int) value);
            case UNSIGNED -> line.decimal(value & INT);
            case LONG -> line.decimal(value);
            case SIZE -> line.unsigned(value, 10);
            case HEX, OFFSET -> line.hex(value);
            case POINTER -> structures.pointer(value);
            case WORDS -> processes.words(value);
            case ENVIRONMENT -> processes.environment(value);
            case STATUS -> {
                if (result == 0) {
                    structures.pointer(value);               // WNOHANG, and nobody has ended
                } else {
                    processes.status(value);
                }
            }
            case SIGEVENT -> processes.event(value);
            case CAPABILITY_HEADER -> processes.capabilityHeader(value);
            case CAPABILITIES -> processes.capabilities(value);
            case SCHED_ATTR -> processes.schedule(value);
            case IPC_KEY -> {
                if (value == 0) {
                    line.add("IPC_PRIVATE");
                } else {
                    line.hex(value & INT);
                }
            }
            case IPC_FLAGS -> {
                if ((value & ~0777) != 0) {
                    Names.print(line, IPC_FLAGS, value & ~0777);
                    line.add('|');
                }
                line.octal(value & 0777);
            }
            case PROTOCOL -> {
                if (words[0] == AF_INET || words[0] == AF_INET6) {
                    Names.print(line, PROTOCOLS, value);
                } else {
                    line.decimal((int) value);
                }
            }
            case OPEN_HOW -> files.openHow(value);
            case FILE_MODE -> files.mode((int) value);
            case DEVICE -> files.device(value);
            case MODE, MODE_IF_CREATING -> line.octal(value & 07777);
            case DIRECTORY -> printDirectory((int) value);
            case PATH -> structures.path(value);
            case DATA -> structures.data(value, words[at + 1]);
            case GOT -> structures.got(value, result);
            case RANDOM -> structures.random(value, result);
            case VECTOR -> structures.vector(value, words[at + 1], Long.MAX_VALUE);
            case GOT_VECTOR -> structures.vector(value, words[at + 1], result);
            case SIGNAL -> line.add(signals.name((int) value));
            case FDSET -> polls.set(value, (int) words[0]);
            case SOCKADDR -> sockets.address(value, words[at + 1]);
            case GOT_SOCKADDR -> sockets.gotAddress(value, words[at + 1]);
            case MSGHDR -> sockets.message(value, Long.MAX_VALUE);
            case GOT_MSGHDR -> sockets.message(value, result);
            case POLLFDS -> polls.files(value, words[at + 1], false);
            case EPOLL_EVENTS -> polls.epollEvents(value, result);
            case SOCKET_OPTION -> Names.print(line, optionNames(), value);
            case OPTION_VALUE -> sockets.optionValue(value, words[at + 1]);
            case GOT_OPTION_VALUE -> sockets.gotOptionValue(value, words[at + 1]);
            case FCNTL -> printFileControl();
            case IOCTL -> files.control((int) words[1], words[2]);
            case FUTEX -> printFutex();
            case PRCTL -> printProcessControl();
            case CLONE -> processes.clone(words);
            case CLONE3 -> processes.cloneArguments(value, result);
            case DIRENTS -> files.directoryEntries(value, result);
            case LIMIT -> {
                structures.setFailed(false);
                structures.print(Kind.TIMESPEC, value);
            }
            case MASK -> {
                structures.setFailed(false);
                signals.set(value);
            }
            case STAT -> files.stat(value);
            case STATX -> files.statx(value);
            case SIGACTION -> signals.action(value);
            case SIGINFO -> signals.info(value);
            case SIGSET -> signals.set(value);
            case EPOLL_EVENT -> polls.epollEvent(value);
            case SIGRETURN -> signals.handlerReturn(thread);
            default -> structures.print(Kind.ALL[kind], value);
        }
    }

    private void printDirectory(int fd) {
        if (fd == AT_FDCWD) {
            line.add("AT_FDCWD");
        } else {
            line.decimal(fd);
        }
    }

    private int optionNames() {
        return switch ((int) words[1]) {
            case SOL_SOCKET -> SOCKET_OPTIONS;
            case IPPROTO_TCP -> TCP_OPTIONS;
            case IPPROTO_IPV6 -> IPV6_OPTIONS;
            default -> IP_OPTIONS;
        };
    }

    private void printFileControl() {
        switch ((int) words[1]) {
            case F_SETFD -> Names.print(line, FD_FLAGS, words[2]);
            case F_SETFL -> Names.print(line, OPEN_FLAGS, words[2]);
            case F_DUPFD, F_DUPFD_CLOEXEC, F_SETOWN, F_SETPIPE_SZ -> line.decimal((int) words[2]);
            case F_ADD_SEALS -> Names.print(line, SEALS, words[2]);
            case F_SETLK, F_SETLKW, F_OFD_SETLK, F_OFD_SETLKW -> {
                structures.setFailed(false);                     // the caller gives it
                files.lock(words[2], false);
            }
            case F_GETLK, F_OFD_GETLK -> files.lock(words[2], true);
            default -> line.hex(words[2]);
        }
    }

    /// futex(2) has as many arguments as its operation needs.
    private void printFutex() {
        int operation = (int) words[1];
        int command = operation & ~(FUTEX_PRIVATE | FUTEX_CLOCK_REALTIME);
        Names.print(line, FUTEX_NAMES, command);
        line.add((operation & FUTEX_PRIVATE) != 0 ? "_PRIVATE" : "").add((operation & FUTEX_CLOCK_REALTIME) != 0 ? "|FUTEX_CLOCK_REALTIME" : "");
        line.add(", ");
        if (command == FUTEX_WAIT || command == FUTEX_WAIT_BITSET) {
            line.decimal(words[2] & INT).add(", ");
            structures.print(Kind.TIMESPEC, words[3]);
        } else {
            line.decimal((int) words[2]);
        }
        if (command == FUTEX_REQUEUE || command == FUTEX_CMP_REQUEUE || command == FUTEX_WAKE_OP) {
            line.add(", ").decimal((int) words[3]).add(", ");
            structures.pointer(words[4]);
        }
        switch (command) {
            case FUTEX_CMP_REQUEUE -> line.add(", ").decimal((int) words[5]);
            case FUTEX_WAKE_OP -> line.add(", ").hex(words[5] & INT);
            case FUTEX_WAIT_BITSET, FUTEX_WAKE_BITSET -> {
                line.add(", ");
                if ((int) words[5] == -1) {
                    line.add("FUTEX_BITSET_MATCH_ANY");
                } else {
                    line.hex(words[5] & INT);
                }
            }
            default -> { }
        }
    }

    private void printProcessControl() {
        switch ((int) words[0]) {
            case PR_SET_NAME -> {
                structures.setFailed(false);
                structures.path(words[1]);
            }
            case PR_GET_NAME -> structures.path(words[1]);
            case PR_SET_PDEATHSIG -> line.add(signals.name((int) words[1]));
            case PR_GET_PDEATHSIG, PR_GET_CHILD_SUBREAPER -> structures.print(Kind.INT_POINTER, words[1]);
            case PR_SET_DUMPABLE -> Names.print(line, DUMPABLE, words[1]);
            case PR_SET_TIMERSLACK, PR_SET_CHILD_SUBREAPER -> line.decimal(words[1]);
            default -> line.hex(words[1]).add(", ").hex(words[2]).add(", ").hex(words[3]).add(", ").hex(words[4]);
        }
    }

    /// Prints the result of a call that did not fail.
    void printResult(Call call, long value) {
        if (call.result() < 0) {
            line.decimal(value);
            return;
        }
        switch (Kind.ALL[call.result()]) {
            case ADDRESS -> line.hex(value);
            case OCTAL -> line.octal(value);
            case SIGNAL -> line.decimal(value).add(" (").add(signals.name((int) value)).add(')');
            case POLL -> {
                line.decimal(value);
                if (value == 0) {
                    line.add(" (Timeout)");
                } else {
                    line.add(" (");
                    polls.files(words[0], words[1], true);
                    line.add(')');
                }
            }
            case SELECT -> printSelected(value);
            case POLICY -> {
                line.decimal(value).add(" (");
                Names.print(line, POLICIES, value);
                line.add(')');
            }
            case FCNTL -> {
                int command = (int) words[1];
                if (command == F_GETFD || command == F_GETFL) {
                    line.hex(value);
                    if (value != 0 || command == F_GETFL) {
                        line.add(" (flags ");
                        Names.print(line, command == F_GETFD ? FD_FLAGS : OPEN_FLAGS, value);
                        line.add(')');
                    }
                } else if (command == F_GET_SEALS) {
                    line.hex(value).add(" (seals ");
                    Names.print(line, SEALS, value);
                    line.add(')');
                } else {
                    line.decimal(value);
                }
            }
            case PRCTL -> {
                line.decimal(value);
                if (words[0] == PR_GET_DUMPABLE) {
                    line.add(" (");
                    Names.print(line, DUMPABLE, value);
                    line.add(')');
                }
            }
            default -> line.decimal(value);
        }
    }

    private void printSelected(long value) {
        line.decimal(value);
        if (value == 0) {
            line.add(" (Timeout)");
            return;
        }
        String separator = " (";
        for (int i = 1; i <= 3; i++) {
            if (polls.hasMembers(words[i], (int) words[0])) {
                line.add(separator).add(i == 1 ? "in " : i == 2 ? "out " : "except ");
                polls.set(words[i], (int) words[0]);
                separator = ", ";
            }
        }
        line.add(')');
    }
}
