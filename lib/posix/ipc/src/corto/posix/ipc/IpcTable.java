// SPDX-License-Identifier: Apache-2.0
package corto.posix.ipc;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EIDRM;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOENT;

import corto.lang.Result;
import java.util.Arrays;

/// All objects of one kind.
public final class IpcTable {
    /// The most objects of a kind, as Linux's SEMMNI and MSGMNI.
    public static final int MOST = 32_000;

    static final int PLACE_SHIFT = 15;
    private static final int SEQUENCE_MASK = 0xFFFF;
    private static final int IPC_PRIVATE = 0;
    private static final int IPC_CREAT = 01000;
    private static final int IPC_EXCL = 02000;

    private IpcObject[] table = {};
    private int sequence;
    private int count;
    private IpcObject found;

    /// Places that have been in use.
    public int end() {
        return table.length;
    }

    /// The object at a place; null if there is none.
    public IpcObject at(int place) {
        return place >= 0 && place < table.length ? table[place] : null;
    }

    public int count() {
        return count;
    }

    /// The highest place in use, or 0: what IPC_INFO gives.
    public int last() {
        int last = table.length - 1;
        while (last > 0 && table[last] == null) {
            last--;
        }
        return Math.max(0, last);
    }

    /// What `lookup` and `begin` have found.
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

    /// The beginning of semget(2) and msgget(2): finds what has `key`. Null in `found` if one is to be made; EEXIST, ENOENT.
    public Result begin(int key, int flags) {
        found = null;
        if (key == IPC_PRIVATE) {
            return Result.of(0);
        }
        for (int i = 0; i < table.length && found == null; i++) {
            found = table[i] != null && table[i].key == key ? table[i] : null;
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

    /// Takes an object in, of which there are not too many yet. Its identifier.
    public Result add(IpcObject object) {
        int place = 0;
        while (place < table.length && table[place] != null) {
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

    /// IPC_RMID.
    public void remove(IpcObject object) {
        object.isRemoved = true;
        table[object.id & (1 << PLACE_SHIFT) - 1] = null;
        count--;
    }
}
