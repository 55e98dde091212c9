// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// process_vm_readv(2), process_vm_writev(2): of the process itself. Another's memory is not looked at: EPERM.
final class ProcessMemoryCalls {
    private static final int MOST_VECTORS = 1024;            // Linux UIO_MAXIOV
    private static final int VECTOR_BYTES = 16;
    private static final long PAGE = 4096;

    private ProcessMemoryCalls() {}

    @Syscall("process_vm_readv")
    static Result processVmReadv(int process, UserAddress local, long localCount, UserAddress remote, long remoteCount, long flags) {
        return transfer(process, local, localCount, remote, remoteCount, flags, false);
    }

    @Syscall("process_vm_writev")
    static Result processVmWritev(int process, UserAddress local, long localCount, UserAddress remote, long remoteCount, long flags) {
        return transfer(process, local, localCount, remote, remoteCount, flags, true);
    }

    private static Result transfer(int process, UserAddress local, long localCount, UserAddress remote, long remoteCount, long flags, boolean writes) {
        if (flags != 0 || localCount < 0 || localCount > MOST_VECTORS || remoteCount < 0 || remoteCount > MOST_VECTORS) {
            return Result.error(EINVAL);
        }
        Address ours = UserMemory.readable(local, localCount * VECTOR_BYTES);
        Address theirs = UserMemory.readable(remote, remoteCount * VECTOR_BYTES);
        if (ours.isZero() || localCount != 0 && theirs.isZero()) {
            return Result.error(EFAULT);
        }
        for (int i = 0; i < localCount; i++) {
            if (ours.loadLong(i * VECTOR_BYTES + Long.BYTES) < 0) {
                return Result.error(EINVAL);
            }
        }
        if (localCount == 0) {
            return Result.of(0);
        }
        Process target = Process.find(process);
        if (target == null) {
            return Result.error(ESRCH);
        }
        return target == Process.current() ? copy(ours, (int) localCount, theirs, (int) remoteCount, writes) : Result.error(EPERM);
    }

    /// Page by page of the other side, as far as it goes; EFAULT if that is nowhere.
    private static Result copy(Address ours, int localCount, Address theirs, int remoteCount, boolean writes) {
        long done = 0;
        int local = 0;
        long localDone = 0;
        for (int i = 0; i < remoteCount; i++) {
            long at = theirs.loadLong(i * VECTOR_BYTES);
            long left = theirs.loadLong(i * VECTOR_BYTES + Long.BYTES);
            while (left != 0) {
                while (local < localCount && localDone == ours.loadLong(local * VECTOR_BYTES + Long.BYTES)) {
                    local++;
                    localDone = 0;
                }
                if (local == localCount) {
                    return Result.of(done);
                }
                long bytes = Math.min(PAGE - (at & PAGE - 1), ours.loadLong(local * VECTOR_BYTES + Long.BYTES) - localDone);
                bytes = left > 0 ? Math.min(bytes, left) : bytes;
                UserAddress mine = new UserAddress(ours.loadLong(local * VECTOR_BYTES) + localDone);
                UserAddress other = new UserAddress(at);
                Address from = UserMemory.readable(writes ? mine : other, bytes);
                Address to = UserMemory.writable(writes ? other : mine, bytes);
                if (from.isZero() || to.isZero()) {
                    return done == 0 ? Result.error(EFAULT) : Result.of(done);
                }
                to.copyFrom(from, bytes);
                at += bytes;
                left -= bytes;
                localDone += bytes;
                done += bytes;
            }
        }
        return Result.of(done);
    }
}
