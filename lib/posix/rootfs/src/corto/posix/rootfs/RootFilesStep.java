// SPDX-License-Identifier: Apache-2.0
package corto.posix.rootfs;

import corto.fs.devfs.Devices;
import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.initrd.Initrd;
import corto.fs.pipe.Fifo;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.memory.frames.api.Frames;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.platform.random.SystemRandom;
import corto.posix.files.Files;
import corto.posix.time.Clocks;

/// The files that a program finds: what is in the initrd, devices in `/dev`, and `/dev/console` as its descriptors 0 to 2.
public final class RootFilesStep implements BootStep {
    private static final int STANDARD_FILES = 3;
    private static final int ROOT_PERMISSIONS = 0755;

    /// The machine's console.
    public static final SystemConsole CONSOLE = new SystemConsole();

    private static Inode consoleNode;
    private static final Devices DEVICES = new Devices(CONSOLE, SystemRandom.GENERATOR);

    /// FIFOs and devices, wherever mknod(2) makes them.
    private static final class Special implements SpecialFiles {
        @Override
        public Inode create(FileSystem fileSystem, int mode, int uid, int gid, long device) {
            return (mode & FileMode.TYPE) == FileMode.FIFO ? new Fifo(fileSystem, Frames.FRAMES, mode & FileMode.PERMISSIONS, uid, gid)
                    : DEVICES.create(fileSystem, mode, uid, gid, device);
        }
    }

    @Override
    public String run() {
        if (Platforms.PLATFORM.archiveBytes() == 0) {
            return "the machine was given no initrd, which holds the program and its files (QEMU: -initrd)";
        }
        Special special = new Special();
        RamFileSystem root = new RamFileSystem(Frames.FRAMES, Clocks::wallNanos, special, "rootfs", ROOT_PERMISSIONS);
        Mounts mounts = new Mounts("rootfs", root, "rw");
        Files.initialize(mounts, new FileContext(mounts.root()));
        String problem = Initrd.unpack(Platforms.PLATFORM.archiveStart(), Platforms.PLATFORM.archiveBytes(), root.root());
        if (problem != null) {
            return "the initrd cannot be unpacked: " + problem;
        }
        RamFileSystem devices = new RamFileSystem(Frames.FRAMES, Clocks::wallNanos, special, "devtmpfs", ROOT_PERMISSIONS);
        DEVICES.populate(devices.root());
        Files.mount("devtmpfs", devices, "dev", "rw");
        CONSOLE.begin();
        consoleNode = devices.root().find("console");
        openConsole(consoleNode);
        return null;
    }

    /// `/dev/console`.
    public static Inode consoleNode() {
        return consoleNode;
    }

    private static void openConsole(Inode node) {
        OpenFile console = DEVICES.openConsole(node, OpenFlags.O_RDWR);
        for (int fd = 0; fd < STANDARD_FILES; fd++) {
            if (fd > 0) {
                console.retain();
            }
            Files.table().add(console, false);
        }
    }
}
