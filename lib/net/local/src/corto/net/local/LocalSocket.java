// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.ECONNRESET;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EPIPE;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// A connected stream socket, one of two (unix(7); Linux 6.12 net/unix/af_unix.c).
public final class LocalSocket {
    private final ByteQueue received;
    private final WatchList watches = new WatchList();
    private LocalSocket peer;                        // null when that is closed
    private boolean isReadOver;                      // nothing more will come
    private boolean isWriteOver;
    private Errno error;                             // told once; null: none

    private LocalSocket(FrameAllocator frames) {
        received = new ByteQueue(frames);
    }

    /// One of two sockets that are connected; `peer` gives the other.
    public static LocalSocket newPair(FrameAllocator frames) {
        LocalSocket one = new LocalSocket(frames);
        LocalSocket other = new LocalSocket(frames);
        one.peer = other;
        other.peer = one;
        return one;
    }

    /// The other socket; null when it is closed.
    public LocalSocket peer() {
        return peer;
    }

    public WatchList watches() {
        return watches;
    }

    /// Sends as many bytes as there is room for. EAGAIN without room, EPIPE when the peer reads no more, ENOMEM without memory.
    public Result send(Address from, long lengthBytes) {
        if (error != null) {
            return Result.error(takeError());
        }
        if (isWriteOver) {
            return Result.error(EPIPE);
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (peer.received.roomBytes() == 0) {
            return Result.error(EAGAIN);
        }
        long sent = peer.received.put(from, lengthBytes);
        if (sent == 0) {
            return Result.error(ENOMEM);
        }
        peer.watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return Result.of(sent);
    }

    /// Copies out up to `lengthBytes` bytes, which stay with `peek`. 0 at the end, EAGAIN when nothing is there, ECONNRESET when the peer was closed before it had read all.
    public Result receive(Address into, long lengthBytes, boolean peek) {
        if (received.availableBytes() == 0) {
            if (error != null) {
                return Result.error(takeError());
            }
            return isReadOver || lengthBytes == 0 ? Result.of(0) : Result.error(EAGAIN);
        }
        boolean wasFull = !hasRoom();
        long bytes = received.take(into, lengthBytes, peek);
        if (wasFull && hasRoom() && peer != null) {
            peer.watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
        return Result.of(bytes);
    }

    /// Room for a page: so a writer is not woken for every byte.
    private boolean hasRoom() {
        return received.roomBytes() >= Frames.BYTES;
    }

    /// Bytes that can be received at once.
    public long readable() {
        return received.availableBytes();
    }

    /// SO_ERROR; null if there is none.
    public Errno takeError() {
        Errno taken = error;
        error = null;
        return taken;
    }

    /// Ends directions, for the peer too: what this one writes no more, the other reads no more.
    public void shutdown(boolean read, boolean write) {
        end(read, write);
        if (peer != null) {
            peer.end(write, read);
        }
    }

    private void end(boolean read, boolean write) {
        isReadOver |= read;
        isWriteOver |= write;
        int ready = read ? Readiness.IN | Readiness.READ_NORMAL | Readiness.READ_HANG_UP : 0;
        watches.changed(ready | (write ? Readiness.OUT | Readiness.WRITE_NORMAL : 0) | (isReadOver && isWriteOver ? Readiness.HANG_UP : 0));
    }

    /// Ends both directions and frees what was not read. Once.
    public void close() {
        LocalSocket other = peer;
        if (other != null) {
            if (received.availableBytes() > 0) {
                other.error = ECONNRESET;
            }
            other.peer = null;
            peer = null;
            other.end(true, true);
        }
        isReadOver = true;
        isWriteOver = true;
        received.clear();
    }

    /// As Linux's unix_poll.
    public int readiness() {
        int ready = 0;
        if (error != null) {
            ready |= Readiness.ERROR;
        }
        if (isReadOver && isWriteOver) {
            ready |= Readiness.HANG_UP;
        }
        if (isReadOver) {
            ready |= Readiness.READ_HANG_UP | Readiness.IN | Readiness.READ_NORMAL;
        }
        if (received.availableBytes() > 0) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        if (peer == null || peer.hasRoom()) {
            ready |= Readiness.OUT | Readiness.WRITE_NORMAL;
        }
        return ready;
    }
}
