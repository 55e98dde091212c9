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

/// Fills the directory of the process.
final class ProcessFiles {
    private static final int MOST_ADJUSTMENT = 1000;

    private ProcessFiles() {}

    static void add(TextFileSystem fileSystem, ProcessFacts process, Mounts mounts, MachineFacts machine) {
        TextDirectory root = fileSystem.root();
        String id = Integer.toString(process.id());
        root.add("self", new Link(fileSystem, () -> id, null));
        root.add("thread-self", new Link(fileSystem, () -> id + "/task/" + id, null));
        root.add("mounts", new Link(fileSystem, () -> "self/mounts", null));
        root.add("net", new Link(fileSystem, () -> "self/net", null));

        TextDirectory directory = root.directory(id);
        ProcessTexts texts = new ProcessTexts(process, machine);
        MountTexts mountTexts = new MountTexts(mounts);
        directory.add("exe", new Link(fileSystem, process::executable, process::executableFile));
        directory.add("cwd", new Link(fileSystem, () -> process.context().working().path(), () -> process.context().working()));
        directory.add("root", new Link(fileSystem, () -> process.context().root().path(), () -> process.context().root()));
        directory.add("fd", new DescriptorDirectory(fileSystem, process));
        directory.add("task", new TaskDirectory(fileSystem, process, texts));
        directory.directory("net");
        directory.add("cmdline", texts::cmdline);
        directory.add("environ", texts::environ);
        directory.add("auxv", to -> to.append(process.auxiliaryVector()));
        directory.add("comm", to -> to.append(process.name()).append('\n'));
        directory.add("maps", process::appendMaps);
        directory.add("stat", to -> texts.stat(to, process.id(), process.name()));
        directory.add("statm", texts::statm);
        directory.add("status", to -> texts.status(to, process.id(), process.name()));
        directory.add("limits", texts::limits);
        directory.add("mounts", mountTexts::mounts);
        directory.add("mountinfo", mountTexts::mountinfo);
        directory.add("cgroup", TextSource.of("0::/\n"));
        directory.add("cpuset", TextSource.of("/\n"));
        directory.add("oom_score", TextSource.of("0\n"));
        directory.addWritable("oom_score_adj", new Number(0, -MOST_ADJUSTMENT, MOST_ADJUSTMENT));
        directory.addWritable("coredump_filter", TextSource.of("00000000\n"));
        directory.add("personality", TextSource.of("00000000\n"));
        directory.add("wchan", TextSource.of("0"));
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
