// SPDX-License-Identifier: Apache-2.0
import corto.crypto.random.RandomGenerator;
import corto.fs.devfs.ConsoleDevice;
import corto.fs.devfs.Devices;
import corto.fs.epoll.Epoll;
import corto.fs.eventfd.EventCounter;
import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.initrd.Initrd;
import corto.fs.pipe.Fifo;
import corto.fs.pipe.PipeEnd;
import corto.fs.procfs.MachineFiles;
import corto.fs.procfs.ProcFiles;
import corto.fs.procfs.ProcessFiles;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.sysfs.ProcessorFiles;
import corto.fs.sysfs.SysFiles;
import corto.fs.text.TextFileSystem;
import corto.fs.timerfd.TimerFile;
import corto.fs.timerfd.TimerService;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.lang.Address;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.StringBytes;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.TimerQueue;
import corto.sched.events.WatchList;
import java.util.Arrays;

/// Uses every file library in an image as the system calls do, and prints what they say.
@RawMemory(reason = "stands for the system calls and their buffers")
public class FileLibraries {
    private static final int PAGE = 4096;
    private static final int ARCHIVE_PAGES = 512;

    private static final ArrayFrames frames = new ArrayFrames(2000);
    private static final Address buffer = frames.allocateContiguous(4);
    private static final Address archive = frames.allocateContiguous(ARCHIVE_PAGES);
    private static int end;                          // of what is in the archive

    private static final RamFileSystem files = new RamFileSystem(frames, () -> 1_700_000_000_000_000_000L,
            (owner, mode, uid, gid, _) -> new Fifo(owner, frames, mode & 07777, uid, gid), "tmpfs", 0755);
    private static final Mounts mounts = new Mounts("rootfs", files, "rw");
    private static final FileContext context = new FileContext(mounts.root());
    private static final Paths paths = new Paths();

    private FileLibraries() {}

    public static void main(String[] args) {
        unpack();
        readAndWrite();
        entries();
        pipes();
        events();
        devices();
        generated();
        manyFiles();
        append();
        stringBytes();
    }

    /// 64 MiB in writes of a page: how long it takes is told for each quarter.
    private static void append() {
        int quarter = 4096;
        ArrayFrames many = new ArrayFrames(4 * quarter + 64);
        RamFileSystem large = new RamFileSystem(many, () -> 0, SpecialFiles.NONE, "tmpfs", 0755);
        FileContext own = new FileContext(large.root());
        StringBuilder rates = new StringBuilder("MB/s of appending 64 MiB, by quarters:");
        for (int round = 0; round < 3; round++) {                    // the first touches the memory
            Opening opening = new Opening(OpenFlags.O_CREAT | OpenFlags.O_WRONLY | OpenFlags.O_APPEND);
            paths.open(own, large.root(), "/large", opening, 0644);
            for (int i = 0; i < 4; i++) {
                long before = System.nanoTime();
                for (int page = 0; page < quarter; page++) {
                    opening.file().write(buffer, PAGE);
                }
                rates.append(' ').append((long) quarter * PAGE * 1000 / (System.nanoTime() - before));
            }
            rates.append(round < 2 ? "," : "");
            System.out.println("appended: " + opening.file().inode().sizeBytes());
            opening.file().release();
            paths.unlink(own, large.root(), "/large");
        }
        System.err.println(rates);
    }

    /// An image's own way to look at bytes, eight at a time, beside the plain one.
    private static void stringBytes() {
        byte[] bytes = new byte[40];
        int wrong = 0;
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 % 5 == 0 ? '/' : 'a' + i % 7 - (i % 3 == 0 ? 0x80 : 0));
        }
        for (int end = 0; end <= bytes.length; end++) {
            byte[] part = Arrays.copyOf(bytes, end);
            for (int from = 0; from <= end; from++) {
                int first = from;
                while (first < end && part[first] != '/') {
                    first++;
                }
                int last = end - 1;
                while (last >= 0 && bytes[last] != '/') {
                    last--;
                }
                long word = 0;
                for (int i = Math.min(end, from + 8) - 1; i >= from; i--) {
                    word = word << 8 | bytes[i] & 0xFF;
                }
                byte[] piece = Arrays.copyOfRange(bytes, from, end);
                byte[] changed = piece.clone();
                int at = end == from ? 0 : (from + end) % changed.length;
                if (end > from) {
                    changed[at]++;
                }
                boolean isRight = StringBytes.indexOf(part, (byte) '/', from) == first && StringBytes.lastIndexOf(bytes, (byte) '/', end) == last
                        && StringBytes.word(bytes, from, end) == word && StringBytes.hash(bytes, from, end) == StringBytes.hash(piece, 0, piece.length)
                        && StringBytes.isAt(bytes, from, end - from, piece) && StringBytes.isAt(bytes, from, end - from, changed) == (end == from)
                        && StringBytes.startAlike(piece, changed, at) && StringBytes.startAlike(piece, changed, piece.length) == (end == from);
                wrong += isRight ? 0 : 1;
            }
        }
        System.out.println("string bytes: " + wrong + " wrong, hash " + StringBytes.hash(bytes, 3, 33));
    }

    private static void unpack() {
        put(".", 0040755, "", 1);
        put("etc", 0040755, "", 1);
        put("etc/passwd", 0100644, "root:x:0:0:root:/root:/bin/sh\n", 1);
        put("lib", 0120777, "usr/lib", 1);
        put("usr/lib/big", 0100755, "0123456789abcdef".repeat(1000), PAGE);
        put("TRAILER!!!", 0, "", 1);
        System.out.println("unpacked: " + Initrd.unpack(archive, end, files.root()));
        System.out.println("broken: " + Initrd.unpack(archive, end - 200, files.root()));
        System.out.println("passwd: " + read("/etc/passwd", 0, 100).trim());
        OpenFile big = open("/lib/big", OpenFlags.O_RDWR);
        Pages pages = big.pages();
        System.out.println("in place: " + pages.frame(1).isWithin(archive, archive.plus(end)));
        Latin1.store(buffer, "CHANGED", 0, 7);
        System.out.println("written: " + big.writeAt(buffer, 7, PAGE + 2).bits());
        System.out.println("in place: " + pages.frame(1).isWithin(archive, archive.plus(end)));
        System.out.println("big: " + read("/usr/lib/big", PAGE - 4, 20));
        big.release();
    }

    /// Adds an entry to the archive, its content at a multiple of `alignment`.
    private static void put(String name, int mode, String content, int alignment) {
        int least = end + 110 + name.length() + 1;
        int names = name.length() + 1 + (least + alignment - 1) / alignment * alignment - least;
        StringBuilder header = new StringBuilder("070701");
        int[] fields = {end, mode, 0, 0, 1, 1_600_000_000, content.length(), 0, 0, 0, 0, names, 0};
        for (int field : fields) {
            String digits = Integer.toHexString(field);
            header.append("00000000", 0, 8 - digits.length()).append(digits);
        }
        header.append(name);
        Latin1.store(archive.plus(end), header.toString(), 0, header.length());
        archive.plus(end + header.length()).clear(names - name.length() + 3);
        end = end + 110 + names + 3 & -4;
        Latin1.store(archive.plus(end), content, 0, content.length());
        archive.plus(end + content.length()).clear(4);
        end = end + content.length() + 3 & -4;
    }

    private static OpenFile open(String path, int flags) {
        Opening opening = new Opening(flags);
        Result result = paths.open(context, context.working(), path, opening, 0666);
        if (result.isError()) {
            System.out.println(path + ": errno " + result.errno());
        }
        return opening.file();
    }

    private static String read(String path, long offset, int length) {
        OpenFile file = open(path, OpenFlags.O_RDONLY);
        String text = Latin1.string(buffer, (int) file.readAt(buffer, length, offset).value());
        file.release();
        return text;
    }

    private static void readAndWrite() {
        OpenFile file = open("/tmp", OpenFlags.O_RDONLY);
        System.out.println("mkdir: " + paths.makeDirectory(context, context.working(), "/tmp", 0777).bits());
        file = open("/tmp/new", OpenFlags.O_CREAT | OpenFlags.O_RDWR | OpenFlags.O_APPEND);
        for (int i = 0; i < 1000; i++) {
            Latin1.store(buffer, "line of text\n", 0, 13);
            file.write(buffer, 13);
        }
        System.out.println("size: " + file.inode().sizeBytes() + ", end: " + read("/tmp/new", 12_990, 20).trim() + ", path: " + file.description());
        System.out.println("seek: " + file.seek(-3, 2).value() + ", read: " + file.read(buffer, 10).value());
        System.out.println("truncate: " + file.truncate(5).bits() + ", " + read("/tmp/new", 0, 100));
        file.release();
    }

    private static void entries() {
        System.out.println("symlink: " + paths.makeSymbolicLink(context, "new", context.working(), "/tmp/link").bits());
        System.out.println("rename: " + paths.rename(context, context.working(), "/tmp/new", context.working(), "/tmp/old", 0).bits());
        System.out.println("dangling: " + paths.find(context, context.working(), "/tmp/link", true).errno());
        OpenFile directory = open("/tmp", OpenFlags.O_DIRECTORY);
        directory.entries((name, _, type, next) -> {
            System.out.println("  " + name + " " + type + " " + next);
            return true;
        });
        directory.release();
        System.out.println("rmdir: " + paths.removeDirectory(context, context.working(), "/tmp").errno());
        System.out.println("unlink: " + paths.unlink(context, context.working(), "/tmp/old").bits());
    }

    private static void pipes() {
        PipeEnd reader = PipeEnd.newPipe(frames, 0);
        PipeEnd writer = reader.newWriteEnd(0);
        System.out.println("empty: " + reader.read(buffer, 10).errno());
        Latin1.store(buffer, "through the pipe", 0, 16);
        writer.write(buffer, 16);
        writer.release();
        System.out.println("pipe: " + Latin1.string(buffer, (int) reader.read(buffer, 100).value()) + ", then " + reader.read(buffer, 100).value());
        reader.release();
        System.out.println("mkfifo: " + paths.makeNode(context, context.working(), "/fifo", 0010666, 0).bits());
        OpenFile both = open("/fifo", OpenFlags.O_RDWR);
        System.out.println("fifo: " + both.readiness());
        both.release();
    }

    private static void events() {
        Epoll epoll = new Epoll(0);
        EventCounter counter = new EventCounter(0, false, 0);
        System.out.println("add: " + epoll.add(counter, 5, Readiness.IN, 0x1234).bits() + ", collected " + epoll.collect(buffer, 8));
        buffer.storeLong(7);
        counter.write(buffer, 8);
        System.out.println("collected " + epoll.collect(buffer, 8) + ": " + buffer.loadInt(0) + " " + Long.toHexString(buffer.loadLong(4)));
        counter.release();
        System.out.println("collected " + epoll.collect(buffer, 8));
        epoll.release();
    }

    private static void devices() {
        RandomGenerator random = new RandomGenerator(() -> 42);
        Devices devices = new Devices(new Console(), random);
        RamFileSystem dev = new RamFileSystem(frames, () -> 0, devices, "devtmpfs", 0755);
        devices.populate(dev.root());
        paths.makeDirectory(context, context.working(), "/dev", 0755);
        System.out.println("mount: " + mounts.mount("dev", dev, (Directory) mounts.root().find("dev"), "rw").bits());
        OpenFile console = open("/dev/console", OpenFlags.O_RDWR);
        Latin1.store(buffer, "to the console\n", 0, 15);
        console.write(buffer, 15);
        System.out.println("TCGETS: " + console.ioctl(0x5401, buffer).bits() + ", read: " + console.read(buffer, 1).errno());
        console.release();
        System.out.println("zero: " + read("/dev/zero", 0, 3).equals("\0\0\0") + ", null: " + read("/dev/null", 0, 3).length());
        System.out.println("random: " + !read("/dev/urandom", 0, 16).equals(read("/dev/urandom", 0, 16)));
    }

    private static final class Console implements ConsoleDevice {
        private final WatchList watches = new WatchList();

        @Override
        public void write(Address from, long lengthBytes) {
            System.out.print(Latin1.string(from, (int) lengthBytes));
        }

        @Override
        public int read(Address to, long lengthBytes) {
            return 0;
        }

        @Override
        public boolean isReadable() {
            return false;
        }

        @Override
        public WatchList watches() {
            return watches;
        }
    }

    private static void generated() {
        Facts facts = new Facts(context);
        TextFileSystem proc = ProcFiles.make(() -> 0);
        MachineFiles.addTo(proc.root(), facts);
        ProcessFiles.addTo(proc.root(), facts, mounts, () -> 1);
        TextFileSystem sys = SysFiles.make(() -> 0);
        ProcessorFiles.addTo(sys.root(), 1, "tsc");
        paths.makeDirectory(context, context.working(), "/proc", 0755);
        paths.makeDirectory(context, context.working(), "/sys", 0755);
        mounts.mount("proc", proc, (Directory) mounts.root().find("proc"), "rw");
        mounts.mount("sysfs", sys, (Directory) mounts.root().find("sys"), "rw");
        facts.descriptor = open("/etc/passwd", OpenFlags.O_RDONLY);
        System.out.print(read("/proc/mounts", 0, 4096));
        System.out.print(read("/proc/self/stat", 0, 4096));
        System.out.print(read("/proc/meminfo", 0, 27));
        System.out.print(read("/proc/self/limits", 0, 80));
        System.out.print(read("/proc/self/fd/0", 0, 4096));
        System.out.print("cpus: " + read("/sys/devices/system/cpu/online", 0, 4096));
        facts.descriptor.release();
        TimerFile timer = new TimerFile(new Service(), 0);
        timer.set(100, 10);
        System.out.println("timer: " + timer.remainingNanos() + ", " + timer.read(buffer, 8).errno());
        timer.release();
    }

    private static final class Service implements TimerService {
        private final TimerQueue queue = new TimerQueue();

        @Override
        public long nanos() {
            return 40;
        }

        @Override
        public void start(Timer timer, long deadlineNanos) {
            queue.start(timer, deadlineNanos);
        }

        @Override
        public void stop(Timer timer) {
            queue.stop(timer);
        }
    }

    private static void manyFiles() {
        end = 0;
        for (int i = 0; i < 3000; i++) {
            put("usr/share/d" + i / 30 + "/file" + i, 0100644, "content of " + i, 1);
        }
        put("TRAILER!!!", 0, "", 1);
        long before = System.nanoTime();
        String problem = Initrd.unpack(archive, end, files.root());
        long nanos = System.nanoTime() - before;
        System.out.println("3000 files: " + problem + ", " + read("/usr/share/d99/file2999", 0, 100));
        System.err.println(nanos / 3000 + " ns an entry");
        before = System.nanoTime();
        Inode found = null;
        for (int i = 0; i < 100_000; i++) {
            paths.find(context, context.working(), "/usr/share/d50/file1501", true);
            found = paths.found();
        }
        System.err.println((System.nanoTime() - before) / 100_000 + " ns a walk of 4 names to " + found.path());
    }
}
