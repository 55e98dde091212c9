// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Result;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// An open file that stands for a process (pidfd_open(2)): readable when that has ended.
final class PidFile extends OpenFile {
    private final Process process;

    private PidFile(Process process, int flags) {
        super(OpenFlags.O_RDWR | flags);
        this.process = process;
    }

    /// Opens one for `process`, to be closed on execve(2), in the running process. The descriptor, or EMFILE.
    static Result open(Process process, int flags) {
        PidFile file = new PidFile(process, flags);
        Result added = Files.table().add(file, true);
        if (added.isError()) {
            file.release();
        }
        return added;
    }

    Process process() {
        return process;
    }

    @Override
    public int readiness() {
        return process.isZombie() ? Readiness.IN | Readiness.READ_NORMAL : 0;
    }

    @Override
    public WatchList watches() {
        return process.endWatches();
    }

    @Override
    public String description() {
        return "anon_inode:[pidfd]";
    }
}
