// SPDX-License-Identifier: Apache-2.0
package corto.posix.proc;

import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.procfs.ProcessFacts;
import corto.fs.text.Columns;
import corto.fs.vfs.FileContext;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.memory.frames.api.Frames;
import corto.posix.files.ProcessFiles;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalActions;
import corto.posix.process.Signals;
import corto.posix.sysinfo.Limits;

/// A process as `/proc` shows it.
final class ShownProcess implements ProcessFacts {
    private static final int MOST_NAME = 15;
    private static final int SMAPS_COLUMN = 16;
    private static final long MOST_COUNTED_BYTES = 1L << 30;
    private static final String[] NEVER = {"KSM:", "LazyFree:", "AnonHugePages:", "ShmemPmdMapped:", "FilePmdMapped:", "Shared_Hugetlb:", "Private_Hugetlb:", "Swap:", "SwapPss:", "Locked:"};
    private static final int NAME_COLUMN = 73;           // of /proc/self/maps

    private final Process process;

    ShownProcess(Process process) {
        this.process = process;
    }

    @Override
    public int id() {
        return process.id();
    }

    @Override
    public char state() {
        return process.isZombie() ? 'Z' : process.isStopped() ? 'T' : process == Process.current() ? 'R' : 'S';
    }

    @Override
    public int parentId() {
        return process.parentId();
    }

    @Override
    public int group() {
        return process.group();
    }

    @Override
    public int session() {
        return process.session();
    }

    @Override
    public String name() {
        return shortened(process.program().name());
    }

    private static String shortened(String name) {
        return name.length() <= MOST_NAME ? name : name.substring(0, MOST_NAME);
    }

    @Override
    public String executable() {
        return process.program().path();
    }

    @Override
    public Inode executableFile() {
        return process.program().file();
    }

    @Override
    public String[] arguments() {
        return process.program().arguments();
    }

    @Override
    public String[] environment() {
        return process.program().environment();
    }

    @Override
    public String auxiliaryVector() {
        return process.program().auxiliaryVector();
    }

    @Override
    public FileContext context() {
        return ProcessFiles.of(process).context();
    }

    @Override
    public int[] threads() {
        int[] ids = new int[process.threadCount()];
        int at = ids.length;                             // the list has the latest first
        for (ApplicationThread thread = process.firstThread(); thread != null && at > 0; thread = thread.nextOfProcess()) {
            ids[--at] = thread.id();
        }
        return ids;
    }

    @Override
    public String threadName(int id) {
        ApplicationThread thread = ApplicationThread.find(id);
        return thread == null ? name() : shortened(thread.name());
    }

    @Override
    public OpenFile descriptor(int number) {
        return ProcessFiles.of(process).table.get(number);
    }

    @Override
    public boolean closesOnExec(int number) {
        return ProcessFiles.of(process).table.closesOnExec(number);
    }

    @Override
    public int descriptorEnd() {
        return ProcessFiles.of(process).table.end();
    }

    @Override
    public void appendMaps(StringBuilder to) {
        AddressSpace memory = process.space();
        for (int i = 0; memory != null && i < memory.areaCount(); i++) {
            append(to, memory.area(i));
        }
    }

    @Override
    public void appendMapsWithSizes(StringBuilder to, boolean isRollup) {
        AddressSpace memory = process.space();
        if (memory == null) {
            return;
        }
        long resident = 0;
        for (int i = 0; i < memory.areaCount(); i++) {
            Area area = memory.area(i);
            long bytes = residentBytes(memory, area);
            resident += bytes;
            if (!isRollup) {
                append(to, area);
                kibibytes(to, "Size:", area.end() - area.start());
                kibibytes(to, "KernelPageSize:", Frames.BYTES);
                kibibytes(to, "MMUPageSize:", Frames.BYTES);
                appendResident(to, bytes);
                to.append("THPeligible:           0\nVmFlags:").append((area.protection() & Protection.READ) != 0 ? " rd" : "");
                to.append((area.protection() & Protection.WRITE) != 0 ? " wr" : "").append((area.protection() & Protection.EXECUTE) != 0 ? " ex" : "");
                to.append(area.isShared() ? " sh" : "").append(" mr mw me \n");
            }
        }
        if (isRollup && memory.areaCount() > 0) {
            hexadecimal(to, memory.area(0).start(), 8);
            to.append('-');
            hexadecimal(to, memory.area(memory.areaCount() - 1).end(), 8);
            to.append(" ---p 00000000 00:00 0                          [rollup]\n");
            appendResident(to, resident);
        }
    }

    /// Pages that are there. Not counted in areas of more than 1 GiB, which programs reserve and hardly use.
    private static long residentBytes(AddressSpace memory, Area area) {
        if (area.end() - area.start() > MOST_COUNTED_BYTES) {
            return 0;
        }
        long pages = 0;
        for (long page = area.start(); page < area.end(); page += Frames.BYTES) {
            pages += memory.isResident(area, page) ? 1 : 0;
        }
        return pages * Frames.BYTES;
    }

    /// Everything that is there counts as private and changed: nobody shares it, and nothing else is known.
    private static void appendResident(StringBuilder to, long bytes) {
        kibibytes(to, "Rss:", bytes);
        kibibytes(to, "Pss:", bytes);
        kibibytes(to, "Pss_Dirty:", bytes);
        kibibytes(to, "Shared_Clean:", 0);
        kibibytes(to, "Shared_Dirty:", 0);
        kibibytes(to, "Private_Clean:", 0);
        kibibytes(to, "Private_Dirty:", bytes);
        kibibytes(to, "Referenced:", bytes);
        kibibytes(to, "Anonymous:", bytes);
        for (String name : NEVER) {
            kibibytes(to, name, 0);
        }
    }

    private static void kibibytes(StringBuilder to, String name, long bytes) {
        Columns.left(to, name, SMAPS_COLUMN);
        Columns.right(to, bytes >>> 10, 8);
        to.append(" kB\n");
    }

    private static void append(StringBuilder to, Area area) {
        int start = to.length();
        hexadecimal(to, area.start(), 8);
        to.append('-');
        hexadecimal(to, area.end(), 8);
        int protection = area.protection();
        to.append((protection & Protection.READ) != 0 ? " r" : " -").append((protection & Protection.WRITE) != 0 ? 'w' : '-')
                .append((protection & Protection.EXECUTE) != 0 ? 'x' : '-').append(area.isShared() ? "s " : "p ");
        Inode inode = area.inode();
        hexadecimal(to, inode == null ? 0 : area.fileOffset(), 8);
        long device = inode == null ? 0 : inode.fileSystem().device();
        to.append(' ');
        hexadecimal(to, FileStatus.major(device), 2);
        to.append(':');
        hexadecimal(to, FileStatus.minor(device), 2);
        to.append(' ').append(inode == null ? 0 : inode.number()).append(' ');
        String name = inode == null ? area.label() : inode.path();
        if (name != null) {
            while (to.length() - start < NAME_COLUMN) {
                to.append(' ');
            }
            to.append(name);
        }
        to.append('\n');
    }

    private static void hexadecimal(StringBuilder to, long value, int digits) {
        int length = Math.max(digits, (Long.SIZE - Long.numberOfLeadingZeros(value) + 3) / 4);
        for (int digit = length - 1; digit >= 0; digit--) {
            int nibble = (int) (value >>> 4 * digit) & 0xF;
            to.append((char) (nibble < 10 ? '0' + nibble : 'a' + nibble - 10));
        }
    }

    @Override
    public long virtualBytes() {
        AddressSpace memory = process.space();
        long bytes = 0;
        for (int i = 0; memory != null && i < memory.areaCount(); i++) {
            bytes += memory.area(i).end() - memory.area(i).start();
        }
        return bytes;
    }

    @Override
    public long lockedBytes() {
        return process.isZombie() ? 0 : process.space().lockedBytes();
    }

    @Override
    public long residentBytes() {
        return process.isZombie() ? 0 : process.space().ownedFrames() * Frames.BYTES;
    }

    @Override
    public long cpuNanos() {
        return process.processorNanos();
    }

    @Override
    public long startNanos() {
        return 0;
    }

    @Override
    public long pendingSignals() {
        return process.firstThread() == null ? 0 : Signals.pending(process.firstThread());
    }

    @Override
    public long mostPendingSignals() {
        return Frames.FRAMES.totalFrames();
    }

    @Override
    public long blockedSignals() {
        return process.firstThread() == null ? 0 : process.firstThread().blocked();
    }

    @Override
    public long ignoredSignals() {
        long set = 0;
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            set |= process.actions().handler(signal) == SignalActions.IGNORE ? Signal.set(signal) : 0;
        }
        return set;
    }

    @Override
    public long caughtSignals() {
        long set = 0;
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            long handler = process.actions().handler(signal);
            set |= handler != SignalActions.IGNORE && handler != SignalActions.DEFAULT ? Signal.set(signal) : 0;
        }
        return set;
    }

    @Override
    public long softLimit(int resource) {
        return Limits.of(process).soft(resource);
    }

    @Override
    public long hardLimit(int resource) {
        return Limits.of(process).hard(resource);
    }
}
