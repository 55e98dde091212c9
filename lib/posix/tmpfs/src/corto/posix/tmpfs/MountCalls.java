// SPDX-License-Identifier: Apache-2.0
package corto.posix.tmpfs;

import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOTDIR;
import static corto.lang.Errno.EPERM;

import corto.fs.file.Directory;
import corto.fs.ramfs.RamFileSystem;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;

/// mount(2), umount2(2).
final class MountCalls {
    private static final long MS_RDONLY = 1;
    private static final long MS_REMOUNT = 0x20;
    private static final long MS_BIND = 0x1000;
    private static final long MS_MOVE = 0x2000;
    private static final long PROPAGATION = 0x1E_0000;       // MS_UNBINDABLE, MS_PRIVATE, MS_SLAVE, MS_SHARED

    private static final int MNT_FORCE = 1;
    private static final int MNT_DETACH = 2;
    private static final int UMOUNT_NOFOLLOW = 8;

    private static final int ROOT_PERMISSIONS = 01777;

    private MountCalls() {}

    @Syscall("mount")
    static Result mount(UserAddress source, UserAddress target, UserAddress type, long flags, UserAddress data) {
        Result fetched = fetched(type);
        String typeName = text;
        if (!fetched.isError()) {
            fetched = fetched(source);
        }
        String sourceName = text == null ? "none" : text;
        if (!fetched.isError()) {
            fetched = fetched(data);
        }
        String options = text == null ? "" : text;
        if (!fetched.isError()) {
            fetched = find(target, true);
        }
        if (fetched.isError()) {
            return fetched;
        }
        if (Files.context().uid != 0) {
            return Result.error(EPERM);
        }
        if ((flags & (MS_REMOUNT | MS_BIND | MS_MOVE | PROPAGATION)) != 0 || typeName == null) {
            return Result.error(EINVAL);
        }
        if (!typeName.equals("tmpfs")) {
            return Result.error(ENODEV);
        }
        int permissions = permissions(options);
        if (permissions < 0) {
            return Result.error(EINVAL);
        }
        if (place == null) {
            return Result.error(ENOTDIR);
        }
        RamFileSystem made = ((RamFileSystem) Files.mounts().root().fileSystem()).another("tmpfs", permissions);
        boolean isReadOnly = (flags & MS_RDONLY) != 0;
        if (isReadOnly) {
            made.makeReadOnly();
        }
        return Files.mounts().mount(sourceName, made, place, isReadOnly ? "ro" : "rw");
    }

    private static String text;                              // what `fetched` has got; null for a null pointer
    private static Directory place;                          // what `find` has found; null: no directory

    private static Result fetched(UserAddress from) {
        text = null;
        if (from.isNull()) {
            return Result.of(0);
        }
        Result fetched = Files.fetchPath(from);
        text = fetched.isError() ? null : Files.path();
        return fetched;
    }

    private static Result find(UserAddress path, boolean follows) {
        Result found = Files.fetchPath(Files.AT_FDCWD, path);
        if (!found.isError()) {
            found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), follows);
        }
        place = !found.isError() && Files.PATHS.found() instanceof Directory directory ? directory : null;
        return found;
    }

    /// What `mode=` says, in octal; −1 if that is no number.
    private static int permissions(String options) {
        int at = options.startsWith("mode=") ? 0 : options.indexOf(",mode=") + 1;
        if (!options.startsWith("mode=", at)) {
            return ROOT_PERMISSIONS;
        }
        int value = 0;
        for (int i = at + "mode=".length(); i < options.length() && options.charAt(i) != ','; i++) {
            int digit = options.charAt(i) - '0';
            if (digit < 0 || digit > 7 || value > ROOT_PERMISSIONS) {
                return -1;
            }
            value = value << 3 | digit;
        }
        return value;
    }

    @Syscall("umount2")
    static Result umount2(UserAddress target, int flags) {
        if ((flags & ~(MNT_FORCE | MNT_DETACH | UMOUNT_NOFOLLOW)) != 0) {
            return Result.error(EINVAL);
        }
        Result found = find(target, (flags & UMOUNT_NOFOLLOW) == 0);
        if (found.isError()) {
            return found;
        }
        if (Files.context().uid != 0) {
            return Result.error(EPERM);
        }
        if (place == null || place != place.fileSystem().root()) {
            return Result.error(EINVAL);
        }
        return place.fileSystem().isInUse() && (flags & MNT_DETACH) == 0 ? Result.error(EBUSY) : Files.mounts().unmount(place);
    }
}
