// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.tcp.TcpSocket;
import corto.sched.api.KernelLock;
import corto.sched.events.Readiness;

/// A TCP connection whose segments are read where they came and written where they leave.
public final class Stream {
    private final TcpSocket socket;
    private final ThreadWatch watch;
    private final Bytes received = new Bytes();
    private final Bytes room = new Bytes();

    /// Under the kernel lock.
    Stream(TcpSocket socket) {
        this.socket = socket;
        watch = new ThreadWatch(socket.watches());
        socket.options().setNoDelay(true);
    }

    /// Waits at most so long for bytes or the end: whether `receive` does not wait. IllegalArgumentException if the time is negative.
    public boolean await(long timeoutNanos) {
        ThreadWatch.check(timeoutNanos);
        KernelLock.acquire();
        long deadline = isSilent() ? ThreadWatch.deadline(timeoutNanos) : 0;
        boolean isInTime = true;
        while (isSilent() && isInTime) {
            isInTime = watch.await(deadline);
        }
        KernelLock.release();
        return isInTime;
    }

    private boolean isSilent() {
        return socket.readable() == 0 && (socket.readiness() & (Readiness.IN | Readiness.ALWAYS)) == 0;
    }

    /// Waits for bytes: those that lie together, at least one, until `consume`, which says how many of them the program is done with. Null when nothing more
    /// comes: the end, or an error.
    public Bytes receive() {
        KernelLock.acquire();
        while (isSilent()) {
            watch.await();
        }
        boolean hasBytes = socket.readable() > 0;
        if (hasBytes) {
            received.place(socket.inPlace(), socket.inPlaceLength());
        }
        KernelLock.release();
        return hasBytes ? received : null;
    }

    /// The bytes that are there; 0: `receive` would wait.
    public int available() {
        KernelLock.acquire();
        int available = socket.readable();
        KernelLock.release();
        return available;
    }

    /// The program is done with the first `count` bytes that `receive` gave, at most all of them. IndexOutOfBoundsException if it is negative.
    public void consume(int count) {
        if (count < 0) {
            throw new IndexOutOfBoundsException("fewer bytes than none");
        }
        KernelLock.acquire();
        received.place(Address.zero(), 0);
        socket.consume(Math.min(count, socket.readable()));
        KernelLock.release();
    }

    /// Waits for room in a segment, for `send`. Null when nothing can be sent any more.
    public Bytes reserve() {
        KernelLock.acquire();
        Address place = socket.reserve();
        while (place.isZero() && socket.isConnected() && (socket.readiness() & Readiness.ALWAYS) == 0) {
            watch.await();
            place = socket.reserve();
        }
        boolean hasRoom = !place.isZero();
        if (hasRoom) {
            room.place(place, socket.sendMss());
        }
        KernelLock.release();
        return hasRoom ? room : null;
    }

    /// Sends the first `count` bytes of what `reserve` gave, at least one. False if nothing can be sent any more.
    public boolean send(int count) {
        if (count < 1 || count > room.length()) {
            throw new IndexOutOfBoundsException("more than was reserved");
        }
        KernelLock.acquire();
        room.place(Address.zero(), 0);
        Result sent = socket.commit(count, false);
        KernelLock.release();
        return !sent.isError();
    }

    /// What was sent is delivered in the background.
    public void close() {
        KernelLock.acquire();
        socket.watches().remove(watch);
        socket.close();
        KernelLock.release();
    }
}
