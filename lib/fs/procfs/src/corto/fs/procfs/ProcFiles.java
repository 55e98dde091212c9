// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.WallClock;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;
import corto.fs.text.TextSource;
import corto.fs.vfs.Mounts;

/// Makes `/proc`. What one library alone knows (network, limits of its own) that library adds to the root.
public final class ProcFiles {
    private static final long PROC_MAGIC = 0x9fa0;

    private ProcFiles() {}

    /// A file system with everything that this library knows.
    public static TextFileSystem make(WallClock clock, MachineFacts machine, ProcessFacts process, Mounts mounts) {
        TextFileSystem fileSystem = new TextFileSystem(clock, "proc", PROC_MAGIC, 0);
        TextDirectory root = fileSystem.root();
        addMachine(root, new MachineTexts(machine, process));
        addSettings(root, machine);
        ProcessFiles.add(fileSystem, process, mounts, machine);
        return fileSystem;
    }

    private static void addMachine(TextDirectory root, MachineTexts texts) {
        root.add("cpuinfo", texts::cpuinfo);
        root.add("meminfo", texts::meminfo);
        root.add("stat", texts::stat);
        root.add("uptime", texts::uptime);
        root.add("loadavg", texts::loadavg);
        root.add("version", texts::version);
        root.add("cmdline", TextSource.of("\n"));
        root.add("filesystems", TextSource.of("nodev\tsysfs\nnodev\ttmpfs\nnodev\tproc\nnodev\tdevtmpfs\n"));
        root.add("cgroups", TextSource.of("#subsys_name\thierarchy\tnum_cgroups\tenabled\n"));
        root.add("swaps", TextSource.of("Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"));
    }

    /// sysctl(8)'s values. Those that say how the kernel behaves say how this one does.
    private static void addSettings(TextDirectory root, MachineFacts machine) {
        String bootId = machine.newUuid();
        root.add("sys/kernel/hostname", to -> to.append(machine.hostName()).append('\n'));
        root.add("sys/kernel/domainname", TextSource.of("(none)\n"));
        root.add("sys/kernel/ostype", TextSource.of("Linux\n"));
        root.add("sys/kernel/osrelease", to -> to.append(machine.release()).append('\n'));
        root.add("sys/kernel/version", to -> to.append(machine.version()).append('\n'));
        root.add("sys/kernel/pid_max", TextSource.of("32768\n"));
        root.add("sys/kernel/threads-max", TextSource.of("32768\n"));
        root.add("sys/kernel/ngroups_max", TextSource.of("65536\n"));
        root.add("sys/kernel/cap_last_cap", TextSource.of("40\n"));
        root.add("sys/kernel/random/boot_id", TextSource.of(bootId + "\n"));
        root.add("sys/kernel/random/uuid", to -> to.append(machine.newUuid()).append('\n'));
        root.add("sys/kernel/random/entropy_avail", TextSource.of("256\n"));
        root.add("sys/kernel/random/poolsize", TextSource.of("256\n"));
        root.add("sys/vm/overcommit_memory", TextSource.of("1\n"));          // what is promised is not counted
        root.add("sys/vm/overcommit_ratio", TextSource.of("50\n"));
        root.add("sys/vm/max_map_count", TextSource.of("65530\n"));
        root.add("sys/vm/swappiness", TextSource.of("0\n"));
        root.add("sys/fs/file-max", TextSource.of("9223372036854775807\n"));
        root.add("sys/fs/nr_open", TextSource.of("1048576\n"));
        root.add("sys/fs/pipe-max-size", TextSource.of("1048576\n"));
        root.add("sys/net/core/somaxconn", TextSource.of("4096\n"));
    }
}
