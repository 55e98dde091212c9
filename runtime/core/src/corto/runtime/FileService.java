// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.OptionalProvider;
import corto.lang.Result;

/// The files of a Java program: what java.io and java.nio.file need of a kernel. An image without a provider refuses programs that reach files.
///
/// Operations, flags and errors are those of Linux's system calls of the same names. Paths are strings with one char for one byte; a relative one
/// starts at the root. Memory that is handed over must be there and stay there: objects do not move. Any thread may call; an operation may wait
/// for a disk.
@OptionalProvider
public interface FileService {
    /// open(2): a file descriptor, which is above 2.
    Result open(String path, int flags, int mode);

    Result close(int fd);

    /// read(2); with a console, at least one byte or the end.
    Result read(int fd, Address to, long lengthBytes);

    Result write(int fd, Address from, long lengthBytes);

    /// pread(2).
    Result readAt(int fd, Address to, long lengthBytes, long offset);

    /// pwrite(2). Appends where O_APPEND was asked for.
    Result writeAt(int fd, Address from, long lengthBytes, long offset);

    /// lseek(2): the new position.
    Result seek(int fd, long offset, int whence);

    /// FIONREAD of ioctl(2): bytes that can be read at once.
    Result available(int fd);

    /// ftruncate(2).
    Result truncate(int fd, long sizeBytes);

    /// fsync(2).
    Result sync(int fd);

    /// fstat(2).
    Result status(int fd, FileFacts into);

    /// stat(2); without `follows` lstat(2).
    Result status(String path, boolean follows, FileFacts into);

    /// statvfs(2).
    Result space(String path, SpaceFacts into);

    /// access(2).
    Result access(String path, int mode);

    /// Writes names of entries of an open directory from its position on, each followed by a zero: the number of bytes, 0 at the end. `lengthBytes` is at least 512.
    Result entries(int fd, Address into, long lengthBytes);

    Result makeDirectory(String path, int mode);

    /// mknod(2).
    Result makeNode(String path, int mode, long device);

    Result removeDirectory(String path);

    Result unlink(String path);

    Result rename(String path, String newPath);

    /// link(2): a symbolic link itself gets the name.
    Result link(String path, String newPath);

    Result symbolicLink(String target, String path);

    /// readlink(2): writes the target, at most 4095 bytes, without a zero, and gives its length.
    Result readLink(String path, Address into);

    /// realpath(3), into 4096 bytes: the length.
    Result realPath(String path, Address into);

    Result changeMode(String path, int mode);

    Result changeMode(int fd, int mode);

    /// chown(2), without `follows` lchown(2).
    Result changeOwner(String path, boolean follows, int uid, int gid);

    Result changeOwner(int fd, int uid, int gid);

    /// utimensat(2), in nanoseconds since 1970.
    Result changeTimes(String path, boolean follows, long accessNanos, long modificationNanos);

    Result changeTimes(int fd, long accessNanos, long modificationNanos);

    /// The mount with this index, in the order of mounting, into 4096 bytes: source, place, type and options, each followed by a zero. The length;
    /// 0 if there are not so many.
    Result mount(int index, Address into);

    /// sync(2), also before the machine stops.
    Result syncAll();
}
