// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.text.TextFileSystem;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcFilesTest {
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address buffer = memory.map(0x8000_0000L, 1 << 14);
    private final RamFileSystem files = new RamFileSystem(new FakeFrames(memory, 8), () -> 0, SpecialFiles.NONE, "tmpfs", 0755);
    private final Mounts mounts = new Mounts("rootfs", files, "rw");
    private final FileContext context = new FileContext(mounts.root());
    private final Paths paths = new Paths();
    private final OpenFile[] descriptors = new OpenFile[8];

    private final class Machine implements MachineFacts {
        @Override
        public long totalBytes() {
            return 64L << 20;
        }

        @Override
        public long freeBytes() {
            return 10L << 20;
        }

        @Override
        public long uptimeNanos() {
            return 12_055_000_000L;
        }

        @Override
        public long idleNanos() {
            return 10_000_000_000L;
        }

        @Override
        public long realTimeNanos() {
            return 1_000_012_055_000_000L;
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
    }

    private final class Self implements ProcessFacts {
        @Override
        public int id() {
            return 1;
        }

        @Override
        public char state() {
            return 'R';
        }

        @Override
        public int parentId() {
            return 0;
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
        public boolean closesOnExec(int number) {
            return number == 5;
        }

        @Override
        public void appendMapsWithSizes(StringBuilder to, boolean isRollup) {
            to.append(isRollup ? "rollup\n" : "sizes\n");
        }

        @Override
        public String name() {
            return "nginx";
        }

        @Override
        public String executable() {
            return "/usr/sbin/nginx";
        }

        @Override
        public Inode executableFile() {
            return null;
        }

        @Override
        public String[] arguments() {
            return new String[] {"nginx", "-g", "daemon off;"};
        }

        @Override
        public String[] environment() {
            return new String[] {"A=1"};
        }

        @Override
        public String auxiliaryVector() {
            return "\0\0";
        }

        @Override
        public FileContext context() {
            return context;
        }

        @Override
        public int[] threads() {
            return new int[] {1, 12, 3};
        }

        @Override
        public String threadName(int thread) {
            return "thread " + thread;
        }

        @Override
        public OpenFile descriptor(int number) {
            return descriptors[number];
        }

        @Override
        public int descriptorEnd() {
            return descriptors.length;
        }

        @Override
        public void appendMaps(StringBuilder to) {
            to.append("00400000-00401000 r-xp 00000000 00:01 5 /usr/sbin/nginx\n");
        }

        @Override
        public long virtualBytes() {
            return 40960;
        }

        @Override
        public long lockedBytes() {
            return 0;
        }

        @Override
        public long residentBytes() {
            return 8192;
        }

        @Override
        public long cpuNanos() {
            return 50_000_000;
        }

        @Override
        public long startNanos() {
            return 20_000_000;
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
            return 1L << 14;
        }

        @Override
        public long ignoredSignals() {
            return 0;
        }

        @Override
        public long caughtSignals() {
            return 1;
        }

        @Override
        public long softLimit(int resource) {
            return resource == 7 ? 1024 : -1;
        }

        @Override
        public long hardLimit(int resource) {
            return resource == 7 ? 4096 : -1;
        }
    }

    private final TextFileSystem proc = ProcFiles.make(() -> 0);

    ProcFilesTest() {
        MachineFiles.addTo(proc.root(), new Machine());
        ProcessFiles.addTo(proc.root(), new Self(), mounts, () -> 1);
        files.root().addDirectory("proc", 0555, 0, 0);
        mounts.mount("proc", proc, (Directory) files.root().find("proc"), "rw");
    }

    private OpenFile open(String path, int flags) {
        Opening opening = new Opening(flags);
        assertThat(paths.open(context, context.working(), path, opening, 0644).errno()).as(path).isZero();
        return opening.file();
    }

    private String read(String path) {
        OpenFile file = open(path, OpenFlags.O_RDONLY);
        String text = Latin1.string(buffer, (int) file.read(buffer, 1 << 14).value());
        file.release();
        return text;
    }

    private List<String> list(String path) {
        List<String> names = new ArrayList<>();
        EntrySink sink = (name, _, type, _) -> names.add(name + ":" + type);
        OpenFile directory = open(path, OpenFlags.O_DIRECTORY);
        directory.entries(sink);
        directory.release();
        return names.subList(2, names.size());
    }

    private String link(String path) {
        assertThat(paths.find(context, context.working(), path, false).errno()).as(path).isZero();
        return Paths.target(paths.found());
    }

    @Test
    void the_machine_tells_its_memory_and_time() {
        assertThat(read("/proc/meminfo")).startsWith("MemTotal:          65536 kB\nMemFree:           10240 kB\nMemAvailable:");
        assertThat(read("/proc/uptime")).isEqualTo("12.05 10.00\n");
        assertThat(read("/proc/stat")).startsWith("cpu  205 0 0 1000 0 0 0 0 0 0\ncpu0 205").contains("\nbtime 1000000\n");
        assertThat(read("/proc/loadavg")).isEqualTo("0.00 0.00 0.00 1/3 3\n");
        assertThat(read("/proc/version")).isEqualTo("Linux version 6.12.0 (corto) #1\n");
        assertThat(read("/proc/cpuinfo")).isEqualTo("processor\t: 0\nvendor_id\t: Test\n\n");
    }

    @Test
    void settings_are_there_and_others_add_theirs() {
        proc.root().add("sys/net/core/rmem_max", to -> to.append("212992\n"));
        proc.root().addTexts(new String[] {"net/if_inet6", "", "net/other", "text\n"});

        assertThat(read("/proc/self/net/other")).isEqualTo("text\n");
        assertThat(read("/proc/net/if_inet6")).isEmpty();

        assertThat(read("/proc/sys/kernel/ostype")).isEqualTo("Linux\n");
        assertThat(read("/proc/sys/net/core/rmem_max")).isEqualTo("212992\n");
    }

    @Test
    void self_leads_to_the_process() {
        assertThat(link("/proc/self")).isEqualTo("1");
        assertThat(link("/proc/self/exe")).isEqualTo("/usr/sbin/nginx");
        assertThat(link("/proc/self/cwd")).isEqualTo("/");
        assertThat(read("/proc/self/cmdline")).isEqualTo("nginx\0-g\0daemon off;\0");
        assertThat(read("/proc/self/maps")).startsWith("00400000-");
        assertThat(read("/proc/thread-self/comm")).isEqualTo("thread 1\n");
    }

    @Test
    void stat_has_fifty_two_fields_in_their_places() {
        String[] fields = read("/proc/self/stat").trim().split(" ");

        assertThat(fields).hasSize(52).startsWith("1", "(nginx)", "R", "0");
        assertThat(fields[13]).as("utime").isEqualTo("5");
        assertThat(fields[19]).as("num_threads").isEqualTo("3");
        assertThat(fields[21]).as("starttime").isEqualTo("2");
        assertThat(fields[22]).as("vsize").isEqualTo("40960");
        assertThat(fields[23]).as("rss").isEqualTo("2");
        assertThat(fields[24]).as("rsslim").isEqualTo("18446744073709551615");
    }

    @Test
    void status_and_limits_have_the_lines_that_programs_look_for() {
        assertThat(read("/proc/self/status")).contains("Umask:\t0022\n", "\nVmRSS:\t       8 kB\n", "\nThreads:\t3\n", "\nSigBlk:\t0000000000004000\n",
                "\nUid:\t0\t0\t0\t0\n");
        assertThat(read("/proc/self/limits")).contains("Max open files            1024                 4096                 files     \n",
                "Max stack size            unlimited            unlimited            bytes     \n");
        assertThat(read("/proc/self/statm")).isEqualTo("10 2 0 0 0 10 0\n");
    }

    @Test
    void mounts_are_told() {
        assertThat(read("/proc/filesystems")).isEqualTo("nodev\ttmpfs\nnodev\tproc\n");
        assertThat(read("/proc/mounts")).isEqualTo("rootfs / tmpfs rw,relatime 0 0\nproc /proc proc rw,noatime 0 0\n");
        assertThat(read("/proc/self/mountinfo")).matches("20 20 0:\\d+ / / rw,relatime - tmpfs rootfs rw\n21 20 0:\\d+ / /proc rw,noatime - proc proc rw\n");
    }

    @Test
    void descriptors_are_links_to_what_is_open() {
        files.root().create("file", 0100600, 0, 0, 0);
        descriptors[0] = open("/file", OpenFlags.O_RDWR);
        descriptors[5] = open("/proc", OpenFlags.O_DIRECTORY);
        Latin1.store(buffer, "hello", 0, 5);
        descriptors[0].write(buffer, 5);
        files.root().unlink("file");

        assertThat(read("/proc/self/fdinfo/0")).matches("pos:\t5\nflags:\t0100002\nmnt_id:\t20\nino:\t\\d+\n");
        assertThat(read("/proc/self/fdinfo/5")).contains("flags:\t02300000\nmnt_id:\t21\n");
        assertThat(list("/proc/self/fd")).containsExactly("0:10", "5:10");
        assertThat(link("/proc/self/fd/5")).isEqualTo("/proc");
        assertThat(link("/proc/self/fd/0")).endsWith(" (deleted)");
        assertThat(read("/proc/self/fd/0")).as("though it has no path").isEqualTo("hello");
        assertThat(paths.find(context, context.working(), "/proc/self/fd/3", true).errno()).isEqualTo(Errno.ENOENT.number());
        assertThat(paths.find(context, context.working(), "/proc/self/fd/05", true).errno()).isEqualTo(Errno.ENOENT.number());
        assertThat(paths.find(context, context.working(), "/proc/self/fd/x", true).errno()).isEqualTo(Errno.ENOENT.number());
    }

    @Test
    void threads_are_directories() {
        assertThat(list("/proc/self/task")).containsExactly("1:4", "3:4", "12:4");
        assertThat(read("/proc/self/task/12/comm")).isEqualTo("thread 12\n");
        assertThat(read("/proc/self/task/12/stat")).startsWith("12 (thread 12) R");
    }

    @Test
    void oom_score_adj_keeps_what_is_set() {
        OpenFile file = open("/proc/self/oom_score_adj", OpenFlags.O_RDWR);
        Latin1.store(buffer, "-500\n2000", 0, 9);

        assertThat(file.write(buffer, 5).value()).isEqualTo(5);
        assertThat(file.write(buffer.plus(5), 4).errno()).isEqualTo(Errno.EINVAL.number());

        assertThat(read("/proc/self/oom_score_adj")).isEqualTo("-500\n");
    }
}
