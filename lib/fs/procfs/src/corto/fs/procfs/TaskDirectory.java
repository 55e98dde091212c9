// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;

/// `/proc/self/task`: a directory for each thread.
final class TaskDirectory extends NumberedDirectory {
    private final TextFileSystem text;
    private final ProcessFacts process;
    private final ProcessTexts texts;

    TaskDirectory(TextFileSystem fileSystem, ProcessFacts process, ProcessTexts texts) {
        super(fileSystem, FileMode.DIRECTORY);
        text = fileSystem;
        this.process = process;
        this.texts = texts;
    }

    @Override
    Inode entry(int thread) {
        return new Task(thread);
    }

    @Override
    int next(int from) {
        int found = -1;
        for (int thread : process.threads()) {
            if (thread >= from && (found < 0 || thread < found)) {
                found = thread;
            }
        }
        return found;
    }

    private final class Task extends TextDirectory {
        Task(int thread) {
            super(text);
            add("comm", to -> to.append(process.threadName(thread)).append('\n'));
            add("stat", to -> texts.stat(to, thread, process.threadName(thread)));
            add("status", to -> texts.status(to, thread, process.threadName(thread)));
        }
    }
}
