// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.fs.vfs.FileContext;
import corto.posix.process.Process;
import corto.posix.process.ProcessPart;

/// What a process has of files: descriptors, and what it is to file systems.
public final class ProcessFiles implements ProcessPart {
    private static final ProcessFiles FIRST = new ProcessFiles(new FileTable());
    private static final int PLACE = Process.addPart(FIRST);

    public final FileTable table;
    FileContext context;
    long sizeLimit = SizeLimit.NONE;         // RLIMIT_FSIZE

    private ProcessFiles(FileTable table) {
        this.table = table;
    }

    static ProcessFiles current() {
        return Process.SEVERAL ? of(Process.current()) : FIRST;
    }

    public static ProcessFiles of(Process process) {
        return (ProcessFiles) process.part(PLACE);
    }

    public FileContext context() {
        return context;
    }

    @Override
    public ProcessPart copy() {
        ProcessFiles copy = new ProcessFiles(table.copy());
        copy.context = context.copy();
        copy.sizeLimit = sizeLimit;
        return copy;
    }

    @Override
    public void executing() {
        for (int fd = 0; fd < table.end(); fd++) {
            if (table.get(fd) != null && table.closesOnExec(fd)) {
                table.close(fd);
            }
        }
    }

    @Override
    public void ended() {
        for (int fd = 0; fd < table.end(); fd++) {
            table.close(fd);
        }
    }
}
