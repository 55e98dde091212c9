// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.fs.vfs.FileContext;
import corto.lang.AlwaysInline;
import corto.lang.NeverInline;
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

    private static Process runs;             // whose `running` is; per processor
    private static ProcessFiles running;

    @AlwaysInline
    static ProcessFiles current() {
        if (!Process.SEVERAL) {
            return FIRST;
        }
        return Process.current() == runs ? running : changed();
    }

    /// Another process runs than when this was last asked.
    @NeverInline
    private static ProcessFiles changed() {
        Process process = Process.current();
        running = of(process);
        runs = process;
        return running;
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
