// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.files.FileTable;
import corto.posix.files.ProcessFiles;
import corto.posix.files.SizeLimit;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.ResourceUse;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// uname(2), sysinfo(2), resource limits and use.
public final class SystemCalls {
    private static final int FIELD_BYTES = 65;               // of struct utsname, six fields
    private static final int FIELDS = 6;
    /// Linux's version whose system calls are the measure.
    public static final String RELEASE = "6.1.0-corto";
    public static final String VERSION = "#1 Corto";

    private static final int SYSINFO_BYTES = 112;
    private static final long NANOS = 1_000_000_000L;
    private static final int RUSAGE_SELF = 0;
    private static final int RUSAGE_CHILDREN = -1;
    private static final int RUSAGE_THREAD = 1;

    private static String hostName = "corto";
    private static String domainName = "(none)";

    private SystemCalls() {}

    public static String hostName() {
        return hostName;
    }

    @Syscall("uname")
    static Result uname(UserAddress to) {
        Address place = UserMemory.writable(to, FIELDS * FIELD_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.clear(FIELDS * FIELD_BYTES);
        text(place, 0, "Linux");
        text(place, 1, hostName);
        text(place, 2, RELEASE);
        text(place, 3, VERSION);
        text(place, 4, "x86_64");
        text(place, 5, domainName);
        return Result.of(0);
    }

    private static void text(Address place, int field, String text) {
        for (int i = 0; i < text.length() && i < FIELD_BYTES - 1; i++) {
            place.storeByte(field * FIELD_BYTES + i, (byte) text.charAt(i));
        }
    }

    @Syscall("sethostname")
    static Result sethostname(UserAddress name, long lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > FIELD_BYTES - 1) {
            return Result.error(EINVAL);
        }
        if (UserMemory.readable(name, lengthBytes).isZero()) {
            return Result.error(EFAULT);
        }
        hostName = UserMemory.string(name, lengthBytes);
        return Result.of(0);
    }

    @Syscall("setdomainname")
    static Result setdomainname(UserAddress name, long lengthBytes) {
        if (lengthBytes < 0 || lengthBytes > FIELD_BYTES - 1) {
            return Result.error(EINVAL);
        }
        if (UserMemory.readable(name, lengthBytes).isZero()) {
            return Result.error(EFAULT);
        }
        domainName = UserMemory.string(name, lengthBytes);
        return Result.of(0);
    }

    @Syscall("sysinfo")
    static Result sysinfo(UserAddress to) {
        Address place = UserMemory.writable(to, SYSINFO_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.clear(SYSINFO_BYTES);
        place.storeLong(0, Timers.nowNanos() / NANOS);
        place.storeLong(32, Frames.FRAMES.totalFrames() * Frames.BYTES);
        place.storeLong(40, Frames.FRAMES.freeFrames() * Frames.BYTES);
        place.storeShort(80, (short) 1);                     // processes
        place.storeInt(104, 1);                              // unit of memory
        return Result.of(0);
    }

    // ---- limits and use ----

    @Syscall("getrlimit")
    static Result getrlimit(int resource, UserAddress to) {
        return prlimit64(0, resource, new UserAddress(0), to);
    }

    @Partial("as prlimit64")
    @Syscall("setrlimit")
    static Result setrlimit(int resource, UserAddress from) {
        return prlimit64(0, resource, from, new UserAddress(0));
    }

    @Partial("only RLIMIT_NOFILE and RLIMIT_SIGPENDING have an effect")
    @Syscall("prlimit64")
    static Result prlimit64(int process, int resource, UserAddress from, UserAddress old) {
        Process limited = process == 0 ? Process.current() : Process.find(process);
        if (limited == null) {
            return Result.error(ESRCH);
        }
        if (resource < 0 || resource >= Limits.COUNT) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(from, from.isNull() ? 0 : 16);
        Address before = UserMemory.writable(old, old.isNull() ? 0 : 16);
        if (place.isZero() || before.isZero()) {
            return Result.error(EFAULT);
        }
        Limits limits = Limits.of(limited);
        long soft = from.isNull() ? limits.soft(resource) : place.loadLong(0);
        long hard = from.isNull() ? limits.hard(resource) : place.loadLong(8);
        if (Long.compareUnsigned(soft, hard) > 0) {
            return Result.error(EINVAL);
        }
        if (resource == Limits.RLIMIT_NOFILE && Long.compareUnsigned(hard, FileTable.HARD_LIMIT) > 0) {
            return Result.error(EPERM);
        }
        if (!old.isNull()) {
            before.storeLong(0, limits.soft(resource));
            before.storeLong(8, limits.hard(resource));
        }
        limits.set(resource, soft, hard);
        if (resource == Limits.RLIMIT_NOFILE) {
            ProcessFiles.of(limited).table.setLimit((int) soft);
        } else if (resource == Limits.RLIMIT_SIGPENDING) {
            limited.setMostQueued(soft);
        } else if (resource == Limits.RLIMIT_FSIZE) {
            SizeLimit.set(limited, soft);
        }
        if (!Process.sharesMemory()) {
            limits.executing();
        }
        return Result.of(0);
    }

    /// getrusage(2).
    @Syscall("getrusage")
    static Result getrusage(int who, UserAddress to) {
        Process process = Process.current();
        return switch (who) {
            case RUSAGE_SELF -> ResourceUse.write(to, process.processorNanos(), Process.memory().ownedFrames());
            case RUSAGE_THREAD -> ResourceUse.write(to, ApplicationThread.current().processorNanos(), Process.memory().ownedFrames());
            case RUSAGE_CHILDREN -> ResourceUse.write(to, process.childrenNanos(), process.childrenFrames());
            default -> Result.error(EINVAL);
        };
    }

    // ---- names of the process ----

    @Export("sysinfo_getpid")
    @Syscall("getpid")
    static Result getpid() {
        return Result.of(Process.current().id());
    }

    @Export("sysinfo_getppid")
    @Syscall("getppid")
    static Result getppid() {
        return Result.of(Process.current().parentId());
    }

    @Syscall("getpgrp")
    static Result getpgrp() {
        return Result.of(Process.current().group());
    }

    @Syscall("getpgid")
    static Result getpgid(int process) {
        Process found = process == 0 ? Process.current() : Process.find(process);
        return found == null ? Result.error(ESRCH) : Result.of(found.group());
    }

    @Syscall("getsid")
    static Result getsid(int process) {
        Process found = process == 0 ? Process.current() : Process.find(process);
        return found == null ? Result.error(ESRCH) : Result.of(found.session());
    }

    /// setpgid(2): of the caller, or of a child that has not called execve(2) yet.
    @Syscall("setpgid")
    static Result setpgid(int process, int group) {
        Process self = Process.current();
        Process changed = process == 0 ? self : Process.find(process);
        if (group < 0 || group == 0 && process < 0) {
            return Result.error(EINVAL);
        }
        if (changed == null || changed != self && changed.parent() != self) {
            return Result.error(ESRCH);
        }
        if (changed.session() != self.session()) {
            return Result.error(EPERM);
        }
        if (changed != self && changed.hasExecuted()) {
            return Result.error(EACCES);
        }
        int wanted = group == 0 ? changed.id() : group;
        if (changed.session() == changed.id() || wanted != changed.id() && !isGroup(wanted, changed.session())) {
            return Result.error(EPERM);
        }
        changed.setGroup(wanted);
        return Result.of(0);
    }

    private static boolean isGroup(int group, int session) {
        Process member = Process.all();
        while (member != null && (member.group() != group || member.session() != session)) {
            member = member.next();
        }
        return member != null;
    }

    /// setsid(2): EPERM for who leads a group.
    @Syscall("setsid")
    static Result setsid() {
        Process self = Process.current();
        for (Process process = Process.all(); process != null; process = process.next()) {
            if (process.group() == self.id()) {
                return Result.error(EPERM);
            }
        }
        self.beginSession();
        return Result.of(self.id());
    }
}
