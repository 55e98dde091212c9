// SPDX-License-Identifier: Apache-2.0
package corto.fs.sysfs;

import corto.fs.file.WallClock;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextFileSystem;
import corto.fs.text.TextSource;

/// Makes `/sys`. Libraries that know devices add theirs to the root.
public final class SysFiles {
    private static final long SYSFS_MAGIC = 0x6265_6572L;
    private static final int FILE_BYTES = 4096;

    private SysFiles() {}

    /// A file system that tells of `processors` processors and of a clock, `tsc` or `kvm-clock`.
    public static TextFileSystem make(WallClock clock, int processors, String clockSource) {
        TextFileSystem fileSystem = new TextFileSystem(clock, "sysfs", SYSFS_MAGIC, FILE_BYTES);
        TextDirectory root = fileSystem.root();
        TextSource all = TextSource.of(processors == 1 ? "0\n" : "0-" + (processors - 1) + "\n");
        root.add("devices/system/cpu/online", all);
        root.add("devices/system/cpu/possible", all);
        root.add("devices/system/cpu/present", all);
        root.add("devices/system/cpu/offline", TextSource.of("\n"));
        root.add("devices/system/cpu/kernel_max", TextSource.of(processors - 1 + "\n"));
        for (int i = 0; i < processors; i++) {
            String topology = "devices/system/cpu/cpu" + i + "/topology/";
            root.add(topology + "core_id", TextSource.of(i + "\n"));
            root.add(topology + "physical_package_id", TextSource.of("0\n"));
        }
        root.add("devices/system/clocksource/clocksource0/current_clocksource", TextSource.of(clockSource + "\n"));
        root.add("devices/system/clocksource/clocksource0/available_clocksource", TextSource.of(clockSource + "\n"));
        root.add("kernel/mm/transparent_hugepage/enabled", TextSource.of("always madvise [never]\n"));
        root.add("kernel/mm/transparent_hugepage/hpage_pmd_size", TextSource.of("2097152\n"));
        root.directory("kernel/mm/hugepages");
        root.directory("fs/cgroup");
        root.directory("class/net");
        return fileSystem;
    }
}
