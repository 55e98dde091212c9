// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.FileStatus;
import corto.fs.vfs.Mounts;

/// `/proc/self/mounts` and `mountinfo` (proc_pid_mountinfo(5)).
final class MountTexts {
    private final Mounts mounts;

    MountTexts(Mounts mounts) {
        this.mounts = mounts;
    }

    void mounts(StringBuilder to) {
        for (int i = 0; i < mounts.count(); i++) {
            Mounts.Mount mount = mounts.mount(i);
            to.append(mount.source()).append(' ');
            escaped(to, mount.path());
            to.append(' ').append(mount.fileSystem().type()).append(' ').append(mount.options()).append(times(mount)).append(" 0 0\n");
        }
    }

    void mountinfo(StringBuilder to) {
        for (int i = 0; i < mounts.count(); i++) {
            Mounts.Mount mount = mounts.mount(i);
            long device = mount.fileSystem().device();
            to.append(mount.id()).append(' ').append(i == 0 ? mount.id() : parent(mount).id()).append(' ');
            to.append(FileStatus.major(device)).append(':').append(FileStatus.minor(device)).append(" / ");
            escaped(to, mount.path());
            to.append(' ').append(mount.options()).append(times(mount)).append(" - ").append(mount.fileSystem().type()).append(' ').append(mount.source());
            to.append(' ').append(mount.options()).append('\n');
        }
    }

    private static String times(Mounts.Mount mount) {
        return mount.fileSystem().keepsAccessTimes() ? ",relatime" : ",noatime";
    }

    /// The types of what is mounted: nothing else can be, by the program.
    void filesystems(StringBuilder to) {
        for (int i = 0; i < mounts.count(); i++) {
            String type = mounts.mount(i).fileSystem().type();
            int first = 0;
            while (!mounts.mount(first).fileSystem().type().equals(type)) {
                first++;
            }
            if (first == i) {
                to.append(mounts.mount(i).source().startsWith("/") ? "\t" : "nodev\t").append(type).append('\n');
            }
        }
    }

    /// The mount in which the place of another one lies.
    private Mounts.Mount parent(Mounts.Mount mount) {
        return mounts.of(mount.fileSystem().root().place().fileSystem());
    }

    /// Blanks and backslashes in octal, as getmntent(3) expects.
    private static void escaped(StringBuilder to, String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            switch (c) {
                case ' ' -> to.append("\\040");
                case '\t' -> to.append("\\011");
                case '\n' -> to.append("\\012");
                case '\\' -> to.append("\\134");
                default -> to.append(c);
            }
        }
    }
}
