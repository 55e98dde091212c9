// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// CRC-32 (ISO 3309, RFC 1952 §8) with a table of 256 words, where HotSpot calls zlib.
@Substitute("java.util.zip.CRC32")
final class Crc32Substitution {
    private static final int POLYNOMIAL = 0xEDB8_8320; // bit-reversed
    private static final int[] TABLE = table();

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                crc = (crc & 1) != 0 ? crc >>> 1 ^ POLYNOMIAL : crc >>> 1;
            }
            table[i] = crc;
        }
        return table;
    }

    /// HotSpot loads zlib here.
    @ReplaceInitializer
    static void initialize() {}

    @Replace
    private static int update(int crc, int b) {
        int inverted = ~crc;
        return ~(TABLE[(inverted ^ b) & 0xFF] ^ inverted >>> Byte.SIZE);
    }

    @Replace
    private static int updateBytes0(int crc, byte[] bytes, int offset, int length) {
        int[] table = TABLE;
        int inverted = ~crc;
        for (int i = offset; i < offset + length; i++) {
            inverted = table[(inverted ^ bytes[i]) & 0xFF] ^ inverted >>> Byte.SIZE;
        }
        return ~inverted;
    }

    @Delete(reason = "an image has no direct buffers: use ByteBuffer.allocate")
    private static int updateByteBuffer0(int crc, long address, int offset, int length) {
        return crc;
    }
}
