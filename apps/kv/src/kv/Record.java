// SPDX-License-Identifier: Apache-2.0
package kv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// One entry of the log: a key has a value from now on, or none.
///
/// ```
///  0        4            12            14              18
/// ┌────────┬────────────┬─────────────┬───────────────┬─────┬───────┐
/// │ CRC-32 │ sequence   │ key length  │ value length  │ key │ value │      big-endian; the checksum covers all that follows it
/// └────────┴────────────┴─────────────┴───────────────┴─────┴───────┘
/// ```
/// The value length of a deletion is −1. Of two records of one key the higher sequence counts, wherever they are.
///
/// @param value null: deleted
record Record(long sequence, String key, String value) {
    static final int HEADER_BYTES = 18;
    static final int LONGEST_KEY = 1024;                 // bytes
    static final int LONGEST_VALUE = 1 << 20;

    private static final int CRC_BYTES = 4;
    private static final int DELETED = -1;

    boolean isDeletion() {
        return value == null;
    }

    /// As it is written, ready to be read from the buffer.
    ByteBuffer encode() {
        byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
        byte[] valueBytes = isDeletion() ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        if (keyBytes.length == 0 || keyBytes.length > LONGEST_KEY || valueBytes.length > LONGEST_VALUE) {
            throw new IllegalArgumentException("a key has 1 to " + LONGEST_KEY + " bytes, a value at most " + LONGEST_VALUE);
        }
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + keyBytes.length + valueBytes.length);
        buffer.putInt(0).putLong(sequence).putShort((short) keyBytes.length).putInt(isDeletion() ? DELETED : valueBytes.length);
        buffer.put(keyBytes).put(valueBytes).flip();
        return buffer.putInt(0, checksum(buffer));
    }

    /// Bytes of the record whose header is in `buffer`; −1 if no record begins so.
    static int length(ByteBuffer buffer) {
        int at = buffer.position();
        int keyLength = buffer.getShort(at + 12);
        int valueLength = buffer.getInt(at + 14);
        boolean isPossible = keyLength > 0 && keyLength <= LONGEST_KEY && valueLength >= DELETED && valueLength <= LONGEST_VALUE;
        return isPossible ? HEADER_BYTES + keyLength + Math.max(valueLength, 0) : -1;
    }

    /// The record that is in `buffer`, all of it; null if its checksum is wrong.
    static Record decode(ByteBuffer buffer) {
        if (buffer.getInt(buffer.position()) != checksum(buffer)) {
            return null;
        }
        buffer.getInt();
        long sequence = buffer.getLong();
        byte[] key = new byte[buffer.getShort()];
        int valueLength = buffer.getInt();
        buffer.get(key);
        String value = null;
        if (valueLength != DELETED) {
            byte[] bytes = new byte[valueLength];
            buffer.get(bytes);
            value = new String(bytes, StandardCharsets.UTF_8);
        }
        return new Record(sequence, new String(key, StandardCharsets.UTF_8), value);
    }

    private static int checksum(ByteBuffer buffer) {
        CRC32 crc = new CRC32();
        crc.update(buffer.array(), buffer.arrayOffset() + buffer.position() + CRC_BYTES, buffer.remaining() - CRC_BYTES);
        return (int) crc.getValue();
    }
}
