// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EFBIG;

import corto.fs.file.OpenFile;
import corto.fs.file.SeekableFile;
import corto.lang.Hot;
import corto.lang.Result;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;

/// RLIMIT_FSIZE: no regular file grows beyond it by what the process does. Who tries gets SIGXFSZ and EFBIG.
public final class SizeLimit {
    /// No limit: what everybody begins with.
    public static final long NONE = Long.MAX_VALUE;

    private SizeLimit() {}

    /// Sets it for a process, in bytes.
    public static void set(Process process, long bytes) {
        ProcessFiles.of(process).sizeLimit = bytes < 0 ? NONE : bytes;
    }

    /// For a file that shall have so many bytes.
    static Result check(long sizeBytes) {
        return sizeBytes <= ProcessFiles.current().sizeLimit ? Result.of(0) : exceeded();
    }

    /// How many of `lengthBytes` bytes may be written to `file` at `offset`, or if that is negative, at its position; EFBIG for none.
    @Hot
    static Result room(OpenFile file, long lengthBytes, long offset) {
        long limit = ProcessFiles.current().sizeLimit;
        if (limit == NONE || lengthBytes <= 0 || file.pages() == null || !(file instanceof SeekableFile seekable)) {
            return Result.of(Math.max(0, lengthBytes));
        }
        long at = file.isAppending() ? file.inode().sizeBytes() : offset < 0 ? seekable.position() : offset;
        return at >= limit ? exceeded() : Result.of(Math.min(lengthBytes, limit - at));
    }

    private static Result exceeded() {
        Signals.send(ApplicationThread.current(), SignalInfo.sent(Signal.SIGXFSZ, Signal.SI_USER));
        return Result.error(EFBIG);
    }
}
