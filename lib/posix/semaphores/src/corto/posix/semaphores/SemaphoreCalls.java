// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import static corto.lang.Errno.E2BIG;
import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EFBIG;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOSPC;
import static corto.lang.Errno.ERANGE;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.ipc.IpcObject;
import corto.posix.ipc.IpcTable;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// semget(2), semop(2), semtimedop(2), semctl(2).
final class SemaphoreCalls {
    static final IpcTable SETS = new IpcTable(IpcTable.MOST);
    /// As Linux's defaults.
    static final int MOST_IN_SET = 32_000;                   // SEMMSL
    static final int MOST_OPERATIONS = 500;                  // SEMOPM
    static final int MOST_IN_ALL = 1_024_000_000;            // SEMMNS

    private static final int GETPID = 11;
    private static final int GETVAL = 12;
    private static final int GETALL = 13;
    private static final int GETNCNT = 14;
    private static final int GETZCNT = 15;
    private static final int SETVAL = 16;
    private static final int SETALL = 17;
    private static final int SEM_STAT = 18;
    private static final int SEM_INFO = 19;
    private static final int SEM_STAT_ANY = 20;

    /// `struct semid64_ds` on x86-64.
    private static final Layout STATUS = Layout.littleEndian().at(IpcObject.PERMISSION_BYTES);
    private static final U64 SEM_OTIME = STATUS.u64();
    private static final U64 SEM_CTIME = STATUS.reserved(8).u64();
    private static final U64 SEM_NSEMS = STATUS.reserved(8).u64();
    private static final int STATUS_BYTES = STATUS.reserved(16).sized(104);

    private static final int[] LIMITS = {MOST_IN_ALL, IpcTable.MOST, MOST_IN_ALL, MOST_IN_ALL, MOST_IN_SET, MOST_OPERATIONS, MOST_OPERATIONS, 20,
        SemaphoreSet.MOST_VALUE, SemaphoreSet.MOST_VALUE};   // struct seminfo
    private static final int SEMUSZ = 7;
    private static final int SEMAEM = 9;
    private static final long NANOS = 1_000_000_000L;

    private SemaphoreCalls() {}

    @Syscall("semget")
    static Result semget(int key, int count, int flags) {
        if (count < 0 || count > MOST_IN_SET) {
            return Result.error(EINVAL);
        }
        Result begun = SETS.begin(key, flags);
        if (begun.isError()) {
            return begun;
        }
        if (SETS.found() != null) {
            return count > ((SemaphoreSet) SETS.found()).values.length ? Result.error(EINVAL) : SETS.useFound(flags);
        }
        if (count == 0) {
            return Result.error(EINVAL);
        }
        return SETS.isFull() ? Result.error(ENOSPC) : SETS.add(new SemaphoreSet(key, count, flags));
    }

    @Syscall("semop")
    static Result semop(int id, UserAddress operations, long count) {
        return semtimedop(id, operations, count, new UserAddress(0));
    }

    /// A signal ends the wait with EINTR, whatever SA_RESTART says.
    @Syscall("semtimedop")
    static Result semtimedop(int id, UserAddress operations, long count, UserAddress timeout) {
        if (count < 1 || id < 0) {
            return Result.error(EINVAL);
        }
        if (count > MOST_OPERATIONS) {
            return Result.error(E2BIG);
        }
        Address from = UserMemory.readable(operations, count * SemaphoreOperations.BYTES);
        Address time = UserMemory.readable(timeout, timeout.isNull() ? 0 : 16);
        if (from.isZero() || time.isZero()) {
            return Result.error(EFAULT);
        }
        long deadline = TimerQueue.NEVER;
        if (!timeout.isNull()) {
            long seconds = time.loadLong(0);
            long nanos = time.loadLong(8);
            if (seconds < 0 || nanos < 0 || nanos >= NANOS) {
                return Result.error(EINVAL);
            }
            deadline = Timers.nowNanos() + Math.min(seconds, Long.MAX_VALUE / NANOS / 2) * NANOS + nanos;
        }
        Result looked = SETS.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        SemaphoreSet set = (SemaphoreSet) SETS.found();
        SemaphoreOperations wanted = new SemaphoreOperations(from, (int) count, Process.current().id());
        if (wanted.mostNumber() >= set.values.length) {
            return Result.error(EFBIG);
        }
        if (!set.allows(wanted.changesSomething() ? IpcObject.WRITE : IpcObject.READ)) {
            return Result.error(EACCES);
        }
        if (wanted.undoesSomething()) {
            wanted.undo = SemaphoreUndo.of(set);
        }
        Result result = set.attempt(wanted);
        if (result.bits() == SemaphoreSet.WAIT.bits()) {
            return await(set, wanted, deadline);
        }
        if (!result.isError() && wanted.changesSomething()) {
            set.valuesChanged();
        }
        return result;
    }

    private static Result await(SemaphoreSet set, SemaphoreOperations wanted, long deadline) {
        SemaphoreWait wait = new SemaphoreWait(wanted);
        set.append(wait);
        Result waited = Result.of(0);
        while (!wait.isFinished && waited.bits() == 0) {
            waited = ApplicationThread.await(deadline);
        }
        if (wait.isFinished) {
            return wait.result;
        }
        set.remove(wait);
        return Result.error(waited.bits() == ApplicationThread.RESTART.bits() ? EINTR : EAGAIN);
    }

    // ---- semctl(2) ----

    @Syscall("semctl")
    static Result semctl(int id, int number, int command, long argument) {
        if (id < 0) {
            return Result.error(EINVAL);
        }
        UserAddress buffer = new UserAddress(argument);
        return switch (command) {
            case IpcObject.IPC_INFO, SEM_INFO -> limits(command, buffer);
            case IpcObject.IPC_STAT, SEM_STAT, SEM_STAT_ANY -> status(id, command, buffer);
            case IpcObject.IPC_SET, IpcObject.IPC_RMID -> change(id, command, buffer);
            case GETALL, SETALL -> all(id, command == SETALL, buffer);
            case GETPID, GETVAL, GETNCNT, GETZCNT, SETVAL -> one(id, number, command, (int) argument);
            default -> Result.error(EINVAL);
        };
    }

    private static Result limits(int command, UserAddress buffer) {
        Address to = IpcTable.writeLimits(LIMITS, buffer);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        if (command == SEM_INFO) {
            int count = 0;
            for (int i = 0; i < SETS.end(); i++) {
                count += SETS.at(i) == null ? 0 : ((SemaphoreSet) SETS.at(i)).values.length;
            }
            to.storeInt(SEMUSZ * Integer.BYTES, SETS.count());
            to.storeInt(SEMAEM * Integer.BYTES, count);
        }
        return Result.of(SETS.last());
    }

    private static Result status(int id, int command, UserAddress buffer) {
        Result looked = SETS.lookToTell(id, command != IpcObject.IPC_STAT, command == SEM_STAT_ANY);
        if (looked.isError()) {
            return looked;
        }
        SemaphoreSet set = (SemaphoreSet) SETS.found();
        Address to = UserMemory.writable(buffer, STATUS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(STATUS_BYTES);
        set.writePermissions(to);
        SEM_OTIME.write(to, set.operationSeconds);
        SEM_CTIME.write(to, set.changeSeconds());
        SEM_NSEMS.write(to, set.values.length);
        return Result.of(command == IpcObject.IPC_STAT ? 0 : set.id());
    }

    private static Result change(int id, int command, UserAddress buffer) {
        Address from = UserMemory.readable(buffer, command == IpcObject.IPC_SET ? STATUS_BYTES : 0);
        if (from.isZero() && command == IpcObject.IPC_SET) {
            return Result.error(EFAULT);
        }
        Result looked = SETS.lookToChange(id);
        if (looked.isError()) {
            return looked;
        }
        SemaphoreSet set = (SemaphoreSet) SETS.found();
        if (command == IpcObject.IPC_SET) {
            set.readPermissions(from);
        } else {
            SETS.remove(set);
            set.removed();
        }
        return Result.of(0);
    }

    private static Result all(int id, boolean sets, UserAddress buffer) {
        Result looked = SETS.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        SemaphoreSet set = (SemaphoreSet) SETS.found();
        if (!set.allows(sets ? IpcObject.WRITE : IpcObject.READ)) {
            return Result.error(EACCES);
        }
        long bytes = (long) set.values.length * Short.BYTES;
        Address place = sets ? UserMemory.readable(buffer, bytes) : UserMemory.writable(buffer, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (!sets) {
            for (int i = 0; i < set.values.length; i++) {
                place.storeShort((long) i * Short.BYTES, (short) set.values[i]);
            }
            return Result.of(0);
        }
        for (int i = 0; i < set.values.length; i++) {
            if ((place.loadShort((long) i * Short.BYTES) & 0xFFFF) > SemaphoreSet.MOST_VALUE) {
                return Result.error(ERANGE);
            }
        }
        for (int i = 0; i < set.values.length; i++) {
            store(set, i, place.loadShort((long) i * Short.BYTES));
        }
        set.changed();
        set.valuesChanged();
        return Result.of(0);
    }

    private static void store(SemaphoreSet set, int number, int value) {
        set.values[number] = value;
        set.lastUsers[number] = Process.current().id();
        SemaphoreUndo.forget(set, number);
    }

    private static Result one(int id, int number, int command, int value) {
        if (command == SETVAL && (value < 0 || value > SemaphoreSet.MOST_VALUE)) {
            return Result.error(ERANGE);
        }
        Result looked = SETS.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        SemaphoreSet set = (SemaphoreSet) SETS.found();
        if (command == SETVAL && (number < 0 || number >= set.values.length)) {
            return Result.error(EINVAL);
        }
        if (!set.allows(command == SETVAL ? IpcObject.WRITE : IpcObject.READ)) {
            return Result.error(EACCES);
        }
        if (number < 0 || number >= set.values.length) {
            return Result.error(EINVAL);
        }
        switch (command) {
            case GETPID:
                return Result.of(set.lastUsers[number]);
            case GETVAL:
                return Result.of(set.values[number]);
            case SETVAL:
                store(set, number, value);
                set.changed();
                set.valuesChanged();
                return Result.of(0);
            default:
                return Result.of(set.waiters(number, command == GETZCNT));
        }
    }
}
