// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// The files of the machine and of the kernel as such.
public final class MachineFiles {
    /// sysctl(8)'s values, and others. Those that say how the kernel behaves say how this one does.
    private static final String[] TEXTS = {
        "cmdline", "\n",
        "cgroups", "#subsys_name\thierarchy\tnum_cgroups\tenabled\n",
        "devices", "Character devices:\n  1 mem\n  5 /dev/tty\n  5 /dev/console\n\nBlock devices:\n",
        "diskstats", "",
        "misc", "",
        "modules", "",
        "partitions", "",
        "swaps", "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n",
        "sys/kernel/domainname", "(none)\n",
        "sys/kernel/ostype", "Linux\n",
        "sys/kernel/pid_max", "32768\n",
        "sys/kernel/threads-max", "32768\n",
        "sys/kernel/ngroups_max", "65536\n",
        "sys/kernel/cap_last_cap", "40\n",
        "sys/kernel/core_pattern", "core\n",
        "sys/kernel/core_uses_pid", "0\n",
        "sys/kernel/overflowgid", "65534\n",
        "sys/kernel/overflowuid", "65534\n",
        "sys/kernel/panic", "0\n",
        "sys/kernel/printk", "4\t4\t1\t7\n",
        "sys/kernel/tainted", "0\n",
        "sys/vm/overcommit_memory", "1\n",                  // what is promised is not counted
        "sys/vm/overcommit_ratio", "50\n",
        "sys/vm/max_map_count", "65530\n",
        "sys/vm/min_free_kbytes", "0\n",
        "sys/vm/mmap_min_addr", "65536\n",
        "sys/vm/nr_hugepages", "0\n",
        "sys/vm/overcommit_kbytes", "0\n",
        "sys/vm/panic_on_oom", "0\n",
        "sys/vm/swappiness", "0\n",
        "sys/vm/zone_reclaim_mode", "0\n",
    };

    /// Files whose text is made.
    private enum Text {
        CPUINFO("cpuinfo"),
        MEMINFO("meminfo"),
        STAT("stat"),
        UPTIME("uptime"),
        VERSION("version"),
        HOSTNAME("sys/kernel/hostname"),
        OSRELEASE("sys/kernel/osrelease"),
        KERNEL_VERSION("sys/kernel/version");

        private static final Text[] ALL = values();

        private final String path;

        Text(String path) {
            this.path = path;
        }
    }

    private record Source(Text text, MachineTexts texts) implements TextSource {
        @Override
        public void append(StringBuilder to) {
            switch (text) {
                case CPUINFO -> texts.cpuinfo(to);
                case MEMINFO -> texts.meminfo(to);
                case STAT -> texts.stat(to);
                case UPTIME -> texts.uptime(to);
                case VERSION -> texts.version(to);
                case HOSTNAME -> texts.hostname(to);
                case OSRELEASE -> texts.osrelease(to);
                case KERNEL_VERSION -> texts.kernelVersion(to);
            }
        }
    }

    private MachineFiles() {}

    public static void addTo(TextDirectory proc, MachineFacts machine) {
        MachineTexts texts = new MachineTexts(machine);
        proc.addTexts(TEXTS);
        for (Text text : Text.ALL) {
            proc.add(text.path, new Source(text, texts));
        }
    }
}
