// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import corto.fs.ramfs.RamFile;
import corto.posix.files.Files;
import corto.posix.mman.MemoryFiles;
import corto.posix.process.Process;
import corto.posix.time.Clocks;

/// A shared memory segment: `struct shmid_kernel` of Linux.
final class Segment {
    static final int PERMISSIONS = 0777;
    static final int READ = 4;
    static final int WRITE = 2;

    private static final long NANOS = 1_000_000_000L;
    private static final int SHM_DEST = 01000;               // in the mode: it goes with its last attachment
    private static final int SHM_LOCKED = 02000;
    private static final long PAGE = 4096;
    private static final int KEY_DIGITS = 8;

    final int id;
    int key;                                                 // 0: private, or removed
    final long sizeBytes;
    final RamFile file;
    int uid;
    int gid;
    final int creatorUid;
    final int creatorGid;
    int mode;
    long attachSeconds;                                      // since 1970; 0: never
    long detachSeconds;
    long changeSeconds;
    final int creator;                                       // process
    int lastUser;

    Segment(int id, int key, long sizeBytes, int permissions) {
        this.id = id;
        this.key = key;
        this.sizeBytes = sizeBytes;
        mode = permissions & PERMISSIONS;
        uid = Files.context().uid;
        gid = Files.context().gid;
        creatorUid = uid;
        creatorGid = gid;
        creator = Process.current().id();
        changeSeconds = seconds();
        StringBuilder name = new StringBuilder("SYSV");
        for (int shift = 4 * (KEY_DIGITS - 1); shift >= 0; shift -= 4) {
            name.append(Character.forDigit(key >>> shift & 0xF, 16));
        }
        file = MemoryFiles.make(name.toString(), mode);
        file.resize(sizeBytes + PAGE - 1 & -PAGE);
        file.opened();                                       // until it is removed
    }

    static long seconds() {
        return Clocks.wallNanos() / NANOS;
    }

    int attachments() {
        return file.pages().mappingCount();
    }

    boolean isRemoved() {
        return (mode & SHM_DEST) != 0;
    }

    /// IPC_RMID. The segment goes once nobody has it attached.
    void remove() {
        if (!isRemoved()) {
            mode |= SHM_DEST;
            key = 0;
            file.closed();
        }
    }

    void lock(boolean locked) {
        mode = locked ? mode | SHM_LOCKED : mode & ~SHM_LOCKED;
    }

    boolean isOwnedByCaller() {
        int caller = Files.context().uid;
        return caller == 0 || caller == uid || caller == creatorUid;
    }

    /// Whether the caller has these rights, READ or WRITE bits.
    boolean allows(int rights) {
        int caller = Files.context().uid;
        int shift = caller == uid || caller == creatorUid ? 6 : Files.context().gid == gid || Files.context().gid == creatorGid ? 3 : 0;
        return caller == 0 || (rights & ~(mode >>> shift)) == 0;
    }
}
