// SPDX-License-Identifier: Apache-2.0
package corto.posix.ptys;

import corto.lang.Address;

/// Bytes that the slave's side has written and the master has not read.
final class OutputRing {
    static final int SIZE = 16 << 10;
    private static final int MASK = SIZE - 1;

    private final byte[] bytes = new byte[SIZE];
    private long head;
    private long tail;

    int count() {
        return (int) (head - tail);
    }

    int room() {
        return SIZE - count();
    }

    /// What there is no room for is lost: an echo that nobody reads.
    void add(byte b) {
        if (room() > 0) {
            bytes[(int) head++ & MASK] = b;
        }
    }

    /// Moves at most `lengthBytes` to `to`. How many.
    int read(Address to, long lengthBytes) {
        int count = (int) Math.min(lengthBytes, count());
        for (int i = 0; i < count; i++) {
            to.storeByte(i, bytes[(int) tail++ & MASK]);
        }
        return count;
    }
}
