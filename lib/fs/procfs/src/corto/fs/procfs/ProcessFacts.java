// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.vfs.FileContext;

/// What `/proc/self` tells of the process. Text has one char for one byte.
public interface ProcessFacts {
    int id();

    int parentId();

    /// R: it runs. S: it waits. Z: it has ended.
    char state();

    /// Of the process, getpgid(2).
    int group();

    /// Of the process, getsid(2).
    int session();

    /// At most 15 characters.
    String name();

    /// Path of the program.
    String executable();

    /// Its inode; null if unknown.
    Inode executableFile();

    String[] arguments();

    String[] environment();

    /// The auxiliary vector's bytes.
    String auxiliaryVector();

    FileContext context();

    /// Thread numbers, the first thread's first.
    int[] threads();

    String threadName(int thread);

    /// The open file of a descriptor, or null.
    OpenFile descriptor(int number);

    /// Whether execve(2) closes it.
    boolean closesOnExec(int number);

    /// One above the highest descriptor in use.
    int descriptorEnd();

    /// Appends `/proc/self/maps`, line by line.
    void appendMaps(StringBuilder to);

    /// Appends `/proc/self/smaps`, or with `isRollup` `smaps_rollup`.
    void appendMapsWithSizes(StringBuilder to, boolean isRollup);

    long virtualBytes();

    long residentBytes();

    /// Of mlock(2).
    long lockedBytes();

    /// Processor time of all threads.
    long cpuNanos();

    /// When it began, since the machine started.
    long startNanos();

    /// Sets of signals, bit 0 for signal 1.
    long pendingSignals();

    /// How many may be pending (RLIMIT_SIGPENDING).
    long mostPendingSignals();

    long blockedSignals();

    long ignoredSignals();

    long caughtSignals();

    /// Limits of getrlimit(2) by Linux's number, −1 for none.
    long softLimit(int resource);

    long hardLimit(int resource);
}
