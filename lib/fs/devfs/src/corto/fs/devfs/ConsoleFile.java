// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import static corto.lang.Errno.EAGAIN;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The console, opened, as a stream of bytes: no terminal. Where a user sits at one, `corto.fs.tty` takes its place.
final class ConsoleFile extends OpenFile {
    private final Inode inode;
    private final ConsoleDevice device;

    ConsoleFile(Inode inode, ConsoleDevice device, int flags) {
        super(flags);
        this.inode = inode;
        this.device = device;
        inode.opened();
    }

    @Override
    protected void closed() {
        inode.closed();
    }

    @Override
    public Inode inode() {
        return inode;
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        int count = device.read(to, lengthBytes);
        if (count == 0) {
            return Result.error(EAGAIN);
        }
        return Result.of(Math.max(count, 0));
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        device.write(from, lengthBytes);
        return Result.of(lengthBytes);
    }

    @Override
    public int readiness() {
        int writable = Readiness.OUT | Readiness.WRITE_NORMAL;
        return device.isReadable() ? writable | Readiness.IN | Readiness.READ_NORMAL : writable;
    }

    @Override
    public WatchList watches() {
        return device.watches();
    }
}
