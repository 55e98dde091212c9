// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import corto.lang.Address;
import corto.lang.RawMemory;

/// The header of one entry of a cpio archive (Linux, Documentation/driver-api/early-userspace/buffer-format.rst): the magic and 13 numbers
/// of 8 hexadecimal digits. One instance reads one header after the other.
@RawMemory(reason = "reads an archive in memory")
final class Entry {
    static final int BYTES = 110;
    static final int ALIGNMENT = 4;              // of names' and contents' ends, counted from the start of the archive

    private static final int MAGIC_FIRST = 0x3730_3730;      // "0707"
    private static final int MAGIC_SECOND = 0x3130;          // "01"
    private static final int MAGIC_SECOND_SUMMED = 0x3230;   // "02": with a checksum of the content, which is not looked at
    private static final int FIELDS = 6;                     // where they begin
    private static final int DIGITS = 8;
    private static final int HALF_DIGITS = 4;
    private static final int ZEROS = 0x3030_3030;            // "0000"

    private static final int INO = 0;
    private static final int MODE = 1;
    private static final int UID = 2;
    private static final int GID = 3;
    private static final int NLINK = 4;
    private static final int MTIME = 5;
    private static final int FILESIZE = 6;
    private static final int DEVMAJOR = 7;
    private static final int DEVMINOR = 8;
    private static final int RDEVMAJOR = 9;
    private static final int RDEVMINOR = 10;
    private static final int NAMESIZE = 11;

    private Address header;
    private int badDigitAt = -1;                 // offset in the header

    int mode;
    int uid;
    int gid;
    int linkCount;
    long seconds;
    long sizeBytes;
    long nameBytes;                              // with all zeros behind the name

    static boolean isMagic(Address at) {
        int second = at.loadShort(4);
        return at.loadInt(0) == MAGIC_FIRST && (second == MAGIC_SECOND || second == MAGIC_SECOND_SUMMED);
    }

    /// Reads the header at `at`, which has the magic. False if a digit is none.
    boolean read(Address at) {
        header = at;
        badDigitAt = -1;
        mode = (int) field(MODE);
        uid = (int) field(UID);
        gid = (int) field(GID);
        linkCount = (int) field(NLINK);
        seconds = field(MTIME);
        sizeBytes = field(FILESIZE);
        nameBytes = field(NAMESIZE);
        return badDigitAt < 0;
    }

    /// Offset in the header of the last wrong digit.
    int badDigitAt() {
        return badDigitAt;
    }

    /// Which file this is a link to, if there are several.
    long identity() {
        return field(INO) ^ field(DEVMAJOR) << 44 ^ field(DEVMINOR) << 32;
    }

    int representedMajor() {
        return (int) field(RDEVMAJOR);
    }

    int representedMinor() {
        return (int) field(RDEVMINOR);
    }

    private long field(int index) {
        int start = FIELDS + DIGITS * index;
        return half(start) << 4 * HALF_DIGITS | half(start + HALF_DIGITS);
    }

    /// Four digits, which are all 0 more often than not.
    private long half(int start) {
        if (header.loadInt(start) == ZEROS) {
            return 0;
        }
        long value = 0;
        for (int i = start; i < start + HALF_DIGITS; i++) {
            int digit = digit(header.loadByte(i));
            if (digit < 0) {
                badDigitAt = i;
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private static int digit(int character) {
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        int letter = character | 0x20;
        return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
    }

    // Bytes of the archive behind the header

    static int indexOfZero(Address at, int most) {
        for (int i = 0; i < most; i++) {
            if (at.loadByte(i) == 0) {
                return i;
            }
        }
        return -1;
    }

    static int lastSlash(Address name, int length) {
        int at = length - 1;
        while (at >= 0 && name.loadByte(at) != '/') {
            at--;
        }
        return at;
    }

    static boolean isEqual(Address a, Address b, int length) {
        for (int i = 0; i < length; i++) {
            if (a.loadByte(i) != b.loadByte(i)) {
                return false;
            }
        }
        return true;
    }

    /// The first offset from `from` to `end` whose byte is not zero; `end` if all are.
    static long afterZeros(Address archive, long from, long end) {
        long at = from;
        while (at < end && archive.loadByte(at) == 0) {
            at++;
        }
        return at;
    }
}
