// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.util.ArrayList;

/// The file locks of the program. They would keep other processes out, and there is none: what remains is that two locks of the program itself must
/// not overlap.
final class FileLocks {
    private record Held(FileLockImpl lock, long device, long inode) {}

    private static final ArrayList<Held> HELD = new ArrayList<>();

    private FileLocks() {}

    static void add(FileLockImpl lock, long device, long inode) {
        synchronized (HELD) {
            for (int i = 0; i < HELD.size(); i++) {
                Held held = HELD.get(i);
                if (held.device == device && held.inode == inode && held.lock.overlaps(lock.position(), lock.size())) {
                    throw new OverlappingFileLockException();
                }
            }
            HELD.add(new Held(lock, device, inode));
        }
    }

    static void remove(FileLockImpl lock) {
        synchronized (HELD) {
            for (int i = 0; i < HELD.size(); i++) {
                if (HELD.get(i).lock == lock) {
                    HELD.remove(i);
                    return;
                }
            }
        }
    }

    /// A channel that is closed gives up its locks.
    static void releaseAll(FileChannel channel) {
        synchronized (HELD) {
            for (int i = HELD.size() - 1; i >= 0; i--) {
                FileLockImpl lock = HELD.get(i).lock;
                if (lock.acquiredBy() == channel) {
                    lock.invalidate();
                    HELD.remove(i);
                }
            }
        }
    }
}
