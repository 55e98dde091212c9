// SPDX-License-Identifier: Apache-2.0
package corto.fs.sysfs;

import corto.fs.text.Columns;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// Processors, their clock, their pages.
public final class ProcessorFiles {
    private static final String[] TEXTS = {
        "devices/system/cpu/isolated", "\n",
        "devices/system/cpu/offline", "\n",
        "devices/system/cpu/smt/active", "0\n",
        "devices/system/cpu/smt/control", "notsupported\n",
        "devices/system/node/has_cpu", "0\n",
        "devices/system/node/has_memory", "0\n",
        "devices/system/node/online", "0\n",
        "devices/system/node/possible", "0\n",
        "devices/system/node/node0/distance", "10\n",
        "kernel/mm/transparent_hugepage/defrag", "always defer defer+madvise madvise [never]\n",
        "kernel/mm/transparent_hugepage/shmem_enabled", "always within_size advise [never] deny force\n",
        "kernel/mm/transparent_hugepage/use_zero_page", "0\n",
        "kernel/mm/transparent_hugepage/enabled", "always madvise [never]\n",
        "kernel/mm/transparent_hugepage/hpage_pmd_size", "2097152\n",
    };

    private ProcessorFiles() {}

    /// Tells of `processors` processors and of a clock, `tsc` or `kvm-clock`.
    public static void addTo(TextDirectory sys, int processors, String clockSource) {
        TextSource all = TextSource.of(processors == 1 ? "0\n" : "0-" + (processors - 1) + "\n");
        sys.addTexts(TEXTS);
        TextDirectory cpu = sys.directory("devices/system/cpu");
        cpu.add("online", all);
        cpu.add("possible", all);
        cpu.add("present", all);
        cpu.add("kernel_max", TextSource.of(processors - 1 + "\n"));
        for (int i = 0; i < processors; i++) {
            cpu.add("cpu" + i + "/online", TextSource.of("1\n"));
            sys.directory("devices/system/node/node0/cpu" + i);
            TextDirectory topology = cpu.directory("cpu" + i + "/topology");
            topology.add("core_id", TextSource.of(i + "\n"));
            topology.add("physical_package_id", TextSource.of("0\n"));
        }
        TextDirectory node = sys.directory("devices/system/node/node0");
        node.add("cpulist", all);
        node.add("cpumap", TextSource.of(Long.toHexString((1L << processors) - 1) + "\n"));
        TextSource clock = TextSource.of(clockSource + "\n");
        TextDirectory source = sys.directory("devices/system/clocksource/clocksource0");
        source.add("current_clocksource", clock);
        source.add("available_clocksource", clock);
    }

    /// Tells of one cache of processor 0: `index` counts them, `type` is Data, Instruction or Unified.
    public static void addCache(TextDirectory sys, int index, int level, String type, long sizeBytes, int lineBytes, int ways, long sets) {
        TextDirectory cache = sys.directory("devices/system/cpu/cpu0/cache/index" + index);
        cache.add("level", TextSource.of(level + "\n"));
        cache.add("type", TextSource.of(type + "\n"));
        cache.add("size", TextSource.of((sizeBytes >>> 10) + "K\n"));
        cache.add("coherency_line_size", TextSource.of(lineBytes + "\n"));
        cache.add("ways_of_associativity", TextSource.of(ways + "\n"));
        cache.add("number_of_sets", TextSource.of(sets + "\n"));
        cache.add("shared_cpu_list", TextSource.of("0\n"));
        cache.add("shared_cpu_map", TextSource.of("1\n"));
    }

    /// Tells of the memory of the one node.
    public static void addMemory(TextDirectory sys, Memory memory) {
        sys.add("devices/system/node/node0/meminfo", to -> {
            row(to, "MemTotal:", memory.totalBytes());
            row(to, "MemFree:", memory.freeBytes());
            row(to, "MemUsed:", memory.totalBytes() - memory.freeBytes());
        });
    }

    /// The machine's memory.
    public interface Memory {
        long totalBytes();

        long freeBytes();
    }

    private static void row(StringBuilder to, String name, long bytes) {
        to.append("Node 0 ");
        Columns.left(to, name, 16);
        Columns.right(to, bytes >>> 10, 8);
        to.append(" kB\n");
    }
}
