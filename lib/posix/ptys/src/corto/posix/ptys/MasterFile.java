// SPDX-License-Identifier: Apache-2.0
package corto.posix.ptys;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EIO;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The master's side, opened by `/dev/ptmx`. With it the pair goes.
final class MasterFile extends OpenFile {
    // ioctl_tty(2)
    private static final int TIOCGPTN = 0x8004_5430;
    private static final int TIOCSPTLCK = 0x4004_5431;
    private static final int TIOCGPTLCK = 0x8004_5439;

    private final Inode inode;
    private final PseudoTerminal pair;
    private final OpenFile asSlave;                          // for requests that mean the terminal

    MasterFile(Inode inode, PseudoTerminal pair, int flags) {
        super(flags);
        this.inode = inode;
        this.pair = pair;
        asSlave = pair.terminal.openForRequests(inode, OpenFlags.O_RDWR);
        inode.opened();
    }

    @Override
    protected void closed() {
        asSlave.release();
        inode.closed();
        PseudoTerminals.masterClosed(pair);
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
        int count = pair.output.read(to, lengthBytes);
        if (count > 0) {
            pair.terminal.roomForOutput();
            return Result.of(count);
        }
        return Result.error(pair.isHungUp ? EIO : EAGAIN);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        long done = 0;
        while (done < lengthBytes && pair.terminal.takesMore()) {
            pair.terminal.received(from.plus(done), 1);
            done++;
        }
        return done > 0 || lengthBytes == 0 ? Result.of(done) : Result.error(EAGAIN);
    }

    @Override
    public Result available() {
        return Result.of(pair.output.count());
    }

    @Override
    public int readiness() {
        int ready = pair.terminal.takesMore() ? Readiness.OUT | Readiness.WRITE_NORMAL : 0;
        if (pair.output.count() > 0) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        return pair.isHungUp ? ready | Readiness.HANG_UP : ready;
    }

    @Override
    public WatchList watches() {
        return pair.masterWatches;
    }

    @Override
    public int argumentBytes(int request) {
        return switch (request) {
            case TIOCGPTN, TIOCSPTLCK, TIOCGPTLCK -> Integer.BYTES;
            default -> asSlave.argumentBytes(request);
        };
    }

    @Override
    public Result ioctl(int request, Address argument) {
        switch (request) {
            case TIOCGPTN -> argument.storeInt(0, pair.number);
            case TIOCSPTLCK -> pair.isLocked = argument.loadInt(0) != 0;
            case TIOCGPTLCK -> argument.storeInt(0, pair.isLocked ? 1 : 0);
            default -> {
                return asSlave.ioctl(request, argument);
            }
        }
        return Result.of(0);
    }
}
