// SPDX-License-Identifier: Apache-2.0
package corto.fs.pipe;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EPIPE;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// One end of a pipe, or a FIFO that has been opened: for reading, for writing, or for both.
public final class PipeEnd extends OpenFile {
    private static final int OWNER_READ_WRITE = 0600;

    private final Pipe pipe;
    private final Fifo fifo;                 // null for pipe(2)
    private final long writersBefore;        // when this end was opened
    private final long pipeNumber;

    PipeEnd(Pipe pipe, Fifo fifo, int flags, PipeEnd other) {
        super(flags);
        this.pipe = pipe;
        this.fifo = fifo;
        writersBefore = pipe.writersEver();
        pipeNumber = other == null ? super.number() : other.pipeNumber;
        pipe.opened(isReadable(), isWritable());
    }

    /// The read end of a new pipe; `newWriteEnd` makes the other. `flags` may have O_NONBLOCK.
    public static PipeEnd newPipe(FrameAllocator frames, int flags) {
        return new PipeEnd(new Pipe(frames), null, flags & ~OpenFlags.O_ACCMODE | OpenFlags.O_RDONLY, null);
    }

    /// The write end of the pipe of which this is the read end.
    public PipeEnd newWriteEnd(int flags) {
        return new PipeEnd(pipe, null, flags & ~OpenFlags.O_ACCMODE | OpenFlags.O_WRONLY, this);
    }

    @Override
    public Result capacity() {
        return Result.of(pipe.capacityBytes());
    }

    /// EBUSY if it is too small for what is in the pipe, EPERM above 1 MiB.
    @Override
    public Result changeCapacity(long bytes) {
        return pipe.changeCapacity(bytes);
    }

    @Override
    public Result finishOpening() {
        if (isNonBlocking() || isReadable() && isWritable()) {
            return Result.of(0);
        }
        boolean isAlone = isReadable() ? pipe.writers() == 0 && pipe.writersEver() == writersBefore : pipe.readers() == 0;
        return isAlone ? Result.error(EAGAIN) : Result.of(0);
    }

    @Override
    protected void closed() {
        pipe.closed(isReadable(), isWritable());
        if (fifo != null) {
            fifo.closed();
        }
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        return pipe.read(to, lengthBytes);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        return pipe.write(from, lengthBytes);
    }

    @Override
    public Result available() {
        return Result.of(pipe.availableBytes());
    }

    // For splice(2): bytes by the place where they lie

    public boolean isSamePipe(PipeEnd other) {
        return pipe == other.pipe;
    }

    /// How many bytes are there: 0 when no writer is left, EAGAIN when there may be some later.
    public Result content() {
        long bytes = pipe.availableBytes();
        return bytes == 0 && pipe.writers() > 0 ? Result.error(EAGAIN) : Result.of(bytes);
    }

    /// Whether there is room: 1, EAGAIN when there may be some later, EPIPE without a reader.
    public Result room() {
        return pipe.readers() == 0 ? Result.error(EPIPE) : pipe.roomTogether() == 0 ? Result.error(EAGAIN) : Result.of(1);
    }

    /// How many bytes lie together, `skipped` bytes behind the first.
    public long contentBytes(long skipped) {
        return pipe.contentBytes(skipped);
    }

    /// Where they lie. Good until the next operation on the pipe, and longer if the frame is lent (`LentFrames`).
    public Address contentPlace(long skipped) {
        return pipe.contentPlace(skipped);
    }

    /// So many of those that lie together first have been taken.
    public void taken(long bytes) {
        pipe.taken(bytes);
    }

    /// How many bytes have room together.
    public long roomBytes() {
        return pipe.roomTogether();
    }

    /// Where that room is; zero when there is none, or no memory.
    public Address roomPlace() {
        return pipe.roomPlace();
    }

    /// So many bytes have been put there.
    public void filled(long bytes) {
        pipe.filled(bytes);
    }

    /// As Linux 6.12 fs/pipe.c, pipe_poll: a read end hangs up when all writers have gone that came after it was opened; a write end has an
    /// error when no reader is left.
    @Override
    public int readiness() {
        int ready = 0;
        if (isReadable()) {
            if (pipe.availableBytes() > 0) {
                ready |= Readiness.IN | Readiness.READ_NORMAL;
            }
            if (pipe.writers() == 0 && (fifo == null || pipe.writersEver() != writersBefore)) {
                ready |= Readiness.HANG_UP;
            }
        }
        if (isWritable()) {
            if (pipe.isWritable()) {
                ready |= Readiness.OUT | Readiness.WRITE_NORMAL;
            }
            if (pipe.readers() == 0) {
                ready |= Readiness.ERROR;
            }
        }
        return ready;
    }

    @Override
    public WatchList watches() {
        return pipe.watches();
    }

    @Override
    public Inode inode() {
        return fifo;
    }

    @Override
    protected int anonymousMode() {
        return FileMode.FIFO | OWNER_READ_WRITE;
    }

    @Override
    protected long number() {
        return pipeNumber;
    }

    @Override
    public String description() {
        return fifo == null ? "pipe:[" + pipeNumber + "]" : fifo.path();
    }
}
