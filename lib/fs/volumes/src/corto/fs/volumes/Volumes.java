// SPDX-License-Identifier: Apache-2.0
package corto.fs.volumes;

import corto.block.api.BlockDevice;
import corto.block.api.BlockWaiter;
import corto.fs.ext2.Ext2FileSystem;
import corto.fs.ext2.Mounting;
import corto.fs.file.Directory;
import corto.fs.file.WallClock;
import corto.fs.vfs.FileContext;
import corto.fs.vfs.Mounts;
import corto.fs.vfs.Paths;
import corto.lang.Result;
import corto.log.api.Log;
import corto.memory.frames.api.Frames;
import java.util.ArrayList;

/// The disks of a machine, in their order, and the mounts that they become. Used once, at boot.
public final class Volumes {
    /// The kernel's option that names the places: separated by commas, `:ro` behind those that shall not be written.
    public static final String OPTION = "mount=";

    private static final String READ_ONLY = ":ro";
    private static final int MODE = 0755;
    private static final int CONTENT_SHARE = 4;          // of free memory
    private static final int STRUCTURE_SHARE = 32;

    private final ArrayList<BlockDevice> disks;
    private final BlockWaiter waiter;
    private final WallClock clock;
    private final Mounts mounts;
    private final FileContext context;
    private final Paths paths = new Paths();

    public Volumes(ArrayList<BlockDevice> disks, BlockWaiter waiter, WallClock clock, Mounts mounts, FileContext context) {
        this.disks = disks;
        this.waiter = waiter;
        this.clock = clock;
        this.mounts = mounts;
        this.context = context;
    }

    /// Mounts the first disk at the first of `places`, and so on. What went wrong, as a sentence for people; null if all is well.
    public String mount(String places) {
        int start = 0;
        for (int i = 0; start <= places.length(); i++) {
            int comma = places.indexOf(',', start);
            int end = comma < 0 ? places.length() : comma;
            if (i == disks.size()) {
                return "the option corto.mount=" + places + " names more disks than the " + disks.size() + " that the machine has";
            }
            String problem = mount(disks.get(i), i, places.substring(start, end));
            if (problem != null) {
                return "disk " + (i + 1) + ": " + problem;
            }
            start = end + 1;
        }
        return null;
    }

    private String mount(BlockDevice disk, int number, String place) {
        boolean readOnly = place.endsWith(READ_ONLY);
        String path = readOnly ? place.substring(0, place.length() - READ_ONLY.length()) : place;
        if (!path.startsWith("/")) {
            return "the place where it is to be seen, \"" + path + "\", does not begin with a slash";
        }
        long free = Frames.FRAMES.freeFrames();
        Mounting mounting = Ext2FileSystem.mount(disk, waiter, Frames.FRAMES, clock, free / STRUCTURE_SHARE << Frames.SHIFT, free / CONTENT_SHARE, readOnly);
        if (mounting.problem() != null) {
            return mounting.problem();
        }
        if (mounting.remark() != null) {
            Log.report(Log.WARNING, "mounts", "the disk at " + path + ": " + mounting.remark());
        }
        Ext2FileSystem fileSystem = mounting.fileSystem();
        Directory directory = directory(path);
        if (directory == null) {
            return "the directory " + path + " cannot be made";
        }
        String source = "/dev/vd" + (char) ('a' + number);
        Result mounted = mounts.mount(source, fileSystem, directory, fileSystem.isReadOnly() ? "ro" : "rw");
        if (mounted.isError()) {
            return "it cannot be mounted at " + path;
        }
        if (Log.KEEPS_INFO) {
            Log.info("mounts", source + " is at " + path + (fileSystem.isReadOnly() ? ", read only" : ""));
        }
        return null;
    }

    /// The directory of a path, made where it is not there; null if that cannot be.
    private Directory directory(String path) {
        Directory root = context.root();
        for (int slash = path.indexOf('/', 1); ; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            Result found = paths.findDirectory(context, root, part);
            if (found.isError() && paths.makeDirectory(context, root, part, MODE).isError()) {
                return null;
            }
            if (slash < 0) {
                break;
            }
        }
        Result found = paths.findDirectory(context, root, path);
        return !found.isError() && paths.found() instanceof Directory directory ? directory : null;
    }

    /// Writes everything where it stays, at the end of the program; tells when that fails.
    public static void sync(Mounts mounts) {
        if (mounts.sync().isError()) {
            Log.report(Log.ERROR, "mounts", "a disk could not be written: what was not synced before is lost");
        }
    }
}
