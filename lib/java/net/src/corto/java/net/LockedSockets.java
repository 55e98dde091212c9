// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINPROGRESS;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOTCONN;

import corto.fs.epoll.Epoll;
import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.net.ipv4.Ipv4Interface;
import corto.net.kernel.Network;
import corto.runtime.SocketService;
import corto.sched.api.KernelLock;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;

/// The socket service as the program calls it: from any thread, each operation under the kernel lock, waiting where the socket blocks.
///
/// Whoever waits looks the descriptor up again afterwards: another thread may have interrupted it.
public final class LockedSockets implements SocketService {
    private static final int SHUT_RD = 0;
    private static final int SHUT_WR = 1;
    private static final int SHUT_RDWR = 2;

    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;

    private static final int NAME_BYTES = 6;
    private static final int FACTS_MTU = 6;              // bits
    private static final int FACTS_FLAGS = 32;

    private static final Descriptors TABLE = new Descriptors();
    private static final OpenFile INTERRUPTED = new InterruptedFile();

    // Opening and closing

    @Override
    public Result open(boolean isStream) {
        KernelLock.acquire();
        try {
            return TABLE.add(isStream ? new StreamFile(Network.stack().openTcp()) : new DatagramFile(Network.stack().openUdp()));
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
            return TABLE.replace(fd, INTERRUPTED);
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
            if (file != INTERRUPTED) {
                file.setFlags(blocks ? 0 : OpenFlags.O_NONBLOCK);
            }
            return Result.of(0);
        } finally {
            KernelLock.release();
        }
    }

    // Names and connections

    @Override
    public Result bind(int fd, int address, int port) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.bind(address, port) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result listen(int fd, int backlog) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.listen(backlog) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result connect(int fd, int address, int port) {
        KernelLock.acquire();
        try {
            if (!(TABLE.get(fd) instanceof SocketFile socket)) {
                return notThere(fd);
            }
            Result result = socket.connect(address, port);
            if (!is(result, EINPROGRESS) || socket.isNonBlocking()) {
                return result;
            }
            while ((socket.readiness() & (Readiness.OUT | Readiness.ALWAYS)) == 0) {
                await(socket, Readiness.OUT, TimerQueue.NEVER);
                if (TABLE.get(fd) != socket) {
                    return Result.error(EINTR);
                }
            }
            return connected(socket);
        } finally {
            KernelLock.release();
        }
    }

    private static Result connected(SocketFile socket) {
        Errno error = socket.takeError();
        if (error != null) {
            return Result.error(error);
        }
        socket.connectionIsKnown();
        return Result.of(0);
    }

    @Override
    public Result takeError(int fd) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? connected(socket) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result disconnect(int fd) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.disconnect() : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result accept(int fd) {
        KernelLock.acquire();
        try {
            while (TABLE.get(fd) instanceof SocketFile socket) {
                if (!socket.isListening()) {
                    return Result.error(EINVAL);
                }
                SocketFile accepted = socket.accept();
                if (accepted != null) {
                    return TABLE.add(accepted);
                }
                if (socket.isNonBlocking()) {
                    return Result.error(EAGAIN);
                }
                await(socket, Readiness.IN, TimerQueue.NEVER);
            }
            return notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result shutdown(int fd, int how) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.shutdown(how != SHUT_WR, how != SHUT_RD) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result localName(int fd) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? Result.of(socket.localName()) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result remoteName(int fd) {
        KernelLock.acquire();
        try {
            if (!(TABLE.get(fd) instanceof SocketFile socket)) {
                return notThere(fd);
            }
            long name = socket.remoteName();
            return name == 0 ? Result.error(ENOTCONN) : Result.of(name);
        } finally {
            KernelLock.release();
        }
    }

    // Data

    @Override
    public Result read(int fd, Address to, long lengthBytes) {
        KernelLock.acquire();
        try {
            while (TABLE.get(fd) instanceof SocketFile socket) {
                Result result = socket.receive(to, lengthBytes);
                if (!is(result, EAGAIN) || socket.isNonBlocking()) {
                    return result;
                }
                await(socket, Readiness.IN, TimerQueue.NEVER);
            }
            return notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result write(int fd, Address from, long lengthBytes) {
        KernelLock.acquire();
        try {
            while (TABLE.get(fd) instanceof SocketFile socket) {
                Result result = socket.send(from, lengthBytes);
                if (!is(result, EAGAIN) || socket.isNonBlocking()) {
                    return result;
                }
                await(socket, Readiness.OUT, TimerQueue.NEVER);
            }
            return notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result receive(int fd, Address to, long lengthBytes, Address sender) {
        KernelLock.acquire();
        try {
            while (TABLE.get(fd) instanceof SocketFile socket) {
                Result result = socket.receive(to, lengthBytes, sender);
                if (!is(result, EAGAIN) || socket.isNonBlocking()) {
                    return result;
                }
                await(socket, Readiness.IN, TimerQueue.NEVER);
            }
            return notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result send(int fd, Address from, long lengthBytes, int address, int port) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.send(from, lengthBytes, address, port) : notThere(fd);
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
            return TABLE.get(fd) instanceof SocketFile socket ? socket.option(level, option) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result setOption(int fd, int level, int option, int value) {
        KernelLock.acquire();
        try {
            return TABLE.get(fd) instanceof SocketFile socket ? socket.setOption(level, option, value) : notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    // Waiting

    @Override
    public Result poll(int fd, int events, long timeoutNanos, boolean interruptible) {
        KernelLock.acquire();
        try {
            long deadline = deadline(timeoutNanos);
            for (OpenFile file = TABLE.get(fd); file != null && file != INTERRUPTED; file = TABLE.get(fd)) {
                int ready = file.readiness() & (events | Readiness.ALWAYS);
                if (ready != 0) {
                    return Result.of(ready);
                }
                if (interruptible && Thread.currentThread().isInterrupted()) {
                    return Result.error(EINTR);
                }
                if (deadline != TimerQueue.NEVER && Timers.nowNanos() >= deadline) {
                    return Result.of(0);
                }
                await(file, events, deadline);
            }
            return notThere(fd);
        } finally {
            KernelLock.release();
        }
    }

    /// Parks until the file may be ready for `events`, is closed, or `deadline` has come; perhaps sooner.
    static void await(OpenFile file, int events, long deadline) {
        ThreadWatch watch = new ThreadWatch(events);
        file.watches().add(watch);
        Scheduler.parkUntil(deadline);
        file.watches().remove(watch);
    }

    private static long deadline(long timeoutNanos) {
        if (timeoutNanos < 0) {
            return TimerQueue.NEVER;
        }
        long deadline = Timers.nowNanos() + timeoutNanos;
        return deadline < 0 ? TimerQueue.NEVER : deadline;
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
            OpenFile file = TABLE.get(fd);
            if (!(TABLE.get(epoll) instanceof Epoll watching) || file == null || file == INTERRUPTED) {
                return Result.error(EBADF);
            }
            return switch (operation) {
                case EPOLL_CTL_ADD -> watching.add(file, fd, events, fd);
                case EPOLL_CTL_MOD -> watching.modify(file, fd, events, fd);
                case EPOLL_CTL_DEL -> watching.remove(file, fd);
                default -> Result.error(EINVAL);
            };
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result wait(int epoll, Address to, int most, long timeoutNanos) {
        KernelLock.acquire();
        try {
            long deadline = deadline(timeoutNanos);
            while (TABLE.get(epoll) instanceof Epoll watching) {
                int count = watching.collect(to, most);
                if (count != 0 || timeoutNanos == 0 || deadline != TimerQueue.NEVER && Timers.nowNanos() >= deadline) {
                    return Result.of(count);
                }
                await(watching, Readiness.IN, deadline);
            }
            return Result.error(EBADF);
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
            if (!(TABLE.get(fd) instanceof EventCounter event)) {
                return Result.error(EBADF);
            }
            long[] one = {1};
            Address number = ObjectAddress.elements(one);
            return isReady ? event.write(number, Long.BYTES) : event.read(number, Long.BYTES);
        } finally {
            KernelLock.release();
        }
    }

    // Names and interfaces

    @Override
    public Result lookUp(String host, int[] into) {
        return Names.lookUp(host, into);
    }

    @Override
    public String nameOf(int address) {
        return Names.nameOf(address);
    }

    @Override
    public Result interfaceAddress(int index) {
        KernelLock.acquire();
        try {
            Ipv4Interface found = interfaceAt(index);
            return found == null ? Result.error(ENODEV) : Result.of(Integer.toUnsignedLong(found.address()));
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result interfaceFacts(int index) {
        KernelLock.acquire();
        try {
            Ipv4Interface found = interfaceAt(index);
            if (found == null) {
                return Result.error(ENODEV);
            }
            long flags = (found.isLinkUp() ? INTERFACE_UP : 0) | (found.isLoopback() ? INTERFACE_LOOPBACK : 0);
            return Result.of(flags << FACTS_FLAGS | (long) found.mtu() << FACTS_MTU | found.prefixLength());
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public Result interfaceNames(int index, Address to) {
        KernelLock.acquire();
        try {
            Ipv4Interface found = interfaceAt(index);
            if (found == null) {
                return Result.error(ENODEV);
            }
            String name = found.name();
            for (int i = 0; i < NAME_BYTES; i++) {
                to.storeByte(i, (byte) (i < name.length() ? name.charAt(i) : 0));
                to.storeByte(NAME_BYTES + i, (byte) (found.hardwareAddress() >>> Byte.SIZE * (NAME_BYTES - 1 - i)));
            }
            return Result.of(0);
        } finally {
            KernelLock.release();
        }
    }

    private static Ipv4Interface interfaceAt(int index) {
        return index < 1 || index > Network.stack().ipv4().interfaceCount() ? null : Network.stack().ipv4().interfaceAt(index - 1);
    }

    /// Why a descriptor is no socket.
    private static Result notThere(int fd) {
        return Result.error(TABLE.get(fd) == INTERRUPTED ? EINTR : EBADF);
    }

    private static boolean is(Result result, Errno errno) {
        return result.isError() && result.errno() == errno.number();
    }
}
