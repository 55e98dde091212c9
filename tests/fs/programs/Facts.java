// SPDX-License-Identifier: Apache-2.0
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.procfs.MachineFacts;
import corto.fs.procfs.ProcessFacts;
import corto.fs.vfs.FileContext;

/// A machine and a process for `/proc` to tell of.
final class Facts implements MachineFacts, ProcessFacts {
    private final FileContext context;
    OpenFile descriptor;                 // 0

    Facts(FileContext context) {
        this.context = context;
    }

    @Override
    public long totalBytes() {
        return 64L << 20;
    }

    @Override
    public long freeBytes() {
        return 1L << 20;
    }

    @Override
    public long uptimeNanos() {
        return 5_000_000_000L;
    }

    @Override
    public long idleNanos() {
        return 1_000_000_000L;
    }

    @Override
    public long realTimeNanos() {
        return 1_700_000_000_000_000_000L;
    }

    @Override
    public String release() {
        return "6.12.0";
    }

    @Override
    public String version() {
        return "#1";
    }

    @Override
    public String hostName() {
        return "corto";
    }

    @Override
    public void appendProcessor(StringBuilder to) {
        to.append("vendor_id\t: Test\n");
    }

    @Override
    public int id() {
        return 1;
    }

    @Override
    public int parentId() {
        return 0;
    }

    @Override
    public char state() {
        return 'R';
    }

    @Override
    public int group() {
        return 1;
    }

    @Override
    public int session() {
        return 1;
    }

    @Override
    public String name() {
        return "files";
    }

    @Override
    public String executable() {
        return "/usr/lib/big";
    }

    @Override
    public Inode executableFile() {
        return null;
    }

    @Override
    public String[] arguments() {
        return new String[] {"files", "all"};
    }

    @Override
    public String[] environment() {
        return new String[] {"HOME=/"};
    }

    @Override
    public String auxiliaryVector() {
        return "";
    }

    @Override
    public FileContext context() {
        return context;
    }

    @Override
    public int[] threads() {
        return new int[] {1};
    }

    @Override
    public String threadName(int thread) {
        return name();
    }

    @Override
    public OpenFile descriptor(int number) {
        return number == 0 ? descriptor : null;
    }

    @Override
    public boolean closesOnExec(int number) {
        return false;
    }

    @Override
    public int descriptorEnd() {
        return 1;
    }

    @Override
    public void appendMaps(StringBuilder to) {}

    @Override
    public void appendMapsWithSizes(StringBuilder to, boolean isRollup) {}

    @Override
    public long lockedBytes() {
        return 0;
    }

    @Override
    public long virtualBytes() {
        return 1L << 20;
    }

    @Override
    public long residentBytes() {
        return 8192;
    }

    @Override
    public long cpuNanos() {
        return 0;
    }

    @Override
    public long startNanos() {
        return 0;
    }

    @Override
    public long pendingSignals() {
        return 0;
    }

    @Override
    public long mostPendingSignals() {
        return 500;
    }

    @Override
    public long blockedSignals() {
        return 0;
    }

    @Override
    public long ignoredSignals() {
        return 0;
    }

    @Override
    public long caughtSignals() {
        return 0;
    }

    @Override
    public long softLimit(int resource) {
        return -1;
    }

    @Override
    public long hardLimit(int resource) {
        return -1;
    }
}
