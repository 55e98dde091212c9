// SPDX-License-Identifier: Apache-2.0
package corto.posix.ipc;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EIDRM;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;
import java.util.Arrays;

/// All objects of one kind.
public final class IpcTable {
    /// The most sets of semaphores, and the most queues: Linux's SEMMNI and MSGMNI.
    public static final int MOST = 32_000;

    static final int PLACE_SHIFT = 15;
    private static final int SEQUENCE_MASK = 0xFFFF;
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_CREAT = 01000;
    private static final int IPC_EXCL = 02000;

    private final int most;
    private IpcObject[] table = {};
    private int sequence;
    private int count;
    private IpcObject found;

    /// @param most how many objects there can be
    public IpcTable(int most) {
        this.most = most;
    }

    /// Places that have been in use.
    public int end() {
        return table.length;
    }

    /// The object at a place; null if there is none. A removed one goes here, once nobody has it any more.
    public IpcObject at(int place) {
        IpcObject object = place >= 0 && place < table.length ? table[place] : null;
        if (object == null || !object.isRemoved || object.isInUse()) {
            return object;
        }
        table[place] = null;
        count--;
        return null;
    }

    public int count() {
        return count;
    }

    /// The highest place in use, or 0: what IPC_INFO gives.
    public int last() {
        int last = table.length - 1;
        while (last > 0 && at(last) == null) {
            last--;
        }
        return Math.max(0, last);
    }

    /// What `begin`, `lookup`, `lookToTell` and `lookToChange` have found.
    public IpcObject found() {
        return found;
    }

    /// Looks for an identifier. EINVAL if there is nothing, EIDRM if another has its place.
    public Result lookup(int id) {
        found = id < 0 ? null : at(id & (1 << PLACE_SHIFT) - 1);
        if (found == null) {
            return Result.error(EINVAL);
        }
        return found.id == id ? Result.of(0) : Result.error(EIDRM);
    }

    /// Looks for what a status is asked of.
    ///
    /// @param isPlace whether `id` is a place in the table (SEM_STAT), not an identifier (IPC_STAT)
    /// @param byAnybody whether that takes no rights (SEM_STAT_ANY)
    /// @return 0, EINVAL, EIDRM, EACCES
    public Result lookToTell(int id, boolean isPlace, boolean byAnybody) {
        if (isPlace) {
            found = at(id);
        }
        Result looked = isPlace ? found == null ? Result.error(EINVAL) : Result.of(0) : lookup(id);
        return looked.isError() || byAnybody || found.allows(IpcObject.READ) ? looked : Result.error(EACCES);
    }

    /// Looks for what IPC_SET and IPC_RMID change: 0, EINVAL, EIDRM, EPERM.
    public Result lookToChange(int id) {
        Result looked = lookup(id);
        return looked.isError() || found.isOwnedByCaller() ? looked : Result.error(EPERM);
    }

    /// The beginning of semget(2), msgget(2), shmget(2): finds what has `key`. Null in `found` if one is to be made; EEXIST, ENOENT.
    public Result begin(int key, int flags) {
        found = null;
        if (key == IPC_PRIVATE) {
            return Result.of(0);
        }
        for (int i = 0; i < table.length && found == null; i++) {
            found = at(i) != null && table[i].key == key ? table[i] : null;
        }
        if (found == null) {
            return (flags & IPC_CREAT) == 0 ? Result.error(ENOENT) : Result.of(0);
        }
        return (flags & (IPC_CREAT | IPC_EXCL)) == (IPC_CREAT | IPC_EXCL) ? Result.error(EEXIST) : Result.of(0);
    }

    /// The end of it, for what was there: its identifier, or EACCES.
    public Result useFound(int flags) {
        int rights = (flags | flags >>> 3 | flags >>> 6) & 7;
        return found.allows(rights) ? Result.of(found.id) : Result.error(EACCES);
    }

    /// Whether no more objects can be made: ENOSPC.
    public boolean isFull() {
        for (int i = 0; count == most && i < table.length; i++) {
            at(i);                                           // some may have gone
        }
        return count == most;
    }

    /// Takes an object in. Its identifier.
    public Result add(IpcObject object) {
        int place = 0;
        while (place < table.length && at(place) != null) {
            place++;
        }
        if (place == table.length) {
            table = Arrays.copyOf(table, Math.max(4, 2 * place));
        }
        object.id = sequence << PLACE_SHIFT | place;
        sequence = sequence + 1 & SEQUENCE_MASK;
        table[place] = object;
        count++;
        return Result.of(object.id);
    }

    /// IPC_RMID. Its key is free at once, its place when nobody has it any more.
    public void remove(IpcObject object) {
        object.isRemoved = true;
        object.key = IPC_PRIVATE;
        at(object.id & (1 << PLACE_SHIFT) - 1);
    }

    /// Writes `struct seminfo` or `struct msginfo`. Where it stands; zero if that cannot be written.
    public static Address writeLimits(int[] limits, UserAddress buffer) {
        Address to = UserMemory.writable(buffer, (long) limits.length * Integer.BYTES);
        for (int i = 0; !to.isZero() && i < limits.length; i++) {
            to.storeInt((long) i * Integer.BYTES, limits[i]);
        }
        return to;
    }
}
