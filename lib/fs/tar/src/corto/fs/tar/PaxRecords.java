// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import corto.fs.file.Latin1;
import corto.lang.Address;
import corto.lang.RawMemory;

/// What an extended header says (POSIX.1-2017, pax, "pax Extended Header"): records `LENGTH KEYWORD=VALUE\n`.
///
/// Known: path, linkpath, size, mtime, uid, gid. Others are left out: comments, other times, names of users, extended attributes. GNU's records of sparse
/// files are remembered, since what follows then is not the content.
@RawMemory(reason = "reads an archive in memory")
final class PaxRecords {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int NANO_DIGITS = 9;
    private static final String SPARSE = "GNU.sparse.";

    // What has been said: null, or false where it has not.
    String path;
    String linkPath;
    boolean hasSize;
    long sizeBytes;
    boolean hasTime;
    long nanos;
    boolean hasUid;
    int uid;
    boolean hasGid;
    int gid;
    boolean isSparse;

    void clear() {
        path = null;
        linkPath = null;
        hasSize = false;
        hasTime = false;
        hasUid = false;
        hasGid = false;
        isSparse = false;
    }

    /// Reads the `lengthBytes` bytes of records at `at`. Null, or what is wrong.
    String read(Address at, long lengthBytes) {
        long done = 0;
        while (done < lengthBytes) {
            long digits = digits(at.plus(done), lengthBytes - done);
            long record = digits < 0 ? -1 : value(at.plus(done), digits);
            if (record <= digits + 1 || record > lengthBytes - done || at.loadByte(done + record - 1) != '\n') {
                return "a record of an extended header is no LENGTH KEYWORD=VALUE";
            }
            String problem = record(Latin1.string(at.plus(done + digits + 1), (int) (record - digits - 2)));
            if (problem != null) {
                return problem;
            }
            done += record;
        }
        return null;
    }

    /// How many digits lie before a blank; −1 if something else does.
    private static long digits(Address at, long most) {
        int count = 0;
        while (count < most && count <= NANO_DIGITS && at.loadByte(count) >= '0' && at.loadByte(count) <= '9') {
            count++;
        }
        return count > 0 && count < most && count <= NANO_DIGITS && at.loadByte(count) == ' ' ? count : -1;
    }

    private static long value(Address at, long digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = 10 * value + at.loadByte(i) - '0';
        }
        return value;
    }

    private String record(String text) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            return "a record of an extended header is no LENGTH KEYWORD=VALUE";
        }
        String keyword = text.substring(0, equals);
        String value = text.substring(equals + 1);
        boolean isRight = switch (keyword) {
            case "path" -> {
                path = value.isEmpty() ? null : value;
                yield true;
            }
            case "linkpath" -> {
                linkPath = value.isEmpty() ? null : value;
                yield true;
            }
            case "size" -> {
                hasSize = !value.isEmpty();
                sizeBytes = whole(value, value.length());
                yield sizeBytes >= 0;
            }
            case "mtime" -> readTime(value);
            case "uid" -> {
                hasUid = !value.isEmpty();
                uid = (int) whole(value, value.length());
                yield whole(value, value.length()) >= 0;
            }
            case "gid" -> {
                hasGid = !value.isEmpty();
                gid = (int) whole(value, value.length());
                yield whole(value, value.length()) >= 0;
            }
            default -> {
                isSparse |= keyword.startsWith(SPARSE);
                yield true;
            }
        };
        return isRight ? null : "a record of an extended header has no number: " + text;
    }

    /// The first `length` characters as a number, which is not negative; −1 if they are none. No characters are 0.
    private static long whole(String text, int length) {
        long value = 0;
        for (int i = 0; i < length; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
                return -1;
            }
            value = 10 * value + digit;
        }
        return value;
    }

    /// Seconds since 1970, perhaps negative, perhaps with decimals.
    private boolean readTime(String value) {
        hasTime = !value.isEmpty();
        boolean isNegative = value.startsWith("-");
        String rest = isNegative ? value.substring(1) : value;
        int point = rest.indexOf('.');
        long seconds = whole(rest, point < 0 ? rest.length() : point);
        if (seconds < 0 || seconds > Long.MAX_VALUE / NANOS_PER_SECOND - 1) {
            return false;
        }
        long decimals = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = point + 1 + i;
            int digit = point < 0 || at >= rest.length() ? 0 : rest.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            decimals = 10 * decimals + digit;
        }
        long total = seconds * NANOS_PER_SECOND + decimals;
        nanos = isNegative ? -total : total;
        return true;
    }
}
