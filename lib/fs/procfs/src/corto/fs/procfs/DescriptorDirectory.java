// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.text.TextFileSystem;

/// `/proc/self/fd`: a link for each open file. What has no inode (a pipe of pipe(2), a socket) can be looked at, but not opened again.
final class DescriptorDirectory extends NumberedDirectory {
    private final TextFileSystem text;
    private final ProcessFacts process;

    DescriptorDirectory(TextFileSystem fileSystem, ProcessFacts process) {
        super(fileSystem, FileMode.SYMBOLIC_LINK);
        text = fileSystem;
        this.process = process;
    }

    @Override
    Inode entry(int number) {
        OpenFile file = process.descriptor(number);
        return new ProcessFiles.Link(text, file::description, file::inode);
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
