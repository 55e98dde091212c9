// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import corto.fs.file.Latin1;
import corto.lang.Address;
import corto.lang.RawMemory;

/// The header block of an entry (POSIX.1-2017, pax, "ustar Interchange Format"; GNU tar manual, "Basic Tar Format"). One instance reads one after the other.
@RawMemory(reason = "reads an archive in memory")
final class Header {
    static final int BYTES = 512;                    // a block: everything begins at a multiple of it

    // typeflag
    static final int REGULAR = '0';
    static final int REGULAR_OLD = 0;
    static final int LINK = '1';
    static final int SYMBOLIC_LINK = '2';
    static final int CHARACTER_DEVICE = '3';
    static final int BLOCK_DEVICE = '4';
    static final int DIRECTORY = '5';
    static final int FIFO = '6';
    static final int CONTIGUOUS = '7';
    static final int PAX = 'x';                      // records for the next entry
    static final int PAX_GLOBAL = 'g';               // records for all entries that follow
    static final int GNU_LONG_NAME = 'L';            // the name of the next entry
    static final int GNU_LONG_LINK = 'K';            // its link name
    static final int GNU_SPARSE = 'S';
    static final int GNU_VOLUME = 'V';               // a label, no file

    private static final int NAME = 0;
    private static final int NAME_BYTES = 100;
    private static final int MODE = 100;
    private static final int UID = 108;
    private static final int GID = 116;
    private static final int SIZE = 124;
    private static final int MTIME = 136;
    private static final int CHKSUM = 148;
    private static final int TYPEFLAG = 156;
    private static final int LINKNAME = 157;
    private static final int MAGIC = 257;
    private static final int DEVMAJOR = 329;
    private static final int DEVMINOR = 337;
    private static final int PREFIX = 345;
    private static final int PREFIX_BYTES = 155;
    private static final int SHORT_NUMBER = 8;       // bytes of a number's field
    private static final int LONG_NUMBER = 12;

    private static final int MAGIC_FIRST = 'u' | 's' << 8 | 't' << 16 | 'a' << 24;
    private static final int BINARY = 0x80;          // of a number's first byte: GNU's base 256
    private static final int BINARY_SIGN = 0x40;

    /// A number that is none: `number` has said so. No field can hold it.
    static final long BAD = Long.MIN_VALUE;

    private Address block;

    /// Looks at the block at `at`. False if it is no header: its sum is wrong.
    boolean read(Address at) {
        block = at;
        long told = number(CHKSUM, SHORT_NUMBER);
        long unsigned = 0;
        long signed = 0;                             // as some wrote it (GNU tar manual, "Checksumming problems")
        for (int i = 0; i < BYTES; i++) {
            boolean isSum = i >= CHKSUM && i < CHKSUM + SHORT_NUMBER;
            unsigned += isSum ? ' ' : at.loadByte(i) & 0xFF;
            signed += isSum ? ' ' : at.loadByte(i);
        }
        return told == unsigned || told == signed;
    }

    static boolean isZero(Address at) {
        for (int i = 0; i < BYTES; i += Long.BYTES) {
            if (at.loadLong(i) != 0) {
                return false;
            }
        }
        return true;
    }

    int type() {
        return block.loadByte(TYPEFLAG) & 0xFF;
    }

    /// The path, put together of its two fields.
    String name() {
        String name = text(NAME, NAME_BYTES);
        boolean hasPrefix = block.loadInt(MAGIC) == MAGIC_FIRST && block.loadByte(MAGIC + Integer.BYTES) == 'r' && block.loadByte(MAGIC + 5) == 0;
        String prefix = hasPrefix ? text(PREFIX, PREFIX_BYTES) : "";     // GNU's old format has other fields there
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    String linkName() {
        return text(LINKNAME, NAME_BYTES);
    }

    private String text(int field, int most) {
        int length = 0;
        while (length < most && block.loadByte(field + length) != 0) {
            length++;
        }
        return Latin1.string(block.plus(field), length);
    }

    // Numbers, or BAD

    long mode() {
        return number(MODE, SHORT_NUMBER);
    }

    long uid() {
        return number(UID, SHORT_NUMBER);
    }

    long gid() {
        return number(GID, SHORT_NUMBER);
    }

    long sizeBytes() {
        return number(SIZE, LONG_NUMBER);
    }

    long seconds() {
        return number(MTIME, LONG_NUMBER);
    }

    long major() {
        return number(DEVMAJOR, SHORT_NUMBER);
    }

    long minor() {
        return number(DEVMINOR, SHORT_NUMBER);
    }

    /// Octal digits, perhaps with blanks before and blanks or zeros behind them; nothing is 0. Or, as GNU writes large and negative ones, binary.
    private long number(int field, int bytes) {
        int first = block.loadByte(field) & 0xFF;
        if ((first & BINARY) != 0) {
            return binary(field, bytes, first);
        }
        int at = field;
        int end = field + bytes;
        while (at < end && block.loadByte(at) == ' ') {
            at++;
        }
        long value = 0;
        while (at < end && block.loadByte(at) >= '0' && block.loadByte(at) <= '7') {
            value = value << 3 | block.loadByte(at) - '0';
            at++;
        }
        return at == end || block.loadByte(at) == 0 || block.loadByte(at) == ' ' ? value : BAD;
    }

    /// Two's complement, the highest byte first, without its highest bit.
    private long binary(int field, int bytes, int first) {
        long value = (first & BINARY_SIGN) != 0 ? first | -BINARY : first & ~BINARY;
        for (int i = 1; i < bytes; i++) {
            if (value > Long.MAX_VALUE >> Byte.SIZE || value < Long.MIN_VALUE >> Byte.SIZE) {
                return BAD;
            }
            value = value << Byte.SIZE | block.loadByte(field + i) & 0xFF;
        }
        return value;
    }
}
