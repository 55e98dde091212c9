// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.ETXTBSY;

import corto.elf.ProgramFiles;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.vfs.Permissions;
import corto.lang.Result;
import corto.posix.files.FileTable;
import corto.posix.files.Files;
import corto.posix.files.ProcessFiles;
import corto.posix.process.Process;

/// Opens what the running process wants to execute, and its interpreters.
final class ProgramOpener implements ProgramFiles {
    private Result result = Result.of(0);
    private OpenFile first;                              // opened before the loader asks for it

    /// Opens the program itself: EACCES, ETXTBSY and what opening gives.
    Result begin(Inode file) {
        first = open(file);
        return result;
    }

    @Override
    public OpenFile open(String path) {
        if (first != null) {
            OpenFile program = first;
            first = null;
            return program;
        }
        result = Files.PATHS.find(Files.context(), Files.context().working(), path, true);
        return result.isError() ? null : open(Files.PATHS.found());
    }

    private OpenFile open(Inode file) {
        if (file == null || !file.isRegular()) {
            result = Result.error(EACCES);
            return null;
        }
        result = Permissions.check(Files.context(), file, Permissions.EXECUTE);
        if (result.isError()) {
            return null;
        }
        if (isBeingWritten(file)) {
            result = Result.error(ETXTBSY);
            return null;
        }
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        result = file.open(opening);                     // who may execute need not be allowed to read
        return result.isError() ? null : opening.file();
    }

    private static boolean isBeingWritten(Inode file) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            FileTable table = ProcessFiles.of(process).table;
            for (int fd = 0; fd < table.end(); fd++) {
                OpenFile open = table.get(fd);
                if (open != null && open.isWritable() && open.inode() == file) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Gives back what the loader did not ask for.
    void close() {
        if (first != null) {
            first.release();
            first = null;
        }
    }

    @Override
    public int errno() {
        return result.errno();
    }

    @Override
    public String problem() {
        return "error " + result.errno();
    }
}
