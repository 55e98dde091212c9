// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.platform.api.Platforms;
import corto.runtime.StackTrace;

/// Everything that java.base asks of the machine below it. No other class of java.base knows the platform.
@RawMemory(reason = "hands the bytes of arrays to the platform")
public final class Host {
    private Host() {}

    /// Writes all bytes of the range to file descriptor 1 or 2.
    public static void write(int descriptor, byte[] bytes, int offset, int length) {
        check(bytes, offset, length);
        if (length > 0) {
            Platforms.PLATFORM.write(descriptor, ObjectAddress.elements(bytes).plus(offset), length);
        }
    }

    /// Reads at least one byte from file descriptor 0 and at most `length`; −1 at the end of input.
    public static int read(int descriptor, byte[] bytes, int offset, int length) {
        check(bytes, offset, length);
        if (length == 0) {
            return 0;
        }
        int count = Platforms.PLATFORM.read(descriptor, ObjectAddress.elements(bytes).plus(offset), length);
        return count <= 0 ? -1 : count;
    }

    /// Without a message, as HotSpot's file streams throw.
    private static void check(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException();
        }
    }

    /// Ends the program with this status; nothing runs after it.
    public static void exit(int status) {
        Platforms.PLATFORM.exit(status);
    }

    /// A clock that only goes forward, in nanoseconds.
    public static long nanoTime() {
        return Platforms.PLATFORM.nanoTime();
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    public static long currentTimeMillis() {
        return Platforms.PLATFORM.currentTimeMillis();
    }

    /// Lets time pass.
    public static void pause(long nanoseconds) {
        long start = nanoTime();
        while (nanoTime() - start < nanoseconds) {
            Thread.onSpinWait();
        }
    }

    /// The only thread waits for something that no other can bring about.
    public static void deadlock(String what) {
        System.err.println("deadlock: ".concat(what).concat(", and the image has no other thread"));
        exit(1);
    }

    /// Return addresses of the calling method and its callers, innermost first.
    public static long[] stackTrace() {
        return StackTrace.capture();
    }
}
