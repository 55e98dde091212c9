// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import corto.lang.Address;
import corto.lang.RawMemory;
import corto.lang.StringBytes;

/// Text between strings and memory: one char for one byte, as file names and paths are everywhere in the kernel. Linux's names are bytes
/// without an encoding, and ISO 8859-1 keeps each.
@RawMemory(reason = "copies between strings and buffers")
public final class Latin1 {
    private Latin1() {}

    /// Stores the characters `start` to `end` of `text`, without a zero at the end.
    public static void store(Address to, String text, int start, int end) {
        byte[] bytes = StringBytes.of(text);
        for (int i = start; i < end; i++) {
            to.storeByte(i - start, bytes[i]);
        }
    }

    /// The `lengthBytes` bytes at `from`.
    public static String string(Address from, int lengthBytes) {
        return StringBytes.copy(from, lengthBytes);
    }
}
