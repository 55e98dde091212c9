// SPDX-License-Identifier: Apache-2.0
package corto.fs.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.Opening;
import corto.fs.text.TextFileSystem;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

final class SysFilesTest {
    private final Address buffer = SimulatedMemory.fresh().map(0x1000, 4096);

    private String read(TextFileSystem from, String path) {
        Inode at = from.root();
        for (String name : path.split("/")) {
            at = ((Directory) at).find(name);
        }
        Opening opening = new Opening(0);
        at.open(opening);
        return Latin1.string(buffer, (int) opening.file().read(buffer, 4096).value());
    }

    private static TextFileSystem sys(int processors, String clock) {
        TextFileSystem sys = SysFiles.make(() -> 0);
        ProcessorFiles.addTo(sys.root(), processors, clock);
        return sys;
    }

    @Test
    void processors_are_told_as_a_range() {
        assertThat(read(sys(1, "tsc"), "devices/system/cpu/online")).isEqualTo("0\n");
        assertThat(read(sys(4, "tsc"), "devices/system/cpu/possible")).isEqualTo("0-3\n");
        assertThat(read(sys(4, "tsc"), "devices/system/cpu/cpu3/topology/core_id")).isEqualTo("3\n");
    }

    @Test
    void large_pages_and_the_clock_are_told() {
        TextFileSystem sys = sys(1, "kvm-clock");

        assertThat(read(sys, "kernel/mm/transparent_hugepage/enabled")).isEqualTo("always madvise [never]\n");
        assertThat(read(sys, "devices/system/clocksource/clocksource0/current_clocksource")).isEqualTo("kvm-clock\n");
        assertThat(((Directory) sys.root().find("fs")).find("cgroup").isDirectory()).isTrue();
        assertThat(sys.root().find("fs").sizeBytes()).isZero();
    }
}
