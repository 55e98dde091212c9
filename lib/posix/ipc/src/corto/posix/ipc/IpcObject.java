// SPDX-License-Identifier: Apache-2.0
package corto.posix.ipc;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.posix.files.Files;
import corto.posix.time.Clocks;

/// A set of semaphores, a message queue or a segment of shared memory, as far as they are alike.
public abstract class IpcObject {
    // commands of semctl(2), msgctl(2) and shmctl(2)
    public static final int IPC_RMID = 0;
    public static final int IPC_SET = 1;
    public static final int IPC_STAT = 2;
    public static final int IPC_INFO = 3;
    public static final int IPC_NOWAIT = 04000;

    // rights
    public static final int READ = 4;
    public static final int WRITE = 2;

    /// `struct ipc64_perm` on x86-64, the beginning of each status.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 KEY = LAYOUT.u32();
    private static final U32 UID = LAYOUT.u32();
    private static final U32 GID = LAYOUT.u32();
    private static final U32 CUID = LAYOUT.u32();
    private static final U32 CGID = LAYOUT.u32();
    private static final U32 MODE = LAYOUT.u32();
    private static final U16 SEQ = LAYOUT.u16();
    /// Its bytes.
    public static final int PERMISSION_BYTES = LAYOUT.reserved(22).sized(48);

    private static final int PERMISSIONS = 0777;
    private static final long NANOS = 1_000_000_000L;

    int key;                                 // 0: private, or removed
    int id;
    private int uid;
    private int gid;
    private final int creatorUid;
    private final int creatorGid;
    private int mode;
    private long changeSeconds;
    boolean isRemoved;

    protected IpcObject(int key, int flags) {
        this.key = key;
        mode = flags & PERMISSIONS;
        uid = Files.context().uid;
        gid = Files.context().gid;
        creatorUid = uid;
        creatorGid = gid;
        changed();
    }

    /// Of the wall clock, since 1970.
    public static long seconds() {
        return Clocks.wallNanos() / NANOS;
    }

    public final int id() {
        return id;
    }

    /// 0 if it is private or removed.
    public final int key() {
        return key;
    }

    public final int uid() {
        return uid;
    }

    public final int gid() {
        return gid;
    }

    public final int creatorUid() {
        return creatorUid;
    }

    public final int creatorGid() {
        return creatorGid;
    }

    /// Permissions, and the flags of its kind.
    public final int mode() {
        return mode;
    }

    /// Sets or clears a flag of its kind.
    public final void setMode(int flag, boolean on) {
        mode = on ? mode | flag : mode & ~flag;
    }

    /// Whether IPC_RMID has gone through: who waits for it gets EIDRM.
    public final boolean isRemoved() {
        return isRemoved;
    }

    /// Whether somebody still has it, so that it keeps its place when it is removed.
    protected boolean isInUse() {
        return false;
    }

    /// When it was made or changed last: `sem_ctime`, `msg_ctime`, `shm_ctime`.
    public final long changeSeconds() {
        return changeSeconds;
    }

    /// It is changed now.
    public final void changed() {
        changeSeconds = seconds();
    }

    /// Whether the caller may change owner and permissions, and remove it.
    public final boolean isOwnedByCaller() {
        int caller = Files.context().uid;
        return caller == 0 || caller == uid || caller == creatorUid;
    }

    /// Whether the caller has these rights, READ or WRITE bits.
    public final boolean allows(int rights) {
        int caller = Files.context().uid;
        int shift = caller == uid || caller == creatorUid ? 6 : Files.context().gid == gid || Files.context().gid == creatorGid ? 3 : 0;
        return caller == 0 || (rights & ~(mode >>> shift)) == 0;
    }

    /// Writes the first `PERMISSION_BYTES` of a status, whose other bytes are zero.
    public final void writePermissions(Address to) {
        KEY.write(to, key);
        UID.write(to, uid);
        GID.write(to, gid);
        CUID.write(to, creatorUid);
        CGID.write(to, creatorGid);
        MODE.write(to, mode);
        SEQ.write(to, (short) (id >>> IpcTable.PLACE_SHIFT));
    }

    /// IPC_SET: owner and permissions.
    public final void readPermissions(Address from) {
        uid = UID.read(from);
        gid = GID.read(from);
        mode = mode & ~PERMISSIONS | MODE.read(from) & PERMISSIONS;
        changed();
    }
}
