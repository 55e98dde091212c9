// SPDX-License-Identifier: Apache-2.0
package corto.fs.pipe;

import static corto.lang.Errno.ENXIO;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;

/// A pipe with a name (fifo(7)).
///
/// Opening one to wait for the other end succeeds at once, so that two who open it find each other; `OpenFile.finishOpening` gives EAGAIN
/// until both are there.
public final class Fifo extends Inode {
    private final FrameAllocator frames;
    private Pipe pipe;                       // there while somebody has it open

    public Fifo(FileSystem fileSystem, FrameAllocator frames, int permissions, int uid, int gid) {
        super(fileSystem, FileMode.FIFO | permissions, uid, gid);
        this.frames = frames;
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public Result open(Opening opening) {
        int flags = opening.flags();
        boolean onlyWrites = OpenFlags.mayWrite(flags) && !OpenFlags.mayRead(flags);
        if (onlyWrites && (flags & OpenFlags.O_NONBLOCK) != 0 && (pipe == null || pipe.readers() == 0)) {
            return Result.error(ENXIO);
        }
        if (pipe == null || pipe.readers() == 0 && pipe.writers() == 0) {
            pipe = new Pipe(frames);
        }
        opened();
        return opening.opened(new PipeEnd(pipe, this, flags, null));
    }
}
