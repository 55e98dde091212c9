// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.ENAMETOOLONG;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.StringBytes;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Protection;

/// The one place where an application's claim of an address becomes an address.
///
/// What is given out is good until the calling thread parks or changes the memory map.
@Hot
public final class UserMemory {
    /// Longest path with its zero (Linux PATH_MAX).
    public static final int MOST_PATH_BYTES = 4096;

    private static final long PAGE = 4096;
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;    // of each byte
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;

    private UserMemory() {}

    private static AddressSpace space() {
        return Process.memory();
    }

    /// Where the kernel reads `lengthBytes` bytes of the application; zero if they are not all its own: EFAULT. Any address will do for no bytes.
    public static Address readable(UserAddress from, long lengthBytes) {
        return checked(from, lengthBytes, Protection.READ);
    }

    /// Where the kernel writes.
    public static Address writable(UserAddress to, long lengthBytes) {
        return checked(to, lengthBytes, Protection.WRITE);
    }

    private static Address checked(UserAddress address, long lengthBytes, int access) {
        if (lengthBytes == 0) {
            return new Address(address.isNull() ? AddressSpace.LOWEST : address.bits());
        }
        return space().isAccessible(address.bits(), lengthBytes, access) ? new Address(address.bits()) : Address.zero();
    }

    /// The number of bytes before the zero of a C string, less than `mostBytes`; EFAULT, or ENAMETOOLONG if there is no zero.
    public static Result stringLength(UserAddress text, int mostBytes) {
        Address start = new Address(text.bits());
        int length = 0;
        while (length < mostBytes) {
            long at = text.bits() + length;
            if (!space().isAccessible(at, 1, Protection.READ)) {
                return Result.error(EFAULT);
            }
            int pageEnd = (int) Math.min(mostBytes, length + PAGE - (at & PAGE - 1));
            for (; length <= pageEnd - Long.BYTES; length += Long.BYTES) {
                long zeros = zeroBytes(start.loadLong(length));
                if (zeros != 0) {
                    return Result.of(length + Long.numberOfTrailingZeros(zeros) / Byte.SIZE);
                }
            }
            for (; length < pageEnd; length++) {
                if (start.loadByte(length) == 0) {
                    return Result.of(length);
                }
            }
        }
        return Result.error(ENAMETOOLONG);
    }

    /// Not 0 if one of the eight bytes is, and then the lowest bit set is the first such byte's highest (Mycroft's test).
    private static long zeroBytes(long word) {
        return word - LOWEST_BITS & ~word & HIGHEST_BITS;
    }

    /// The string whose length `stringLength` has told: one character per byte.
    public static String string(UserAddress text, long lengthBytes) {
        return StringBytes.copy(new Address(text.bits()), (int) lengthBytes);
    }

    /// Copies to where `writable` said yes.
    public static void write(Address to, byte[] bytes, int lengthBytes) {
        for (int i = 0; i < lengthBytes; i++) {
            to.storeByte(i, bytes[i]);
        }
    }

    /// Writes an int. Zero, or EFAULT.
    public static Result storeInt(UserAddress to, int value) {
        Address place = writable(to, Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.storeInt(0, value);
        return Result.of(0);
    }

    /// Writes a long. Zero, or EFAULT.
    public static Result storeLong(UserAddress to, long value) {
        Address place = writable(to, Long.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.storeLong(0, value);
        return Result.of(0);
    }
}
