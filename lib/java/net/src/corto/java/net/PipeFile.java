// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.pipe.PipeEnd;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.Frames;
import corto.runtime.SocketName;
import corto.sched.events.WatchList;

/// An end of a pipe: pipe(7).
final class PipeFile extends SocketFile {
    private final OpenFile end;

    /// Takes over the caller's reference.
    private PipeFile(OpenFile end) {
        this.end = end;
    }

    /// pipe2(2): the descriptor of the end to read from in the upper half, of that to write to in the lower.
    static Result open(Descriptors table) {
        PipeEnd reader = PipeEnd.newPipe(Frames.FRAMES, 0);
        OpenFile writer = reader.newWriteEnd(OpenFlags.O_WRONLY);
        Result first = table.add(new PipeFile(reader));
        Result second = table.add(new PipeFile(writer));
        if (!first.isError() && !second.isError()) {
            return Result.of(first.value() << Integer.SIZE | second.value());
        }
        if (!first.isError()) {
            table.close((int) first.value());
        }
        return second;                                   // both are given up now
    }

    @Override
    Result receive(Address to, long lengthBytes, SocketName sender) {
        return end.read(to, lengthBytes);
    }

    @Override
    Result send(Address from, long lengthBytes, SocketName destination) {
        return end.write(from, lengthBytes);
    }

    @Override
    public Result available() {
        return end.available();
    }

    @Override
    public int readiness() {
        return end.readiness();
    }

    @Override
    public WatchList watches() {
        return end.watches();
    }

    @Override
    protected void closed() {
        end.release();
    }
}
