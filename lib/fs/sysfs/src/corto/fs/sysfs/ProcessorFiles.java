// SPDX-License-Identifier: Apache-2.0
package corto.fs.sysfs;

import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// Processors, their clock, their pages.
public final class ProcessorFiles {
    private static final String[] TEXTS = {
        "devices/system/cpu/offline", "\n",
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
            TextDirectory topology = cpu.directory("cpu" + i + "/topology");
            topology.add("core_id", TextSource.of(i + "\n"));
            topology.add("physical_package_id", TextSource.of("0\n"));
        }
        TextSource clock = TextSource.of(clockSource + "\n");
        TextDirectory source = sys.directory("devices/system/clocksource/clocksource0");
        source.add("current_clocksource", clock);
        source.add("available_clocksource", clock);
    }
}
