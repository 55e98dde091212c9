// SPDX-License-Identifier: Apache-2.0
package corto.fs.locks;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import org.junit.jupiter.api.Test;

final class FileLocksTest {
    private static final class Thing extends OpenFile {
        Thing() {
            super(0);
        }
    }

    private final LockedFile file = new LockedFile("file", null);

    private RecordLock seenBy(Object other, long first, long last) {
        return file.conflict(other, true, first, last);
    }

    @Test
    void unlocking_the_middle_leaves_two_locks() {
        file.lock("a", 1, true, 0, 99);

        assertThat(file.unlock("a", 40, 59)).isTrue();

        assertThat(seenBy("b", 0, RecordLock.END).last()).isEqualTo(39);
        assertThat(seenBy("b", 40, RecordLock.END).first()).isEqualTo(60);
        assertThat(seenBy("b", 40, 59)).isNull();
    }

    @Test
    void locks_that_touch_become_one() {
        file.lock("a", 1, true, 0, 9);
        file.lock("a", 1, true, 20, 29);
        file.lock("a", 1, true, 10, 19);

        RecordLock lock = seenBy("b", 15, 15);

        assertThat(lock.first()).isZero();
        assertThat(lock.last()).isEqualTo(29);
    }

    @Test
    void a_shared_lock_in_an_exclusive_one_splits_it() {
        file.lock("a", 1, true, 0, 99);
        file.lock("a", 1, false, 30, 34);

        assertThat(seenBy("b", 30, 30).isExclusive()).isFalse();
        assertThat(seenBy("b", 35, 35).first()).isEqualTo(35);
        assertThat(file.conflict("b", false, 30, 34)).isNull();
    }

    @Test
    void a_lock_to_the_end_does_not_overflow() {
        file.lock("a", 1, true, 10, RecordLock.END);
        file.lock("a", 1, true, 5, RecordLock.END);

        assertThat(seenBy("b", RecordLock.END, RecordLock.END).first()).isEqualTo(5);
    }

    @Test
    void random_locks_agree_with_an_array() {
        java.util.Random random = new java.util.Random(7);
        for (int round = 0; round < 200; round++) {
            LockedFile locked = new LockedFile("file", null);
            int[][] bytes = new int[2][40];                  // of two owners: 0 none, 1 shared, 2 exclusive
            for (int step = 0; step < 60; step++) {
                int owner = random.nextInt(2);
                int first = random.nextInt(40);
                int last = first + random.nextInt(40 - first);
                int kind = random.nextInt(3);
                if (kind == 0) {
                    locked.unlock(owner, first, last);
                } else if (locked.conflict(owner, kind == 2, first, last) == null) {
                    locked.lock(owner, 1, kind == 2, first, last);
                } else {
                    continue;
                }
                java.util.Arrays.fill(bytes[owner], first, last + 1, kind);
            }
            for (int at = 0; at < 40; at++) {
                for (int owner = 0; owner < 2; owner++) {
                    RecordLock seen = locked.conflict(1 - owner, true, at, at);
                    assertThat(seen == null ? 0 : seen.isExclusive() ? 2 : 1).isEqualTo(bytes[owner][at]);
                }
            }
        }
    }

    @Test
    void the_last_reference_takes_the_locks_along() {
        OpenFile a = new Thing();
        assertThat(FileLocks.lockWhole(a, true).isError()).isFalse();
        assertThat(FileLocks.lock(a, a, -1, true, 0, 5).isError()).isFalse();

        a.release();

        assertThat(FileLocks.conflict(a, "other", true, 0, 5)).isNull();
    }

    @Test
    void a_circle_of_waiters_is_found() {
        FileLocks.Waiter first = FileLocks.beginWaiting("a");
        FileLocks.blockedBy(first, "b");
        FileLocks.Waiter second = FileLocks.beginWaiting("b");
        FileLocks.blockedBy(second, "c");

        assertThat(FileLocks.waitsFor("a", "c")).isTrue();
        assertThat(FileLocks.waitsFor("c", "a")).isFalse();

        FileLocks.endWaiting(first);
        FileLocks.endWaiting(second);
        assertThat(FileLocks.waitsFor("a", "c")).isFalse();
    }

    @Test
    void flock_excludes_other_open_files_of_the_same_file() {
        LockedFile locked = new LockedFile("file", null);
        locked.lockWhole("a", false);

        assertThat(locked.mayLockWhole("b", false)).isTrue();
        assertThat(locked.mayLockWhole("b", true)).isFalse();
        assertThat(locked.unlockWhole("a")).isTrue();
        assertThat(locked.mayLockWhole("b", true)).isTrue();
    }
}
