// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.fs.devfs.Devices;
import corto.fs.file.FileMode;
import corto.fs.initrd.Initrd;
import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.vfs.Mounts;
import corto.memory.frames.api.Frames;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.platform.random.SystemRandom;

/// The files that a Java program finds: what is in the initrd if the machine was given one, `/tmp`, and devices in `/dev`.
public final class RootFilesStep implements BootStep {
    private static final int DIRECTORY_PERMISSIONS = 0755;
    private static final int TMP_PERMISSIONS = 01777;

    private static final Devices DEVICES = new Devices(new SystemConsole(), SystemRandom.GENERATOR);

    @Override
    public String run() {
        WallTime clock = new WallTime();
        RamFileSystem root = new RamFileSystem(Frames.FRAMES, clock, DEVICES, "rootfs", DIRECTORY_PERMISSIONS);
        if (Platforms.PLATFORM.archiveBytes() > 0) {
            String problem = Initrd.unpack(Platforms.PLATFORM.archiveStart(), Platforms.PLATFORM.archiveBytes(), root.root());
            if (problem != null) {
                return "the initrd cannot be unpacked: " + problem;
            }
        }
        Mounts mounts = new Mounts("rootfs", root, "rw");
        if (root.root().find("tmp") == null) {
            root.root().addDirectory("tmp", TMP_PERMISSIONS, 0, 0);
        }
        RamFileSystem devices = new RamFileSystem(Frames.FRAMES, clock, DEVICES, "devtmpfs", DIRECTORY_PERMISSIONS);
        DEVICES.populate(devices.root());
        if (root.root().find("dev") == null) {
            root.root().create("dev", FileMode.DIRECTORY | DIRECTORY_PERMISSIONS, 0, 0, 0);
        }
        if (root.root().find("dev") instanceof RamDirectory place) {
            mounts.mount("devtmpfs", devices, place, "rw");
        }
        VfsFiles.initialize(mounts);
        return null;
    }
}
