// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import corto.lang.Address;
import corto.lang.Result;
import corto.runtime.FileFacts;
import corto.runtime.FileService;
import corto.runtime.SpaceFacts;
import corto.runtime.Threads;

/// The file service as the program calls it: from any thread, each operation under the kernel lock. What it does is in `VfsFiles`.
public final class LockedFiles implements FileService {
    private static final VfsFiles FILES = new VfsFiles();

    @Override
    public Result open(String path, int flags, int mode) {
        lock();
        try {
            return FILES.open(path, flags, mode);
        } finally {
            unlock();
        }
    }

    @Override
    public Result close(int fd) {
        lock();
        try {
            return FILES.close(fd);
        } finally {
            unlock();
        }
    }

    @Override
    public Result read(int fd, Address to, long lengthBytes) {
        lock();
        try {
            return FILES.read(fd, to, lengthBytes);
        } finally {
            unlock();
        }
    }

    @Override
    public Result write(int fd, Address from, long lengthBytes) {
        lock();
        try {
            return FILES.write(fd, from, lengthBytes);
        } finally {
            unlock();
        }
    }

    @Override
    public Result readAt(int fd, Address to, long lengthBytes, long offset) {
        lock();
        try {
            return FILES.readAt(fd, to, lengthBytes, offset);
        } finally {
            unlock();
        }
    }

    @Override
    public Result writeAt(int fd, Address from, long lengthBytes, long offset) {
        lock();
        try {
            return FILES.writeAt(fd, from, lengthBytes, offset);
        } finally {
            unlock();
        }
    }

    @Override
    public Result seek(int fd, long offset, int whence) {
        lock();
        try {
            return FILES.seek(fd, offset, whence);
        } finally {
            unlock();
        }
    }

    @Override
    public Result available(int fd) {
        lock();
        try {
            return FILES.available(fd);
        } finally {
            unlock();
        }
    }

    @Override
    public Result truncate(int fd, long sizeBytes) {
        lock();
        try {
            return FILES.truncate(fd, sizeBytes);
        } finally {
            unlock();
        }
    }

    @Override
    public Result sync(int fd) {
        lock();
        try {
            return FILES.sync(fd);
        } finally {
            unlock();
        }
    }

    @Override
    public Result status(int fd, FileFacts into) {
        lock();
        try {
            return FILES.status(fd, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result status(String path, boolean follows, FileFacts into) {
        lock();
        try {
            return FILES.status(path, follows, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result space(String path, SpaceFacts into) {
        lock();
        try {
            return FILES.space(path, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result access(String path, int mode) {
        lock();
        try {
            return FILES.access(path, mode);
        } finally {
            unlock();
        }
    }

    @Override
    public Result entries(int fd, Address into, long lengthBytes) {
        lock();
        try {
            return FILES.entries(fd, into, lengthBytes);
        } finally {
            unlock();
        }
    }

    @Override
    public Result makeDirectory(String path, int mode) {
        lock();
        try {
            return FILES.makeDirectory(path, mode);
        } finally {
            unlock();
        }
    }

    @Override
    public Result makeNode(String path, int mode, long device) {
        lock();
        try {
            return FILES.makeNode(path, mode, device);
        } finally {
            unlock();
        }
    }

    @Override
    public Result removeDirectory(String path) {
        lock();
        try {
            return FILES.removeDirectory(path);
        } finally {
            unlock();
        }
    }

    @Override
    public Result unlink(String path) {
        lock();
        try {
            return FILES.unlink(path);
        } finally {
            unlock();
        }
    }

    @Override
    public Result rename(String path, String newPath) {
        lock();
        try {
            return FILES.rename(path, newPath);
        } finally {
            unlock();
        }
    }

    @Override
    public Result link(String path, String newPath) {
        lock();
        try {
            return FILES.link(path, newPath);
        } finally {
            unlock();
        }
    }

    @Override
    public Result symbolicLink(String target, String path) {
        lock();
        try {
            return FILES.symbolicLink(target, path);
        } finally {
            unlock();
        }
    }

    @Override
    public Result readLink(String path, Address into) {
        lock();
        try {
            return FILES.readLink(path, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result realPath(String path, Address into) {
        lock();
        try {
            return FILES.realPath(path, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeMode(String path, int mode) {
        lock();
        try {
            return FILES.changeMode(path, mode);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeMode(int fd, int mode) {
        lock();
        try {
            return FILES.changeMode(fd, mode);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeOwner(String path, boolean follows, int uid, int gid) {
        lock();
        try {
            return FILES.changeOwner(path, follows, uid, gid);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeOwner(int fd, int uid, int gid) {
        lock();
        try {
            return FILES.changeOwner(fd, uid, gid);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeTimes(String path, boolean follows, long accessNanos, long modificationNanos) {
        lock();
        try {
            return FILES.changeTimes(path, follows, accessNanos, modificationNanos);
        } finally {
            unlock();
        }
    }

    @Override
    public Result changeTimes(int fd, long accessNanos, long modificationNanos) {
        lock();
        try {
            return FILES.changeTimes(fd, accessNanos, modificationNanos);
        } finally {
            unlock();
        }
    }

    @Override
    public Result mount(int index, Address into) {
        lock();
        try {
            return FILES.mount(index, into);
        } finally {
            unlock();
        }
    }

    @Override
    public Result syncAll() {
        lock();
        try {
            return FILES.syncAll();
        } finally {
            unlock();
        }
    }

    private static void lock() {
        if (Threads.PRESENT) {
            Threads.lock();
        }
    }

    private static void unlock() {
        if (Threads.PRESENT) {
            Threads.unlock();
        }
    }
}
