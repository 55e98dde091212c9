// SPDX-License-Identifier: Apache-2.0
package corto.fs.sysfs;

import corto.fs.file.WallClock;
import corto.fs.text.SysEntries;
import corto.fs.text.TextFileSystem;
import corto.lang.Providers;
import java.util.ServiceLoader;

/// Makes `/sys` of what the libraries of the image have to show.
public final class SysFiles {
    private static final long SYSFS_MAGIC = 0x6265_6572L;
    private static final int FILE_BYTES = 4096;
    private static final SysEntries[] ENTRIES = Providers.array(ServiceLoader.load(SysEntries.class), new SysEntries[0]);

    private SysFiles() {}

    /// A file system with everything that the providers of `SysEntries` register, and the empty directories in which programs look for what they can do without.
    public static TextFileSystem make(WallClock clock) {
        TextFileSystem fileSystem = new TextFileSystem(clock, "sysfs", SYSFS_MAGIC, FILE_BYTES);
        for (SysEntries entries : ENTRIES) {
            entries.addTo(fileSystem.root());
        }
        fileSystem.root().directory("kernel/mm/hugepages");
        fileSystem.root().directory("fs/cgroup");
        fileSystem.root().directory("class/net");
        fileSystem.root().directory("block");
        return fileSystem;
    }
}
