// SPDX-License-Identifier: Apache-2.0
package corto.posix.mounts;

import corto.block.api.BlockDevice;
import corto.block.kernel.Disks;
import corto.fs.ext2.Ext2FileSystem;
import corto.fs.ext2.Mounting;
import corto.fs.file.Directory;
import corto.lang.Result;
import corto.log.api.Log;
import corto.memory.frames.api.Frames;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.time.Clocks;
import java.util.ArrayList;

/// Mounts the disks that the option `corto.mount` names, in order: places separated by commas, `:ro` behind those that shall not be written.
public final class MountStep implements BootStep {
    private static final String OPTION = "mount=";
    private static final String READ_ONLY = ":ro";
    private static final int MODE = 0755;
    private static final int CONTENT_SHARE = 4;          // of free memory
    private static final int STRUCTURE_SHARE = 32;

    @Override
    public String run() {
        String places = Platforms.option(OPTION);
        if (places == null) {
            return null;
        }
        Process.addExitListener(_ -> sync());
        ArrayList<BlockDevice> disks = Disks.find();
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

    private static String mount(BlockDevice disk, int number, String place) {
        boolean readOnly = place.endsWith(READ_ONLY);
        String path = readOnly ? place.substring(0, place.length() - READ_ONLY.length()) : place;
        if (!path.startsWith("/")) {
            return "the place where it is to be seen, \"" + path + "\", does not begin with a slash";
        }
        long free = Frames.FRAMES.freeFrames();
        Mounting mounting = Ext2FileSystem.mount(disk, Disks.WAITER, Frames.FRAMES, Clocks::wallNanos, free / STRUCTURE_SHARE << Frames.SHIFT,
                free / CONTENT_SHARE, readOnly);
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
        Result mounted = Files.mounts().mount(source, fileSystem, directory, fileSystem.isReadOnly() ? "ro" : "rw");
        if (mounted.isError()) {
            return "it cannot be mounted at " + path;
        }
        if (Log.KEEPS_INFO) {
            Log.info("mounts", source + " is at " + path + (fileSystem.isReadOnly() ? ", read only" : ""));
        }
        return null;
    }

    /// The directory of a path, made where it is not there; null if that cannot be.
    private static Directory directory(String path) {
        Directory root = Files.context().root();
        for (int slash = path.indexOf('/', 1); ; slash = path.indexOf('/', slash + 1)) {
            String part = slash < 0 ? path : path.substring(0, slash);
            Result found = Files.PATHS.findDirectory(Files.context(), root, part);
            if (found.isError() && Files.PATHS.makeDirectory(Files.context(), root, part, MODE).isError()) {
                return null;
            }
            if (slash < 0) {
                break;
            }
        }
        Result found = Files.PATHS.findDirectory(Files.context(), root, path);
        return !found.isError() && Files.PATHS.found() instanceof Directory directory ? directory : null;
    }

    private static void sync() {
        if (Files.mounts().sync().isError()) {
            Log.report(Log.ERROR, "mounts", "a disk could not be written: what was not synced before is lost");
        }
    }
}
