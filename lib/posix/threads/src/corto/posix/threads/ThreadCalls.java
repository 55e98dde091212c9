// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOSYS;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.log.api.Log;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.UserMemory;
import corto.sched.api.Scheduler;

/// Makes and ends threads: clone(2), clone3(2), exit(2), and what belongs to one thread.
final class ThreadCalls {
    private static final long CSIGNAL = 0xFF;
    private static final long CLONE_NEWTIME = 0x80;
    private static final long CLONE_VM = 0x100;
    private static final long CLONE_SIGHAND = 0x800;
    private static final long CLONE_PIDFD = 0x1000;
    private static final long CLONE_VFORK = 0x4000;
    private static final long CLONE_PARENT = 0x8000;
    private static final long CLONE_THREAD = 0x1_0000;
    private static final long CLONE_SETTLS = 0x8_0000;
    private static final long CLONE_PARENT_SETTID = 0x10_0000;
    private static final long CLONE_CHILD_CLEARTID = 0x20_0000;
    private static final long CLONE_DETACHED = 0x40_0000;
    private static final long CLONE_CHILD_SETTID = 0x100_0000;
    private static final long LOWER_WORD = 0xFFFF_FFFFL;
    private static final long CLONE_CLEAR_SIGHAND = 1L << 32;
    private static final int MOST_ARGUMENT_BYTES = 4096;

    /// CLONE_NEWNS and its kin: as a Linux answers that has been built without namespaces.
    private static final long NAMESPACES = 0x7E02_0000L;

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
        static final int SIZE = LAYOUT.sized(64);
        static final int KNOWN = 88;                         // with set_tid and cgroup, which are not there
    }

    private static final int ARCH_SET_GS = 0x1001;
    private static final int ARCH_SET_FS = 0x1002;
    private static final int ARCH_GET_FS = 0x1003;
    private static final int ARCH_GET_GS = 0x1004;

    private static final int ROBUST_HEAD_BYTES = 24;         // struct robust_list_head
    private static final int MOST_ROBUST = 2048;

    private static boolean refusedFork;

    private ThreadCalls() {}

    @Partial("no processes with memory of their own: ENOSYS without CLONE_VM")
    @Syscall("clone")
    static Result clone(long flags, long stack, UserAddress parentId, UserAddress childId, long tls) {
        long rest = flags & LOWER_WORD & ~CSIGNAL;
        boolean hasTwoUses = (rest & (CLONE_PIDFD | CLONE_PARENT_SETTID)) == (CLONE_PIDFD | CLONE_PARENT_SETTID);       // of one argument
        return hasTwoUses || (rest & (CLONE_PIDFD | CLONE_DETACHED)) == (CLONE_PIDFD | CLONE_DETACHED) ? Result.error(EINVAL)
                : start(rest, stack, parentId, childId, tls, parentId, (int) (flags & CSIGNAL));
    }

    @Syscall("clone3")
    static Result clone3(UserAddress arguments, long sizeBytes) {
        if (sizeBytes < CloneArguments.SIZE || sizeBytes > MOST_ARGUMENT_BYTES) {
            return Result.error(sizeBytes < CloneArguments.SIZE && sizeBytes >= 0 ? EINVAL : E2BIG);
        }
        Address from = UserMemory.readable(arguments, sizeBytes);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        for (long at = CloneArguments.KNOWN; at < sizeBytes; at++) {
            if (from.loadByte(at) != 0) {
                return Result.error(E2BIG);
            }
        }
        long flags = CloneArguments.FLAGS.read(from);
        long stack = CloneArguments.STACK.read(from);
        long stackBytes = CloneArguments.STACK_SIZE.read(from);
        long notice = CloneArguments.EXIT_SIGNAL.read(from);
        if ((flags & ~(LOWER_WORD | CLONE_CLEAR_SIGHAND)) != 0 || (flags & (CLONE_DETACHED | CSIGNAL & ~CLONE_NEWTIME)) != 0 || notice < 0 || notice > Signal.MOST
                || (stack == 0) != (stackBytes == 0) || (flags & (CLONE_THREAD | CLONE_PARENT)) != 0 && notice != 0
                || (flags & CLONE_SIGHAND) != 0 && (flags & CLONE_CLEAR_SIGHAND) != 0) {
            return Result.error(EINVAL);
        }
        return start(flags, stack + stackBytes, new UserAddress(CloneArguments.PARENT_TID.read(from)), new UserAddress(CloneArguments.CHILD_TID.read(from)),
                CloneArguments.TLS.read(from), new UserAddress(CloneArguments.PIDFD.read(from)), (int) notice);
    }

    @Partial("ENOSYS always, with a line that says so")
    @Syscall("fork")
    static Result fork() {
        return refuseFork("fork");
    }

    @Syscall("vfork")
    static Result vfork() {
        UserAddress none = new UserAddress(0);
        return start(CLONE_VM | CLONE_VFORK, 0, none, none, 0, none, Signal.SIGCHLD);
    }

    /// A copy of the whole process is not to be had: says so, once.
    private static Result refuseFork(String how) {
        if (!refusedFork) {
            refusedFork = true;
            Log.report(Log.WARNING, "process", Process.name() + " called " + how + (Process.SEVERAL ? " to copy itself, which this kernel cannot (vfork and posix_spawn work): ENOSYS"
                    : " to start a second process, but this image runs one: ENOSYS"));
        }
        return Result.error(ENOSYS);
    }

    private static Result start(long flags, long stack, UserAddress parentId, UserAddress childId, long tls, UserAddress pidFd, int endNotice) {
        if ((flags & NAMESPACES) != 0 || (flags & CLONE_THREAD) != 0 && (flags & CLONE_SIGHAND) == 0 || (flags & CLONE_SIGHAND) != 0 && (flags & CLONE_VM) == 0) {
            return Result.error(EINVAL);
        }
        if ((flags & CLONE_THREAD) == 0) {
            return Process.others() != null && (flags & CLONE_VM) != 0 ? Process.others().start(flags, stack, parentId, childId, tls, pidFd, endNotice)
                    : refuseFork((flags & CLONE_VFORK) != 0 ? "vfork" : "fork");
        }
        if ((flags & CLONE_PIDFD) != 0) {
            return Result.error(EINVAL);
        }
        if ((flags & CLONE_PARENT_SETTID) != 0 && UserMemory.writable(parentId, Integer.BYTES).isZero()
                || (flags & CLONE_CHILD_SETTID) != 0 && UserMemory.writable(childId, Integer.BYTES).isZero()) {
            return Result.error(EFAULT);
        }
        ApplicationThread self = ApplicationThread.current();
        ApplicationThread thread = ApplicationThread.create(self.process());
        if (thread == null) {
            return Result.error(EAGAIN);
        }
        Address frame = thread.startFrame();
        frame.copyFrom(self.frame(), TrapFrame.SIZE);
        TrapFrame.RAX.write(frame, 0);
        if (stack != 0) {
            TrapFrame.RSP.write(frame, stack);
        }
        thread.inheritExtendedState(self);
        thread.setFsBase((flags & CLONE_SETTLS) != 0 ? tls : self.fsBase());
        thread.setBlocked(self.blocked());
        thread.inheritNice(self);
        if ((flags & CLONE_CHILD_CLEARTID) != 0) {
            thread.setClearChildId(childId.bits());
        }
        if (!Scheduler.start(thread)) {
            thread.forget();
            return Result.error(EAGAIN);
        }
        if ((flags & CLONE_PARENT_SETTID) != 0) {
            new Address(parentId.bits()).storeInt(0, thread.id());
        }
        if ((flags & CLONE_CHILD_SETTID) != 0) {
            new Address(childId.bits()).storeInt(0, thread.id());
        }
        return Result.of(thread.id());
    }

    /// exit(2): ends the thread, and with the last one the process.
    @Syscall("exit")
    static Result exit(int status) {
        if (Process.current().threadCount() == 1) {
            Process.exit(status & 0xFF);
        }
        ApplicationThread.end();
        return Result.of(0);
    }

    /// Tells those who wait for the end of `thread`, which runs.
    static void ending(ApplicationThread thread) {
        releaseRobust(thread);
        InheritingLock.releaseAll(thread);
        if (thread.clearChildId() != 0 && !UserMemory.storeInt(new UserAddress(thread.clearChildId()), 0).isError()) {
            Futexes.wake(Futexes.place(thread.clearChildId(), true), 1, -1);
        }
    }

    @Syscall("exit_group")
    static Result exitGroup(int status) {
        Process.exit(status & 0xFF);
        return Result.of(0);
    }

    /// Marks the mutexes that a dying thread holds, get_robust_list(2): `struct robust_list_head` is the first entry's address, the distance of the word from the
    /// entry, and the entry that is being locked or unlocked.
    private static void releaseRobust(ApplicationThread thread) {
        Address head = UserMemory.readable(new UserAddress(thread.robustList()), ROBUST_HEAD_BYTES);
        if (thread.robustList() == 0 || head.isZero()) {
            return;
        }
        long distance = head.loadLong(8);
        long pending = head.loadLong(16);
        long entry = head.loadLong(0);
        for (int count = 0; entry != thread.robustList() && count < MOST_ROBUST; count++) {
            Address next = UserMemory.readable(new UserAddress(entry & -2), Long.BYTES);
            if (next.isZero()) {
                return;
            }
            long following = next.loadLong(0);
            if (entry != pending) {
                releaseWord((entry & -2) + distance, thread.id(), (entry & 1) != 0);
            }
            entry = following;
        }
        if (pending != 0) {
            releaseWord((pending & -2) + distance, thread.id(), (pending & 1) != 0);
        }
    }

    /// `inherits`: it is a word of FUTEX_LOCK_PI, which `InheritingLock` hands over.
    private static void releaseWord(long address, int id, boolean inherits) {
        Address word = UserMemory.writable(new UserAddress(address), Integer.BYTES);
        if (!word.isZero() && (word.loadInt(0) & InheritingLock.OWNER) == id) {
            int value = word.loadInt(0);
            word.storeInt(0, value & InheritingLock.WAITERS | InheritingLock.OWNER_DIED);
            if ((value & InheritingLock.WAITERS) != 0 && !inherits) {
                Futexes.wake(Futexes.place(address, true), 1, -1);
            }
        }
    }

    @Syscall("set_tid_address")
    static Result setTidAddress(long address) {
        ApplicationThread.current().setClearChildId(address);
        return Result.of(ApplicationThread.current().id());
    }

    @Syscall("set_robust_list")
    static Result setRobustList(long head, long headBytes) {
        if (headBytes != ROBUST_HEAD_BYTES) {
            return Result.error(EINVAL);
        }
        ApplicationThread.current().setRobustList(head);
        return Result.of(0);
    }

    @Syscall("get_robust_list")
    static Result getRobustList(int id, UserAddress head, UserAddress length) {
        ApplicationThread thread = id == 0 ? ApplicationThread.current() : ApplicationThread.find(id);
        if (thread == null) {
            return Result.error(ESRCH);
        }
        Result stored = UserMemory.storeLong(length, ROBUST_HEAD_BYTES);
        return stored.isError() ? stored : UserMemory.storeLong(head, thread.robustList());
    }

    @Syscall("gettid")
    static Result gettid() {
        return Result.of(ApplicationThread.current().id());
    }

    /// arch_prctl(2). GS is the kernel's own: EPERM.
    @Syscall("arch_prctl")
    static Result archPrctl(int code, long address) {
        switch (code) {
            case ARCH_SET_FS:
                if (address < 0) {
                    return Result.error(EPERM);
                }
                ApplicationThread.current().setFsBase(address);
                return Result.of(0);
            case ARCH_GET_FS:
                return UserMemory.storeLong(new UserAddress(address), ApplicationThread.current().fsBase());
            case ARCH_SET_GS, ARCH_GET_GS:
                return Result.error(EPERM);
            default:
                return Result.error(EINVAL);
        }
    }
}
