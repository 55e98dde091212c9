// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// Adler-32 (RFC 1950 §8.2, §9), where HotSpot calls zlib.
@Substitute("java.util.zip.Adler32")
final class Adler32Substitution {
    private static final int BASE = 65521;         // largest prime below 2¹⁶
    private static final int RUN = 2900;           // so many bytes leave both sums below 2³¹ without a division

    /// HotSpot loads zlib here.
    @ReplaceInitializer
    static void initialize() {}

    @Replace
    private static int update(int adler, int b) {
        int low = ((adler & 0xFFFF) + (b & 0xFF)) % BASE;
        int high = ((adler >>> 16) + low) % BASE;
        return high << 16 | low;
    }

    @Replace
    private static int updateBytes(int adler, byte[] bytes, int offset, int length) {
        int low = adler & 0xFFFF;
        int high = adler >>> 16;
        int at = offset;
        int end = offset + length;
        while (at < end) {
            int stop = Math.min(end, at + RUN);
            while (at < stop) {
                low += bytes[at++] & 0xFF;
                high += low;
            }
            low %= BASE;
            high %= BASE;
        }
        return high << 16 | low;
    }

    @Delete(reason = "an image has no direct buffers: use ByteBuffer.allocate")
    private static int updateByteBuffer(int adler, long address, int offset, int length) {
        return adler;
    }
}
