// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import corto.crypto.random.RandomGenerator;
import corto.fs.devfs.MemoryFile.Kind;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.ramfs.RamDirectory;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Providers;
import java.util.ServiceLoader;

/// The devices of this machine, by Linux's numbers (Documentation/admin-guide/devices.txt). Makes nodes for mknod(2) too, and the files of local sockets, which cannot be opened either.
public final class Devices implements SpecialFiles {
    private static final int MEMORY = 1;             // majors
    private static final int TERMINAL = 5;

    private static final int NULL = 3;               // minors of MEMORY
    private static final int ZERO = 5;
    private static final int FULL = 7;
    private static final int RANDOM = 8;
    private static final int URANDOM = 9;

    private static final int TTY = 0;                // minors of TERMINAL
    private static final int CONSOLE = 1;

    private static final int FOR_ALL = 0666;
    private static final int FOR_ROOT = 0600;
    private static final int SHARED = 01777;

    private static final DeviceFiles[] FILES = Providers.array(ServiceLoader.load(DeviceFiles.class), new DeviceFiles[0]);

    private final ConsoleDevice console;
    private final RandomGenerator random;
    private final DeviceFiles[] others;

    /// With the devices of all providers of `DeviceFiles`.
    public Devices(ConsoleDevice console, RandomGenerator random) {
        this(console, random, FILES);
    }

    Devices(ConsoleDevice console, RandomGenerator random, DeviceFiles[] others) {
        this.console = console;
        this.random = random;
        this.others = others;
    }

    @Override
    public Inode create(FileSystem fileSystem, int mode, int uid, int gid, long device) {
        int type = mode & FileMode.TYPE;
        boolean isOurs = type == FileMode.CHARACTER_DEVICE || type == FileMode.BLOCK_DEVICE || type == FileMode.SOCKET;
        return isOurs ? new DeviceNode(this, fileSystem, mode, uid, gid, device) : null;
    }

    /// The console for both directions, as descriptors 0 to 2 of the first process. `node` is its inode: what `/dev/console` names.
    public OpenFile openConsole(Inode node, int flags) {
        return new ConsoleFile(node, console, flags);
    }

    /// Null if nothing is behind the number.
    OpenFile open(Inode node, long device, int flags) {
        OpenFile opened = null;
        for (int i = 0; opened == null && i < others.length; i++) {
            opened = others[i].open(node, device, flags);
        }
        return opened == null && node.type() == FileMode.CHARACTER_DEVICE ? openOwn(node, device, flags) : opened;
    }

    private OpenFile openOwn(Inode node, long device, int flags) {
        int minor = FileStatus.minor(device);
        return switch (FileStatus.major(device)) {
            case MEMORY -> switch (minor) {
                case NULL -> new MemoryFile(node, Kind.NULL, random, flags);
                case ZERO -> new MemoryFile(node, Kind.ZERO, random, flags);
                case FULL -> new MemoryFile(node, Kind.FULL, random, flags);
                case RANDOM, URANDOM -> new MemoryFile(node, Kind.RANDOM, random, flags);
                default -> null;
            };
            case TERMINAL -> minor == CONSOLE ? openConsole(node, flags) : null;
            default -> null;
        };
    }

    /// Fills `/dev`: a directory of a file system whose special files this instance makes.
    public void populate(RamDirectory directory) {
        add(directory, "null", MEMORY, NULL, FOR_ALL);
        add(directory, "zero", MEMORY, ZERO, FOR_ALL);
        add(directory, "full", MEMORY, FULL, FOR_ALL);
        add(directory, "random", MEMORY, RANDOM, FOR_ALL);
        add(directory, "urandom", MEMORY, URANDOM, FOR_ALL);
        add(directory, "tty", TERMINAL, TTY, FOR_ALL);
        add(directory, "console", TERMINAL, CONSOLE, FOR_ROOT);
        directory.addSymbolicLink("fd", "/proc/self/fd", 0, 0);
        directory.addSymbolicLink("stdin", "/proc/self/fd/0", 0, 0);
        directory.addSymbolicLink("stdout", "/proc/self/fd/1", 0, 0);
        directory.addSymbolicLink("stderr", "/proc/self/fd/2", 0, 0);
        directory.addDirectory("shm", SHARED, 0, 0);
        for (DeviceFiles files : others) {
            files.addTo(directory);
        }
    }

    private void add(RamDirectory directory, String name, int major, int minor, int permissions) {
        directory.create(name, FileMode.CHARACTER_DEVICE | permissions, 0, 0, FileStatus.device(major, minor));
    }
}
