// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.StringBytes;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// The paths that were fetched from the application lately: one that comes again is the same string, and nothing is allocated.
@Hot
final class FetchedPaths {
    private static final int PATHS = 16;                         // a path has its place by its last eight bytes
    private static final int PLACE_SHIFT = Long.SIZE - 4;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;    // 2^64 divided by the golden ratio
    private static final int MOST_BYTES = 256;                   // of one that is kept

    private static final String[] PATH = new String[PATHS];

    private FetchedPaths() {}

    /// The path at `text`, whose length `UserMemory.stringLength` has told.
    static String path(UserAddress text, int lengthBytes) {
        if (lengthBytes == 0) {
            return "";
        }
        if (lengthBytes < Long.BYTES || lengthBytes > MOST_BYTES) {
            return UserMemory.string(text, lengthBytes);
        }
        Address bytes = new Address(text.bits());
        int place = (int) (bytes.loadLong(lengthBytes - Long.BYTES) * MIXER >>> PLACE_SHIFT) & PATHS - 1;
        String known = PATH[place];
        if (known != null && isAt(bytes, lengthBytes, StringBytes.of(known))) {
            return known;
        }
        String path = UserMemory.string(text, lengthBytes);
        PATH[place] = path;
        return path;
    }

    /// Whether the `lengthBytes` bytes, eight or more, at `at` are `bytes`.
    @AlwaysInline
    private static boolean isAt(Address at, int lengthBytes, byte[] bytes) {
        if (bytes.length != lengthBytes) {
            return false;
        }
        int last = lengthBytes - Long.BYTES;
        for (int i = 0; i < last; i += Long.BYTES) {
            if (at.loadLong(i) != StringBytes.word(bytes, i, i + Long.BYTES)) {
                return false;
            }
        }
        return at.loadLong(last) == StringBytes.word(bytes, last, last + Long.BYTES);      // some bytes twice
    }
}
