// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Errno;
import corto.lang.Result;
import corto.platform.api.Platforms;
import corto.runtime.FileService;
import corto.runtime.FileServices;
import corto.runtime.SocketService;
import corto.runtime.SocketServices;
import corto.runtime.StackTrace;
import corto.runtime.Threads;

/// Everything that java.base asks of the machine below it. No other class of java.base knows the platform.
@RawMemory(reason = "hands the bytes of arrays to the platform")
public final class Host {
    private static final long INPUT_NANOS = 1_000_000;     // between two looks for input: the receiver of the serial port holds what comes meanwhile, at most 16 bytes

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
        Address buffer = ObjectAddress.elements(bytes).plus(offset);
        int count = Threads.PRESENT && Platforms.PLATFORM.canReadNow() ? readSharing(buffer, length) : Platforms.PLATFORM.read(descriptor, buffer, length);
        return count <= 0 ? -1 : count;
    }

    /// Looks for input again and again; others run in between.
    private static int readSharing(Address buffer, int length) {
        int count = Platforms.PLATFORM.readNow(buffer, length);
        while (count == 0) {
            Threads.await(nanoTime() + INPUT_NANOS);
            count = Platforms.PLATFORM.readNow(buffer, length);
        }
        return count;
    }

    /// Without a message, as HotSpot's file streams throw.
    private static void check(byte[] bytes, int offset, int length) {
        if (offset < 0 || length < 0 || length > bytes.length - offset) {
            throw new IndexOutOfBoundsException();
        }
    }

    /// The files of this image. Build error in an image without: what gets here wants some.
    public static FileService files() {
        if (!FileServices.PRESENT) {
            filesAbsent();
        }
        return FileServices.FILES;
    }

    private static void filesAbsent() {
        throw new UnsupportedOperationException();         // `corto.jdk` makes it a build error
    }

    /// The sockets of this image. Build error in an image without: what gets here wants some.
    public static SocketService sockets() {
        if (!SocketServices.PRESENT) {
            socketsAbsent();
        }
        return SocketServices.SOCKETS;
    }

    private static void socketsAbsent() {
        throw new UnsupportedOperationException();         // `corto.jdk` makes it a build error
    }

    /// read(2): at least one byte of any open file, 0 at the end, or an errno.
    public static Result readFile(int descriptor, byte[] to, int offset, int length) {
        if (descriptor == 0) {
            return Result.of(Math.max(0, read(descriptor, to, offset, length)));
        }
        return isOpenFile(descriptor) ? FileServices.FILES.read(descriptor, elements(to, offset, length), length) : Result.error(Errno.EBADF);
    }

    /// write(2) to any open file: how many bytes, or an errno.
    public static Result writeFile(int descriptor, byte[] from, int offset, int length) {
        if (descriptor == 1 || descriptor == 2) {
            write(descriptor, from, offset, length);
            return Result.of(length);
        }
        return isOpenFile(descriptor) ? FileServices.FILES.write(descriptor, elements(from, offset, length), length) : Result.error(Errno.EBADF);
    }

    /// pread(2).
    public static Result readFileAt(int descriptor, byte[] to, int offset, int length, long position) {
        return isOpenFile(descriptor) ? FileServices.FILES.readAt(descriptor, elements(to, offset, length), length, position) : Result.error(Errno.ESPIPE);
    }

    /// pwrite(2).
    public static Result writeFileAt(int descriptor, byte[] from, int offset, int length, long position) {
        return isOpenFile(descriptor) ? FileServices.FILES.writeAt(descriptor, elements(from, offset, length), length, position) : Result.error(Errno.ESPIPE);
    }

    /// Whether it can be one of `FileServices.FILES`: no standard stream, and not −1.
    public static boolean isOpenFile(int descriptor) {
        return FileServices.PRESENT && descriptor > 2;
    }

    /// Where an array's elements are from `offset` on, for a call of the file service.
    public static Address elements(byte[] bytes, int offset, int length) {
        check(bytes, offset, length);
        return ObjectAddress.elements(bytes).plus(offset);
    }

    /// Ends the program with this status; nothing runs after it.
    public static void exit(int status) {
        if (FileServices.PRESENT && FileServices.FILES.syncAll().isError()) {
            System.err.println("corto: a disk could not be written: what was not synced before is lost");
        }
        Platforms.PLATFORM.exit(status);
    }

    /// A clock that only goes forward, in nanoseconds.
    public static long nanoTime() {
        return Platforms.PLATFORM.nanoTime();
    }

    /// Milliseconds since 1970-01-01T00:00Z.
    public static long currentTimeMillis() {
        return Platforms.PLATFORM.wallNanos() / 1_000_000;
    }

    /// Nanoseconds since 1970-01-01T00:00Z.
    public static long wallNanos() {
        return Platforms.PLATFORM.wallNanos();
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
