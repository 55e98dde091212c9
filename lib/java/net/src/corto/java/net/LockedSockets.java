// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINPROGRESS;
import static corto.lang.Errno.EINTR;

import corto.fs.epoll.Epoll;
import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.ipv6.Ipv6;
import corto.runtime.SocketName;
import corto.runtime.SocketService;
import corto.sched.api.KernelLock;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;

/// The socket service as the program calls it: from any thread, each operation under the kernel lock, waiting where the socket blocks.
///
/// Whoever waits looks the descriptor up again afterwards: another thread may have interrupted it. A descriptor that stands for no socket is an [AbsentFile].
public final class LockedSockets implements SocketService {
    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;

    private static final Descriptors TABLE = new Descriptors(0);

    @Override
    public boolean hasIpv6() {
        return Ipv6.SELECTED;
    }

    private static SocketFile socket(int fd) {
        return TABLE.get(fd) instanceof SocketFile socket ? socket : AbsentFile.NONE;
    }

    // Opening and closing

    @Override
    public Result open(boolean isStream, boolean isIpv6) {
        KernelLock.acquire();
        try {
            return TABLE.add(InetFile.open(isStream, isIpv6));
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result close(int fd) {
        KernelLock.acquire();
        try {
            return TABLE.close(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result interrupt(int fd) {
        KernelLock.acquire();
        try {
            return TABLE.replace(fd, AbsentFile.INTERRUPTED);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result setBlocking(int fd, boolean blocks) {
        KernelLock.acquire();
        try {
            OpenFile file = TABLE.get(fd);
            if (file == null) {
                return Result.error(EBADF);
            }
            if (file != AbsentFile.INTERRUPTED) {
                file.setFlags(blocks ? 0 : OpenFlags.O_NONBLOCK);
            }
            return Result.of(0);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result openPipe() {
        KernelLock.acquire();
        try {
            return PipeFile.open(TABLE);
        } finally {
            KernelLock.release();
        }
    }

    // Names and connections

    @Override
    public Result bind(int fd, SocketName name) {
        KernelLock.acquire();
        try {
            return socket(fd).bind(name);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result listen(int fd, int backlog) {
        KernelLock.acquire();
        try {
            return socket(fd).listen(backlog);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result connect(int fd, SocketName name) {
        KernelLock.acquire();
        try {
            SocketFile socket = socket(fd);
            Result result = socket.connect(name);
            if (!is(result, EINPROGRESS) || socket.isNonBlocking()) {
                return result;
            }
            while ((socket.readiness() & (Readiness.OUT | Readiness.ALWAYS)) == 0) {
                Waiting.await(socket, Readiness.OUT, TimerQueue.NEVER);
                if (TABLE.get(fd) != socket) {
                    return Result.error(EINTR);
                }
            }
            return socket.pendingError();
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result takeError(int fd) {
        KernelLock.acquire();
        try {
            return socket(fd).pendingError();
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result disconnect(int fd) {
        KernelLock.acquire();
        try {
            return socket(fd).disconnect();
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result accept(int fd) {
        KernelLock.acquire();
        try {
            while (true) {
                SocketFile socket = socket(fd);
                Result result = socket.accept(TABLE);
                if (!mustWait(result, socket)) {
                    return result;
                }
                Waiting.await(socket, Readiness.IN, TimerQueue.NEVER);
            }
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result shutdown(int fd, int how) {
        KernelLock.acquire();
        try {
            return socket(fd).shutdown(how != SHUT_WR, how != SHUT_RD);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result localName(int fd, SocketName into) {
        KernelLock.acquire();
        try {
            return socket(fd).localName(into);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result remoteName(int fd, SocketName into) {
        KernelLock.acquire();
        try {
            return socket(fd).remoteName(into);
        } finally {
            KernelLock.release();
        }
    }

    // Data

    @Override
    public Result receive(int fd, Address to, long lengthBytes, SocketName sender) {
        KernelLock.acquire();
        try {
            while (true) {
                SocketFile socket = socket(fd);
                Result result = socket.receive(to, lengthBytes, sender);
                if (!mustWait(result, socket)) {
                    return result;
                }
                Waiting.await(socket, Readiness.IN, TimerQueue.NEVER);
            }
        } finally {
            KernelLock.release();
        }
    }

    /// All of it, unless the descriptor does not block.
    @Override
    public Result send(int fd, Address from, long lengthBytes, SocketName destination) {
        KernelLock.acquire();
        try {
            long done = 0;
            while (true) {
                SocketFile socket = socket(fd);
                Result result = socket.send(from.plus(done), lengthBytes - done, destination);
                done += result.isError() ? 0 : result.value();
                if (done == lengthBytes || socket.isNonBlocking() || result.isError() && !mustWait(result, socket)) {
                    return done > 0 ? Result.of(done) : result;
                }
                Waiting.await(socket, Readiness.OUT, TimerQueue.NEVER);
            }
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result sendUrgent(int fd, Address from) {
        KernelLock.acquire();
        try {
            while (true) {
                SocketFile socket = socket(fd);
                Result result = socket.sendUrgent(from);
                if (!mustWait(result, socket)) {
                    return result;
                }
                Waiting.await(socket, Readiness.OUT, TimerQueue.NEVER);
            }
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result available(int fd) {
        KernelLock.acquire();
        try {
            OpenFile file = TABLE.get(fd);
            return file == null ? Result.error(EBADF) : file.available();
        } finally {
            KernelLock.release();
        }
    }

    // Options

    @Override
    public Result option(int fd, int level, int option) {
        KernelLock.acquire();
        try {
            return socket(fd).option(level, option);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result setOption(int fd, int level, int option, int value) {
        KernelLock.acquire();
        try {
            return socket(fd).setOption(level, option, value);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result changeGroup(int fd, int change, SocketName group, SocketName link, SocketName source) {
        KernelLock.acquire();
        try {
            return socket(fd).changeGroup(change, group, link, source);
        } finally {
            KernelLock.release();
        }
    }

    // Waiting

    @Override
    public Result poll(int fd, int events, long timeoutNanos, boolean interruptible) {
        KernelLock.acquire();
        try {
            return Waiting.poll(TABLE, fd, events, timeoutNanos, interruptible);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result openEpoll() {
        KernelLock.acquire();
        try {
            return TABLE.add(new Epoll(0));
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result control(int epoll, int operation, int fd, int events) {
        KernelLock.acquire();
        try {
            return Waiting.control(TABLE, epoll, operation, fd, events);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result wait(int epoll, Address to, int most, long timeoutNanos) {
        KernelLock.acquire();
        try {
            return Waiting.collect(TABLE, epoll, to, most, timeoutNanos);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result openEvent() {
        KernelLock.acquire();
        try {
            return TABLE.add(new EventCounter(0, false, OpenFlags.O_NONBLOCK));
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result setEvent(int fd, boolean isReady) {
        KernelLock.acquire();
        try {
            return Waiting.setEvent(TABLE, fd, isReady);
        } finally {
            KernelLock.release();
        }
    }

    // Hosts and interfaces

    @Override
    public Result lookUp(String host, long[] into) {
        return Names.lookUp(host, into);
    }

    @Override
    public String nameOf(long high, long low) {
        return Names.nameOf(high, low);
    }

    @Override
    public Result interfaceAddress(int index, int place, SocketName into) {
        KernelLock.acquire();
        try {
            return Interfaces.address(index, place, into);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result interfaceFacts(int index) {
        KernelLock.acquire();
        try {
            return Interfaces.facts(index);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result interfaceNames(int index, Address to) {
        KernelLock.acquire();
        try {
            return Interfaces.names(index, to);
        } finally {
            KernelLock.release();
        }
    }

    private static boolean mustWait(Result result, SocketFile socket) {
        return is(result, EAGAIN) && !socket.isNonBlocking();
    }

    private static boolean is(Result result, Errno errno) {
        return result.isError() && result.errno() == errno.number();
    }
}
