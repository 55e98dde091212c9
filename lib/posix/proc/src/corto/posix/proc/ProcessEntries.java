// SPDX-License-Identifier: Apache-2.0
package corto.posix.proc;

import corto.fs.file.Inode;
import corto.fs.procfs.OtherProcessFiles;
import corto.fs.procfs.ProcessFiles;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;
import corto.posix.files.Files;
import corto.posix.process.Process;

/// The processes in `/proc`.
public final class ProcessEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        ProcessFiles.addTo(proc, new ShownProcess(Process.first()), Files.mounts(), () -> Process.current().id());
        if (Process.SEVERAL) {
            TextFileSystem fileSystem = (TextFileSystem) proc.fileSystem();
            proc.setOthers(new OtherProcessFiles() {
                @Override
                protected Inode directory(int number) {
                    Process process = Process.find(number);
                    return process == null ? null : ProcessFiles.directory(fileSystem, new ShownProcess(process), Files.mounts());
                }

                @Override
                protected int next(int from) {
                    int found = -1;
                    for (Process process = Process.all(); process != null; process = process.next()) {
                        if (process != Process.first() && process.id() >= from && (found < 0 || process.id() < found)) {
                            found = process.id();
                        }
                    }
                    return found;
                }
            });
        }
    }
}
