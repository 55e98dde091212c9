// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;
import corto.posix.strace.CallTable.Kind;

/// Prints text, numbers, times and limits that an argument points to. A pointer to what cannot be read, or to what a failed call did not fill in, is printed as an address.
final class Structures {
    private static final int MOST_TEXT = 32;                 // of a string, then "..."
    private static final int MOST_ELEMENTS = 32;             // of an array
    private static final int MOST_PATH = 4096;
    private static final long INT = 0xFFFF_FFFFL;

    private static final int STACK_FLAGS = Names.find("ss");

    private final Line line;
    private boolean hasFailed;

    Structures(Line line) {
        this.line = line;
    }

    /// Whether what is printed next belongs to a call that has failed.
    void setFailed(boolean failed) {
        hasFailed = failed;
    }

    boolean hasFailed() {
        return hasFailed;
    }

    /// Where to read `bytes` bytes; if there is nothing to be read, prints the pointer and returns zero.
    Address at(long pointer, long bytes) {
        Address from = pointer == 0 || hasFailed ? Address.zero() : UserMemory.readable(new UserAddress(pointer), bytes);
        if (from.isZero()) {
            pointer(pointer);
        }
        return from;
    }

    void pointer(long pointer) {
        if (pointer == 0) {
            line.add("NULL");
        } else {
            line.hex(pointer);
        }
    }

    /// Structures that need nothing but their address.
    void print(Kind kind, long pointer) {
        int bytes = switch (kind) {
            case ITIMERVAL, ITIMERSPEC, TIMES -> 32;
            case STACK -> 24;
            case UTSNAME -> 390;
            case RUSAGE -> 144;
            case SYSINFO -> 112;
            case TIMEVAL, TIMESPEC, RLIMIT -> 16;
            case PAIR, LONG_POINTER -> 8;
            default -> 4;
        };
        Address from = at(pointer, bytes);
        if (from.isZero()) {
            return;
        }
        switch (kind) {
            case STACK -> {
                line.add("{ss_sp=");
                pointer(from.loadLong(0));
                line.add(", ss_flags=");
                Names.print(line, STACK_FLAGS, from.loadInt(8));
                line.add(", ss_size=").unsigned(from.loadLong(16), 10).add('}');
            }
            case UTSNAME -> {
                line.add("{sysname=");
                path(pointer);
                line.add(", nodename=");
                path(pointer + 65);
                line.add(", ...}");
            }
            case RUSAGE -> {
                line.add("{ru_utime=");
                time(from, 0, 'u');
                line.add(", ru_stime=");
                time(from, 16, 'u');
                line.add(", ...}");
            }
            case SYSINFO -> information(from);
            case TIMEVAL -> time(from, 0, 'u');
            case TIMESPEC -> time(from, 0, 'n');
            case TIMES -> {
                line.add('[');
                fileTime(from, 0);
                line.add(", ");
                fileTime(from, 16);
                line.add(']');
            }
            case ITIMERVAL, ITIMERSPEC -> {
                char unit = kind == Kind.ITIMERVAL ? 'u' : 'n';
                line.add("{it_interval=");
                time(from, 0, unit);
                line.add(", it_value=");
                time(from, 16, unit);
                line.add('}');
            }
            case RLIMIT -> {
                line.add("{rlim_cur=");
                limit(from.loadLong(0));
                line.add(", rlim_max=");
                limit(from.loadLong(8));
                line.add('}');
            }
            case PAIR -> line.add('[').decimal(from.loadInt(0)).add(", ").decimal(from.loadInt(4)).add(']');
            case LONG_POINTER -> line.add('[').decimal(from.loadLong(0)).add(']');
            default -> line.add('[').decimal(from.loadInt(0)).add(']');
        }
    }

    // ---- text ----

    /// A C string, to its end.
    void path(long pointer) {
        if (pointer == 0 || hasFailed) {
            pointer(pointer);
            return;
        }
        long length = UserMemory.stringLength(new UserAddress(pointer), MOST_PATH).bits();
        if (length < 0) {
            line.hex(pointer);
            return;
        }
        bytes(new Address(pointer), length);
    }

    void quote(String text) {
        line.add('"').add(text).add('"');
    }

    void data(long pointer, long length) {
        long shown = Long.compareUnsigned(length, MOST_TEXT) > 0 ? MOST_TEXT : length;
        Address from = at(pointer, shown);
        if (!from.isZero()) {
            bytes(from, shown);
            line.add(shown < length ? "..." : "");
        }
    }

    /// What the kernel filled in: `result` bytes.
    void got(long pointer, long result) {
        data(pointer, result);
    }

    /// Text of `length` bytes, all of it.
    void bytes(Address from, long length) {
        line.add('"');
        for (long i = 0; i < length; i++) {
            int next = i + 1 < length ? from.loadByte(i + 1) : 0;
            character(from.loadByte(i) & 0xFF, next >= '0' && next <= '7');
        }
        line.add('"');
    }

    private void character(int character, boolean isBeforeDigit) {
        int escape = "\t\n\u000B\f\r\"\\".indexOf(character);
        if (escape >= 0) {
            line.add('\\').add("tnvfr\"\\".charAt(escape));
        } else if (character >= ' ' && character < 0x7F) {
            line.add((char) character);
        } else {
            line.add('\\');
            if (isBeforeDigit) {
                line.add(character < 0100 ? "0" : "").add(character < 010 ? "0" : "");
            }
            line.unsigned(character, 8);
        }
    }

    /// Bytes that are no text, in hexadecimal.
    void random(long pointer, long result) {
        long shown = Math.min(result, MOST_TEXT);
        Address from = at(pointer, shown);
        if (from.isZero()) {
            return;
        }
        line.add('"');
        for (long i = 0; i < shown; i++) {
            int value = from.loadByte(i) & 0xFF;
            line.add("\\x").add(value < 16 ? "0" : "").unsigned(value, 16);
        }
        line.add(shown < result ? "\"..." : "\"");
    }

    /// An array of `struct iovec`, of which `available` bytes hold something.
    void vector(long pointer, long count, long available) {
        int shown = (int) Math.min(count & INT, MOST_ELEMENTS);
        Address from = at(pointer, 16L * shown);
        if (from.isZero()) {
            return;
        }
        long left = available;
        line.add('[');
        for (int i = 0; i < shown; i++) {
            long length = from.loadLong(16L * i + 8);
            long filled = Long.compareUnsigned(length, left) > 0 ? left : length;
            line.add(i == 0 ? "{iov_base=" : ", {iov_base=");
            data(from.loadLong(16L * i), filled);
            line.add(", iov_len=").unsigned(length, 10).add('}');
            left -= filled;
        }
        line.add(shown < count ? ", ...]" : "]");
    }

    // ---- times and the machine ----

    private void time(Address from, int offset, char unit) {
        line.add("{tv_sec=").decimal(from.loadLong(offset)).add(", tv_").add(unit).add("sec=").decimal(from.loadLong(offset + 8)).add('}');
    }

    private void fileTime(Address from, int offset) {
        final int now = (1 << 30) - 1;                       // UTIME_NOW
        final int omit = (1 << 30) - 2;                      // UTIME_OMIT
        long nanos = from.loadLong(offset + 8);
        if (nanos == now || nanos == omit) {
            line.add(nanos == now ? "UTIME_NOW" : "UTIME_OMIT");
        } else {
            time(from, offset, 'n');
        }
    }

    private void limit(long value) {
        if (value == -1) {
            line.add("RLIM64_INFINITY");
        } else if (Long.compareUnsigned(value, 1024) > 0 && (value & 1023) == 0) {
            line.unsigned(value >>> 10, 10).add("*1024");
        } else {
            line.unsigned(value, 10);
        }
    }

    private void information(Address from) {
        String[] names = {"uptime=", ", loads=[", ", ", ", ", "], totalram=", ", freeram=", ", sharedram=", ", bufferram=", ", totalswap=", ", freeswap="};
        line.add('{');
        for (int i = 0; i < names.length; i++) {
            line.add(names[i]).unsigned(from.loadLong(8L * i), 10);
        }
        line.add(", procs=").decimal(from.loadShort(80)).add(", totalhigh=").unsigned(from.loadLong(88), 10).add(", freehigh=").unsigned(from.loadLong(96), 10)
                .add(", mem_unit=").decimal(from.loadInt(104)).add('}');
    }
}
