// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// The header of an entry in a cpio archive of the kind `newc` (Linux, Documentation/driver-api/early-userspace/buffer-format.rst).
///
/// ```
/// magic "070701" · 13 numbers of 8 hexadecimal digits · name, NUL, padding to 4 bytes · data, padding to 4 bytes
/// ```
/// `nameBytes` counts the NUL that ends the name, and more of them if there are.
record CpioHeader(int inode, int mode, int links, long seconds, long size, int major, int minor, int nameBytes) {
    static final String MAGIC = "070701";
    static final String TRAILER = "TRAILER!!!";
    static final int SIZE = 110;
    static final int ALIGNMENT = 4;
    static final int MOST_NAME_BYTES = 4096;         // PATH_MAX: Linux skips entries with longer names

    static final int S_IFMT = 0170000;
    static final int S_IFLNK = 0120000;
    static final int S_IFREG = 0100000;
    static final int S_IFDIR = 0040000;

    private static final int DIGITS = 8;

    byte[] bytes() {
        StringBuilder text = new StringBuilder(SIZE).append(MAGIC);
        long[] numbers = {inode, mode, 0, 0, links, seconds, size, 0, 0, major, minor, nameBytes, 0};   // user, group, device, check: 0
        for (long number : numbers) {
            text.append(HexFormat.of().toHexDigits(number, DIGITS));
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// The header in `bytes`, or null if it is none.
    static CpioHeader parse(byte[] bytes) {
        if (bytes.length < SIZE || !new String(bytes, 0, MAGIC.length(), StandardCharsets.ISO_8859_1).equals(MAGIC)) {
            return null;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        long[] numbers = new long[13];
        for (int i = 0; i < numbers.length; i++) {
            int from = MAGIC.length() + i * DIGITS;
            for (int j = from; j < from + DIGITS; j++) {
                if (!HexFormat.isHexDigit(text.charAt(j))) {
                    return null;
                }
            }
            numbers[i] = HexFormat.fromHexDigitsToLong(text, from, from + DIGITS);
        }
        return new CpioHeader((int) numbers[0], (int) numbers[1], (int) numbers[4], numbers[5], numbers[6], (int) numbers[9], (int) numbers[10],
                (int) Math.min(numbers[11], Integer.MAX_VALUE));
    }

    static long align(long offset, int alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }
}
