// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.SeekableFile;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;
import corto.fs.vfs.Mounts;

/// `/proc/self/fdinfo`: position, flags and mount of each open file (proc_pid_fdinfo(5)).
final class DescriptorInformation extends NumberedDirectory {
    private final TextFileSystem text;
    private final ProcessFacts process;
    private final Mounts mounts;

    DescriptorInformation(TextFileSystem fileSystem, ProcessFacts process, Mounts mounts) {
        super(fileSystem, FileMode.REGULAR);
        text = fileSystem;
        this.process = process;
        this.mounts = mounts;
    }

    @Override
    Inode entry(int number) {
        return TextDirectory.file(text, to -> append(to, number));
    }

    private void append(StringBuilder to, int number) {
        OpenFile file = process.descriptor(number);
        if (file == null) {
            return;                                          // closed since it was opened here
        }
        Inode inode = file.inode();
        Mounts.Mount mount = inode == null ? null : mounts.of(inode.fileSystem());
        int flags = inode == null || file.isForPathOnly() ? file.flags() : file.flags() | OpenFlags.O_LARGEFILE;
        to.append("pos:\t").append(file instanceof SeekableFile seekable ? seekable.position() : 0);
        to.append("\nflags:\t0").append(Integer.toOctalString(flags | (process.closesOnExec(number) ? OpenFlags.O_CLOEXEC : 0)));
        to.append("\nmnt_id:\t").append(mount == null ? 0 : mount.id()).append("\nino:\t").append(inode == null ? 0 : inode.number()).append('\n');
    }

    @Override
    int next(int from) {
        for (int number = from; number < process.descriptorEnd(); number++) {
            if (process.descriptor(number) != null) {
                return number;
            }
        }
        return -1;
    }
}
