// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

import corto.lang.Errno;
import corto.lang.Result;
import corto.runtime.FileFacts;
import corto.runtime.FileService;
import corto.runtime.SpaceFacts;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import jdk.internal.corto.ErrorTexts;
import jdk.internal.corto.Host;

/// What java.nio.file calls of Linux, on the file service instead of system calls. Directory descriptors, extended attributes and other users
/// than root are not there, and the JDK's classes know what to do then.
class UnixNativeDispatcher {
    private static final int O_RDONLY_DIRECTORY = 0200000;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int PATH_BYTES = 4096;
    private static final int BLOCK_BYTES = 16 * 1024;    // of a copy

    protected UnixNativeDispatcher() {}

    // Paths and results

    /// A path as the kernel has it: one char for one byte.
    static String path(UnixPath path) {
        return text(path.getByteArrayForSysCalls());
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    static long check(Result result) throws UnixException {
        if (result.isError()) {
            throw new UnixException(result.errno());
        }
        return result.value();
    }

    private static UnixException unsupported() {
        return new UnixException(Errno.EOPNOTSUPP.number());
    }

    static byte[] strerror(int errno) {
        return ErrorTexts.of(errno).getBytes(StandardCharsets.ISO_8859_1);
    }

    // What there is

    static boolean openatSupported() {
        return false;
    }

    static boolean birthtimeSupported() {
        return true;
    }

    static boolean xattrSupported() {
        return false;
    }

    static boolean fchmodatNoFollowSupported() {
        return false;
    }

    static byte[] getcwd() {
        return new byte[] {'/'};
    }

    // Open files

    static int open(UnixPath path, int flags, int mode) throws UnixException {
        return (int) check(Host.files().open(path(path), flags, mode));
    }

    static void close(int fd) throws UnixException {
        check(Host.files().close(fd));
    }

    static <X extends Throwable> void close(int fd, Function<UnixException, X> asThrowable) throws X {
        try {
            close(fd);
        } catch (UnixException failed) {
            X wanted = asThrowable.apply(failed);
            if (wanted != null) {
                throw wanted;
            }
        }
    }

    static int dup(int fd) throws UnixException {
        throw unsupported();
    }

    static int openat(int directory, byte[] name, int flags, int mode) throws UnixException {
        throw unsupported();
    }

    // Names

    static void link(UnixPath existing, UnixPath link) throws UnixException {
        check(Host.files().link(path(existing), path(link)));
    }

    static void symlink(byte[] target, UnixPath link) throws UnixException {
        check(Host.files().symbolicLink(text(target), path(link)));
    }

    static void unlink(UnixPath path) throws UnixException {
        check(Host.files().unlink(path(path)));
    }

    static void unlinkat(int directory, byte[] name, int flags) throws UnixException {
        throw unsupported();
    }

    static void mknod(UnixPath path, int mode, long device) throws UnixException {
        check(Host.files().makeNode(path(path), mode, device));
    }

    static void rename(UnixPath from, UnixPath to) throws UnixException {
        check(Host.files().rename(path(from), path(to)));
    }

    static void renameat(int fromDirectory, byte[] from, int toDirectory, byte[] to) throws UnixException {
        throw unsupported();
    }

    static void mkdir(UnixPath path, int mode) throws UnixException {
        check(Host.files().makeDirectory(path(path), mode));
    }

    static void rmdir(UnixPath path) throws UnixException {
        check(Host.files().removeDirectory(path(path)));
    }

    static byte[] readlink(UnixPath path) throws UnixException {
        byte[] target = new byte[PATH_BYTES];
        return copy(target, check(Host.files().readLink(path(path), Host.elements(target, 0, PATH_BYTES))));
    }

    static byte[] realpath(UnixPath path) throws UnixException {
        byte[] real = new byte[PATH_BYTES];
        return copy(real, check(Host.files().realPath(path(path), Host.elements(real, 0, PATH_BYTES))));
    }

    private static byte[] copy(byte[] from, long length) {
        byte[] bytes = new byte[(int) length];
        System.arraycopy(from, 0, bytes, 0, bytes.length);
        return bytes;
    }

    // Attributes

    static void stat(UnixPath path, UnixFileAttributes into) throws UnixException {
        check(status(path, true, into));
    }

    /// The errno, 0 if all is well.
    static int stat2(UnixPath path, UnixFileAttributes into) {
        return status(path, true, into).errno();
    }

    static void lstat(UnixPath path, UnixFileAttributes into) throws UnixException {
        check(status(path, false, into));
    }

    private static Result status(UnixPath path, boolean follows, UnixFileAttributes into) {
        FileFacts facts = new FileFacts();
        Result told = Host.files().status(path(path), follows, facts);
        if (!told.isError()) {
            Attributes.fill(into, facts);
        }
        return told;
    }

    static void fstat(int fd, UnixFileAttributes into) throws UnixException {
        FileFacts facts = new FileFacts();
        check(Host.files().status(fd, facts));
        Attributes.fill(into, facts);
    }

    static void fstatat(int directory, byte[] name, int flags, UnixFileAttributes into) throws UnixException {
        throw unsupported();
    }

    static int access(UnixPath path, int mode) {
        return Host.files().access(path(path), mode).errno();
    }

    static void chmod(UnixPath path, int mode) throws UnixException {
        check(Host.files().changeMode(path(path), mode));
    }

    static void fchmod(int fd, int mode) throws UnixException {
        check(Host.files().changeMode(fd, mode));
    }

    static void fchmodat(int directory, UnixPath path, int mode, int flags) throws UnixException {
        throw unsupported();
    }

    static void chown(UnixPath path, int uid, int gid) throws UnixException {
        check(Host.files().changeOwner(path(path), true, uid, gid));
    }

    static void lchown(UnixPath path, int uid, int gid) throws UnixException {
        check(Host.files().changeOwner(path(path), false, uid, gid));
    }

    static void fchown(int fd, int uid, int gid) throws UnixException {
        check(Host.files().changeOwner(fd, uid, gid));
    }

    static void futimens(int fd, long accessNanos, long modificationNanos) throws UnixException {
        check(Host.files().changeTimes(fd, accessNanos, modificationNanos));
    }

    static void utimensat(int directory, UnixPath path, long accessNanos, long modificationNanos, int flags) throws UnixException {
        check(Host.files().changeTimes(path(path), flags != AT_SYMLINK_NOFOLLOW, accessNanos, modificationNanos));
    }

    static void statvfs(UnixPath path, UnixFileStoreAttributes into) throws UnixException {
        SpaceFacts facts = new SpaceFacts();
        check(Host.files().space(path(path), facts));
        Attributes.fill(into, facts);
    }

    // Extended attributes

    static int fgetxattr(int fd, byte[] name, long value, int length) throws UnixException {
        throw unsupported();
    }

    static void fsetxattr(int fd, byte[] name, long value, int length) throws UnixException {
        throw unsupported();
    }

    static void fremovexattr(int fd, byte[] name) throws UnixException {
        throw unsupported();
    }

    static int flistxattr(int fd, long list, int length) throws UnixException {
        throw unsupported();
    }

    // Directories. A handle is the descriptor; what was read and not yet given out is kept beside it.

    static long opendir(UnixPath path) throws UnixException {
        return OpenDirectory.add((int) check(Host.files().open(path(path), O_RDONLY_DIRECTORY, 0)));
    }

    static long fdopendir(int fd) throws UnixException {
        return OpenDirectory.add(fd);
    }

    static void closedir(long handle) throws UnixException {
        check(Host.files().close(OpenDirectory.remove(handle)));
    }

    /// The next name; null at the end.
    static byte[] readdir(long handle) throws UnixException {
        return OpenDirectory.of(handle).next();
    }

    // Users: root alone, and numbers.

    static byte[] getpwuid(int uid) throws UnixException {
        return uid == 0 ? new byte[] {'r', 'o', 'o', 't'} : null;
    }

    static byte[] getgrgid(int gid) throws UnixException {
        return getpwuid(gid);
    }

    static int getpwnam(String name) throws UnixException {
        return name.equals("root") ? 0 : -1;
    }

    static int getgrnam(String name) throws UnixException {
        return getpwnam(name);
    }

    // The table of mounts, for LinuxNativeDispatcher.

    static void rewind(long table) throws UnixException {}

    static int getlinelen(long table) throws UnixException {
        return -1;
    }

    /// Copies what is left of one open file to another.
    static void copyFile(int to, int from) throws UnixException {
        FileService files = Host.files();
        byte[] block = new byte[BLOCK_BYTES];
        long count = check(files.read(from, Host.elements(block, 0, BLOCK_BYTES), BLOCK_BYTES));
        while (count > 0) {
            long done = 0;
            while (done < count) {
                done += check(files.write(to, Host.elements(block, (int) done, (int) (count - done)), count - done));
            }
            count = check(files.read(from, Host.elements(block, 0, BLOCK_BYTES), BLOCK_BYTES));
        }
    }
}
