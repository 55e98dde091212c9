// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import corto.fs.ramfs.RamFile;
import corto.posix.ipc.IpcObject;
import corto.posix.mman.MemoryFiles;
import corto.posix.process.Process;

/// A shared memory segment: `struct shmid_kernel` of Linux.
final class Segment extends IpcObject {
    private static final int PERMISSIONS = 0777;
    private static final int SHM_DEST = 01000;               // in the mode: it goes with its last attachment
    private static final int SHM_LOCKED = 02000;
    private static final long PAGE = 4096;
    private static final int KEY_DIGITS = 8;

    final long sizeBytes;
    final RamFile file;
    long attachSeconds;                                      // since 1970; 0: never
    long detachSeconds;
    final int creator;                                       // process
    int lastUser;

    Segment(int key, long sizeBytes, int flags) {
        super(key, flags);
        this.sizeBytes = sizeBytes;
        creator = Process.current().id();
        StringBuilder name = new StringBuilder("SYSV");
        for (int shift = 4 * (KEY_DIGITS - 1); shift >= 0; shift -= 4) {
            name.append(Character.forDigit(key >>> shift & 0xF, 16));
        }
        file = MemoryFiles.make(name.toString(), flags & PERMISSIONS);
        file.resize(sizeBytes + PAGE - 1 & -PAGE);
        file.opened();                                       // until it is removed
    }

    int attachments() {
        return file.pages().mappingCount();
    }

    @Override
    protected boolean isInUse() {
        return attachments() > 0;
    }

    /// IPC_RMID: the file goes once nobody has it attached.
    void removed() {
        setMode(SHM_DEST, true);
        file.closed();
    }

    void lock(boolean locked) {
        setMode(SHM_LOCKED, locked);
    }
}
