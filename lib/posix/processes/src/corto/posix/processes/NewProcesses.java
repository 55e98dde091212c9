// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;
import corto.posix.process.OtherProcesses;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Scheduler;

/// clone(2) that makes a process: in the memory of its parent, which mostly waits until it has called execve(2).
public final class NewProcesses implements OtherProcesses {
    private static final long CLONE_FS = 0x200;
    private static final long CLONE_FILES = 0x400;
    private static final long CLONE_SIGHAND = 0x800;
    private static final long CLONE_PIDFD = 0x1000;
    private static final long CLONE_VFORK = 0x4000;
    private static final long CLONE_PARENT = 0x8000;
    private static final long CLONE_SETTLS = 0x8_0000;
    private static final long CLONE_PARENT_SETTID = 0x10_0000;
    private static final long CLONE_CHILD_CLEARTID = 0x20_0000;
    private static final long CLONE_CHILD_SETTID = 0x100_0000;
    private static final long CLONE_CLEAR_SIGHAND = 1L << 32;
    private static final long NAMESPACES = 0x7E02_0080L;         // CLONE_NEWNS, …CGROUP, …UTS, …IPC, …USER, …PID, …NET, …TIME

    /// What stays common with CLONE_FS, CLONE_FILES or CLONE_SIGHAND is not there: EINVAL, as for namespaces.
    @Override
    public Result start(long flags, long stack, UserAddress parentId, UserAddress childId, long tls, UserAddress pidFd, int endNotice) {
        Process parent = Process.current();
        boolean asSibling = (flags & CLONE_PARENT) != 0;
        if ((flags & (CLONE_FS | CLONE_FILES | CLONE_SIGHAND | NAMESPACES)) != 0 || asSibling && parent.parent() == null) {
            return Result.error(EINVAL);
        }
        if (isNotWritable(flags, CLONE_PARENT_SETTID, parentId) || isNotWritable(flags, CLONE_CHILD_SETTID, childId) || isNotWritable(flags, CLONE_PIDFD, pidFd)) {
            return Result.error(EFAULT);
        }
        ApplicationThread self = ApplicationThread.current();
        Process child = Process.make(parent, asSibling ? parent.parent() : parent, asSibling ? parent.endNotice() : endNotice);
        ApplicationThread thread = ApplicationThread.create(child);
        if (thread == null) {
            child.unmake();
            return Result.error(EAGAIN);
        }
        if ((flags & CLONE_CLEAR_SIGHAND) != 0) {
            child.actions().forgetHandlers();
        }
        prepare(thread, self, flags, stack, childId, tls);
        Result descriptor = (flags & CLONE_PIDFD) != 0 ? PidFile.open(child, 0) : Result.of(0);
        if (descriptor.isError() || !Scheduler.start(thread)) {
            thread.forget();
            child.unmake();
            return descriptor.isError() ? descriptor : Result.error(EAGAIN);
        }
        if ((flags & CLONE_PIDFD) != 0) {
            new Address(pidFd.bits()).storeInt(0, (int) descriptor.value());
        }
        if ((flags & CLONE_PARENT_SETTID) != 0) {
            new Address(parentId.bits()).storeInt(0, child.id());
        }
        if ((flags & CLONE_CHILD_SETTID) != 0) {
            new Address(childId.bits()).storeInt(0, child.id());
        }
        if ((flags & CLONE_VFORK) != 0) {
            Process.lendMemory(child);
        }
        return Result.of(child.id());
    }

    private static boolean isNotWritable(long flags, long flag, UserAddress to) {
        return (flags & flag) != 0 && UserMemory.writable(to, Integer.BYTES).isZero();
    }

    private static void prepare(ApplicationThread thread, ApplicationThread self, long flags, long stack, UserAddress childId, long tls) {
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
        thread.setName(self.name());
        if ((flags & CLONE_VFORK) != 0) {
            thread.setAlternateStack(self.alternateStack(), self.alternateStackBytes(), self.alternateStackFlags());
        }
        if ((flags & CLONE_CHILD_CLEARTID) != 0) {
            thread.setClearChildId(childId.bits());
        }
    }
}
