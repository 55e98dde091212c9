// SPDX-License-Identifier: Apache-2.0
package corto.log.ring;

/// Messages in the order of coming, in a fixed piece of memory; the oldest make room for the newest.
///
/// ```
///  0                          first                      next
///  ├──────────┬───────────────┼────────┬────────┬────────┼──────────┤
///  │ … newest │ free          │ oldest │ record │ record │ …        │     records may wrap around the end
///  └──────────┴───────────────┴────────┴────────┴────────┴──────────┘
/// ```
/// Messages are numbered from 0 on; a number is never used again. Guarded by the kernel lock. The memory is allocated with the first message, so that it is no part of the image.
public final class LogRing {
    /// The longest text that is kept, in bytes; what is longer is cut.
    public static final int MOST_TEXT = 1000;

    // A record: length of the text in two bytes, level in one, nanoseconds in eight, the text.
    private static final int LENGTH = 0;
    private static final int LEVEL = 2;
    private static final int TIME = 3;
    private static final int HEADER = 11;

    private final int sizeBytes;
    private byte[] bytes = {};
    private int first;                       // where the oldest record begins
    private int used;                        // bytes of all records
    private long firstNumber;
    private long nextNumber;

    // The record that `find` found last, so that reading on from there takes constant time.
    private long foundNumber;
    private int foundAt;

    /// Room for `sizeBytes` bytes: at least one message of the longest kind.
    public LogRing(int sizeBytes) {
        this.sizeBytes = Math.max(sizeBytes, HEADER + MOST_TEXT);
    }

    /// Room for records, in bytes.
    public int sizeBytes() {
        return sizeBytes;
    }

    /// The number of the oldest message that is kept.
    public long firstNumber() {
        return firstNumber;
    }

    /// The number that the next message will get.
    public long nextNumber() {
        return nextNumber;
    }

    /// Appends a message of `level`, told at `nanos` of the platform's clock: the first `length` bytes of `text`.
    public void add(int level, long nanos, byte[] text, int length) {
        if (bytes.length == 0) {
            bytes = new byte[sizeBytes];
        }
        int kept = Math.min(length, MOST_TEXT);
        while (bytes.length - used < HEADER + kept) {
            removeFirst();
        }
        int at = wrap(first + used);
        put(at, LENGTH, kept);
        put(at, LENGTH + 1, kept >>> Byte.SIZE);
        put(at, LEVEL, level);
        for (int i = 0; i < Long.BYTES; i++) {
            put(at, TIME + i, (int) (nanos >>> i * Byte.SIZE));
        }
        for (int i = 0; i < kept; i++) {
            put(at, HEADER + i, text[i]);
        }
        used += HEADER + kept;
        nextNumber++;
    }

    /// Forgets all messages.
    public void clear() {
        first = wrap(first + used);
        used = 0;
        firstNumber = nextNumber;
    }

    /// Goes to message `number`; the three below tell of it until the next `add`. False if it is not kept (any more, or yet).
    public boolean find(long number) {
        if (number < firstNumber || number >= nextNumber) {
            return false;
        }
        if (number < foundNumber || foundNumber < firstNumber) {
            foundNumber = firstNumber;
            foundAt = first;
        }
        while (foundNumber < number) {
            foundAt = wrap(foundAt + HEADER + length());
            foundNumber++;
        }
        return true;
    }

    public int level() {
        return get(foundAt, LEVEL);
    }

    /// Nanoseconds of the platform's clock.
    public long nanos() {
        long nanos = 0;
        for (int i = Long.BYTES - 1; i >= 0; i--) {
            nanos = nanos << Byte.SIZE | get(foundAt, TIME + i);
        }
        return nanos;
    }

    /// Bytes of the text.
    public int length() {
        return get(foundAt, LENGTH) | get(foundAt, LENGTH + 1) << Byte.SIZE;
    }

    /// The byte of the text at `index`, from 0 to 255.
    public int text(int index) {
        return get(foundAt, HEADER + index);
    }

    private void removeFirst() {
        int length = HEADER + (get(first, LENGTH) | get(first, LENGTH + 1) << Byte.SIZE);
        first = wrap(first + length);
        used -= length;
        firstNumber++;
    }

    private int wrap(int position) {
        return position >= bytes.length ? position - bytes.length : position;
    }

    private int get(int record, int offset) {
        return bytes[wrap(record + offset)] & 0xFF;
    }

    private void put(int record, int offset, int value) {
        bytes[wrap(record + offset)] = (byte) value;
    }
}
