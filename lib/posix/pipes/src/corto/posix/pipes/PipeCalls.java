// SPDX-License-Identifier: Apache-2.0
package corto.posix.pipes;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.pipe.PipeEnd;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;

/// pipe(2), pipe2(2), eventfd(2), eventfd2(2).
final class PipeCalls {
    private static final int EFD_SEMAPHORE = 1;

    private PipeCalls() {}

    @Syscall("pipe")
    static Result pipe(UserAddress pair) {
        return pipe2(pair, 0);
    }

    /// pipe2(2). O_DIRECT, packet mode, gives EINVAL.
    @Syscall("pipe2")
    static Result pipe2(UserAddress pair, int flags) {
        if ((flags & ~(OpenFlags.O_CLOEXEC | OpenFlags.O_NONBLOCK)) != 0) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.writable(pair, 2 * Integer.BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        boolean closesOnExec = (flags & OpenFlags.O_CLOEXEC) != 0;
        PipeEnd reader = PipeEnd.newPipe(Frames.FRAMES, flags & OpenFlags.O_NONBLOCK);
        OpenFile writer = reader.newWriteEnd(flags & OpenFlags.O_NONBLOCK | OpenFlags.O_WRONLY);
        Result first = Files.table().add(reader, closesOnExec);
        Result second = first.isError() ? first : Files.table().add(writer, closesOnExec);
        if (second.isError()) {
            writer.release();
            if (first.isError()) {
                reader.release();
            } else {
                Files.table().close((int) first.value());
            }
            return second;
        }
        place.storeInt(0, (int) first.value());
        place.storeInt(Integer.BYTES, (int) second.value());
        return Result.of(0);
    }

    @Syscall("eventfd")
    static Result eventfd(int initial) {
        return eventfd2(initial, 0);
    }

    @Syscall("eventfd2")
    static Result eventfd2(int initial, int flags) {
        if ((flags & ~(OpenFlags.O_CLOEXEC | OpenFlags.O_NONBLOCK | EFD_SEMAPHORE)) != 0) {
            return Result.error(EINVAL);
        }
        OpenFile counter = new EventCounter(Integer.toUnsignedLong(initial), (flags & EFD_SEMAPHORE) != 0, flags & OpenFlags.O_NONBLOCK | OpenFlags.O_RDWR);
        Result added = Files.table().add(counter, (flags & OpenFlags.O_CLOEXEC) != 0);
        if (added.isError()) {
            counter.release();
        }
        return added;
    }
}
