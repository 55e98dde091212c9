// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.lang.Address;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;

/// The stack with which a program begins (System V AMD64 ABI §3.4.1): arguments, environment, auxiliary vector, and below what they point to.
///
/// ```
///   high  │ zero, path of the program, environment, arguments, platform, random bytes
///         │ auxiliary vector … AT_NULL
///         │ environment pointers, 0
///         │ argument pointers, 0
///   low   │ argument count                ◄── stack pointer, a multiple of 16
/// ```
final class FirstStack {
    private static final long FIRST_BYTES = 132 << 10;   // as Linux; it grows when it is touched below
    private static final long MOST_TEXT = 2 << 20;       // a quarter of Linux's default limit
    private static final long HIGHEST_END = AddressSpace.END - 0x1000;
    private static final int MOST_PAIRS = 32;
    private static final int RANDOM_BYTES = 16;

    private final long end;
    private long at;                                     // what is below is free
    private final long[] auxiliary = new long[2 * MOST_PAIRS];
    private int auxiliaryCount;

    /// A stack so many bytes below the highest place.
    FirstStack(long lowered) {
        end = HIGHEST_END - lowered;
        at = end - Long.BYTES;
    }

    /// Makes the area. False when there is no room.
    boolean map(AddressSpace space, boolean executable) {
        int protection = Protection.READ | Protection.WRITE | (executable ? Protection.EXECUTE : 0);
        return !space.mapZeros(end - FIRST_BYTES, FIRST_BYTES, protection, false, Placement.FREE_ONLY, "[stack]", Area.GROWS_DOWN | Area.PREFERS_PAGES).isError();
    }

    /// Whether the texts of a program with these would fit, as Linux has it.
    static boolean fits(String[] arguments, String[] environment) {
        long bytes = 0;
        for (String argument : arguments) {
            bytes += argument.length() + 1 + Long.BYTES;
        }
        for (String variable : environment) {
            bytes += variable.length() + 1 + Long.BYTES;
        }
        return bytes <= MOST_TEXT;
    }

    void auxiliary(int type, long value) {
        auxiliary[auxiliaryCount++] = type;
        auxiliary[auxiliaryCount++] = value;
    }

    /// The auxiliary vector as it is in memory, a character per byte.
    String auxiliaryText() {
        char[] bytes = new char[(auxiliaryCount + 2) * Long.BYTES];
        for (int i = 0; i < auxiliaryCount * Long.BYTES; i++) {
            bytes[i] = (char) (auxiliary[i / Long.BYTES] >>> i % Long.BYTES * Byte.SIZE & 0xFF);
        }
        return new String(bytes);
    }

    /// Puts a text on the stack: a byte for each character, and a zero. Its address.
    long text(String text) {
        at -= text.length() + 1;
        Address to = new Address(at);
        for (int i = 0; i < text.length(); i++) {
            to.storeByte(i, (byte) text.charAt(i));
        }
        to.storeByte(text.length(), (byte) 0);
        return at;
    }

    long random(long first, long second) {
        at = at - RANDOM_BYTES & -RANDOM_BYTES;
        new Address(at).storeLong(0, first);
        new Address(at).storeLong(Long.BYTES, second);
        return at;
    }

    /// Puts everything else. The stack pointer.
    long finish(long[] arguments, long[] environment) {
        int words = 1 + arguments.length + 1 + environment.length + 1 + auxiliaryCount + 2;
        at = at - (long) words * Long.BYTES & -16;
        Address to = new Address(at);
        to = put(to, arguments.length);
        for (long argument : arguments) {
            to = put(to, argument);
        }
        to = put(to, 0);
        for (long variable : environment) {
            to = put(to, variable);
        }
        to = put(to, 0);
        for (int i = 0; i < auxiliaryCount; i++) {
            to = put(to, auxiliary[i]);
        }
        put(put(to, 0), 0);
        return at;
    }

    private static Address put(Address to, long value) {
        to.storeLong(0, value);
        return to.plus(Long.BYTES);
    }
}
