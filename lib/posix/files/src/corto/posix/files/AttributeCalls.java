// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Partial;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;

/// xattr(7): no file system here has extended attributes, which is told as Linux tells it.
final class AttributeCalls {
    private AttributeCalls() {}

    private static Result none(UserAddress path, boolean follows) {
        Result fetched = Files.fetchPath(Files.AT_FDCWD, path);
        if (!fetched.isError()) {
            fetched = Files.PATHS.find(Files.context(), Files.start(), Files.path(), follows);
        }
        return fetched.isError() ? fetched : Result.error(EOPNOTSUPP);
    }

    private static Result none(int fd) {
        return Result.error(Files.table().get(fd) == null ? EBADF : EOPNOTSUPP);
    }

    @Partial("files have no attributes")
    @Syscall("getxattr")
    static Result getxattr(UserAddress path) {
        return none(path, true);
    }

    @Partial("files have no attributes")
    @Syscall("lgetxattr")
    static Result lgetxattr(UserAddress path) {
        return none(path, false);
    }

    @Partial("files have no attributes")
    @Syscall("fgetxattr")
    static Result fgetxattr(int fd) {
        return none(fd);
    }

    @Syscall("listxattr")
    static Result listxattr(UserAddress path) {
        return none(path, true);
    }

    @Syscall("llistxattr")
    static Result llistxattr(UserAddress path) {
        return none(path, false);
    }

    @Syscall("flistxattr")
    static Result flistxattr(int fd) {
        return none(fd);
    }

    @Partial("files have no attributes")
    @Syscall("setxattr")
    static Result setxattr(UserAddress path) {
        return none(path, true);
    }

    @Partial("files have no attributes")
    @Syscall("lsetxattr")
    static Result lsetxattr(UserAddress path) {
        return none(path, false);
    }

    @Partial("files have no attributes")
    @Syscall("fsetxattr")
    static Result fsetxattr(int fd) {
        return none(fd);
    }

    @Syscall("removexattr")
    static Result removexattr(UserAddress path) {
        return none(path, true);
    }

    @Syscall("lremovexattr")
    static Result lremovexattr(UserAddress path) {
        return none(path, false);
    }

    @Syscall("fremovexattr")
    static Result fremovexattr(int fd) {
        return none(fd);
    }
}
