// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import static corto.lang.Errno.EINVAL;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;
import corto.fs.text.TextSource;
import corto.fs.vfs.Mounts;
import corto.lang.Result;

/// The directory of the process, and what is a matter of its own: mounts, load.
public final class ProcessFiles {
    private static final int MOST_ADJUSTMENT = 1000;
    private static final String[] NAMESPACES = {"cgroup", "ipc", "mnt", "net", "pid", "user", "uts"};      // one of each
    private static final long FIRST_NAMESPACE = 4_026_531_835L;
    private static final String[] TEXTS = {
        "cgroup", "0::/\n",
        "cpuset", "/\n",
        "gid_map", "         0          0 4294967295\n",
        "loginuid", "4294967295",
        "oom_adj", "0\n",
        "oom_score", "0\n",
        "personality", "00000000\n",
        "sessionid", "4294967295",
        "setgroups", "allow\n",
        "timerslack_ns", "50000\n",
        "uid_map", "         0          0 4294967295\n",
        "wchan", "0",
    };

    /// Files whose text is made.
    private enum Text {
        AUXV("auxv"),
        CMDLINE("cmdline"),
        COMM("comm"),
        ENVIRON("environ"),
        IO("io"),
        LIMITS("limits"),
        MAPS("maps"),
        MOUNTINFO("mountinfo"),
        MOUNTS("mounts"),
        SCHEDSTAT("schedstat"),
        SMAPS("smaps"),
        SMAPS_ROLLUP("smaps_rollup"),
        STAT("stat"),
        STATM("statm"),
        STATUS("status"),
        FILESYSTEMS("../filesystems"),
        LOADAVG("../loadavg");

        private static final Text[] ALL = values();
        private static final String ABOVE = "../";

        private final String path;

        Text(String path) {
            this.path = path;
        }
    }

    private record Source(Text text, ProcessFacts process, ProcessTexts texts, MountTexts mounts) implements TextSource {
        @Override
        public void append(StringBuilder to) {
            switch (text) {
                case AUXV -> to.append(process.auxiliaryVector());
                case CMDLINE -> texts.cmdline(to);
                case COMM -> to.append(process.name()).append('\n');
                case ENVIRON -> texts.environ(to);
                case IO -> texts.io(to);
                case LIMITS -> texts.limits(to);
                case MAPS -> process.appendMaps(to);
                case MOUNTINFO -> mounts.mountinfo(to);
                case MOUNTS -> mounts.mounts(to);
                case SCHEDSTAT -> texts.schedstat(to);
                case SMAPS -> process.appendMapsWithSizes(to, false);
                case SMAPS_ROLLUP -> process.appendMapsWithSizes(to, true);
                case STAT -> texts.stat(to, process.id(), process.name());
                case STATM -> texts.statm(to);
                case STATUS -> texts.status(to, process.id(), process.name());
                case FILESYSTEMS -> mounts.filesystems(to);
                case LOADAVG -> texts.loadavg(to);
            }
        }
    }

    private ProcessFiles() {}

    /// The number of the running process.
    public interface Current {
        int id();
    }

    /// Adds the directory of the first process, and what belongs to the one that looks.
    public static void addTo(TextDirectory proc, ProcessFacts process, Mounts mounts, Current current) {
        TextFileSystem fileSystem = (TextFileSystem) proc.fileSystem();
        ProcessTexts texts = new ProcessTexts(process);
        fill(proc.directory(Integer.toString(process.id())), proc, process, texts, mounts);
        proc.add("self", new Link(fileSystem, () -> Integer.toString(current.id()), null));
        proc.add("thread-self", new Link(fileSystem, () -> current.id() + "/task/" + current.id(), null));
        addLink(proc, "mounts", "self/mounts");
    }

    /// The directory of another process.
    public static TextDirectory directory(TextFileSystem fileSystem, ProcessFacts process, Mounts mounts) {
        TextDirectory directory = TextDirectory.make(fileSystem);
        fill(directory, null, process, new ProcessTexts(process), mounts);
        return directory;
    }

    /// Fills the directory of a process, and, where `proc` is not null, what is above it.
    private static void fill(TextDirectory directory, TextDirectory proc, ProcessFacts process, ProcessTexts texts, Mounts mounts) {
        TextFileSystem fileSystem = (TextFileSystem) directory.fileSystem();
        MountTexts mountTexts = new MountTexts(mounts);
        for (Text text : Text.ALL) {
            boolean isAbove = text.path.startsWith(Text.ABOVE);
            TextDirectory in = isAbove ? proc : directory;
            if (in != null) {
                in.add(isAbove ? text.path.substring(Text.ABOVE.length()) : text.path, new Source(text, process, texts, mountTexts));
            }
        }
        directory.addTexts(TEXTS);
        directory.add("fd", new DescriptorDirectory(fileSystem, process));
        directory.add("fdinfo", new DescriptorInformation(fileSystem, process, mounts));
        for (int i = 0; i < NAMESPACES.length; i++) {
            addLink(directory, "ns/" + NAMESPACES[i], NAMESPACES[i] + ":[" + (FIRST_NAMESPACE + i) + "]");
        }
        directory.add("task", new TaskDirectory(fileSystem, process, texts));
        directory.addWritable("oom_score_adj", new Number(0, -MOST_ADJUSTMENT, MOST_ADJUSTMENT));
        directory.addWritable("coredump_filter", TextSource.of("00000000\n"));
        addLink(directory, "net", "../net");
        directory.add("exe", new Link(fileSystem, process::executable, process::executableFile));
        directory.add("cwd", new Link(fileSystem, () -> process.context().working().path(), () -> process.context().working()));
        directory.add("root", new Link(fileSystem, () -> process.context().root().path(), () -> process.context().root()));
    }

    private static void addLink(TextDirectory directory, String name, String target) {
        directory.add(name, new Link((TextFileSystem) directory.fileSystem(), () -> target, null));
    }

    /// A number that is kept for whoever set it, and has no effect.
    private static final class Number implements TextSource {
        private final int lowest;
        private final int highest;
        private int value;

        Number(int value, int lowest, int highest) {
            this.value = value;
            this.lowest = lowest;
            this.highest = highest;
        }

        @Override
        public void append(StringBuilder to) {
            to.append(value).append('\n');
        }

        @Override
        public Result accept(String text) {
            String digits = text.trim();
            int start = digits.startsWith("-") ? 1 : 0;
            int parsed = 0;
            if (digits.length() == start || digits.length() > start + 4) {
                return Result.error(EINVAL);
            }
            for (int i = start; i < digits.length(); i++) {
                int digit = digits.charAt(i) - '0';
                if (digit < 0 || digit > 9) {
                    return Result.error(EINVAL);
                }
                parsed = 10 * parsed + digit;
            }
            parsed = start == 1 ? -parsed : parsed;
            if (parsed < lowest || parsed > highest) {
                return Result.error(EINVAL);
            }
            value = parsed;
            return Result.of(0);
        }
    }

    interface Target {
        String path();
    }

    interface Jump {
        Inode file();
    }

    /// A symbolic link whose target is made when it is asked for; with `jump`, opening it leads to a file that no path may reach.
    static final class Link extends Inode {
        private static final int PERMISSIONS = 0777;

        private final Target target;
        private final Jump jump;

        Link(TextFileSystem fileSystem, Target target, Jump jump) {
            super(fileSystem, FileMode.SYMBOLIC_LINK | PERMISSIONS, 0, 0);
            this.target = target;
            this.jump = jump;
        }

        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public String target() {
            return target.path();
        }

        @Override
        public Inode jump() {
            return jump == null ? null : jump.file();
        }
    }
}
