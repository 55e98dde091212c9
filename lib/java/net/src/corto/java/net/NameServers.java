// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.net.dns.ServerLink;
import corto.net.ipv6.Ipv6;
import corto.runtime.SocketName;
import corto.sched.api.KernelLock;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;

/// The way of one look-up to the name servers: a socket for each question. The thread that asks waits; no other uses it.
final class NameServers implements ServerLink {
    private static final int PORT = 53;
    private static final int PREFIX_BYTES = 2;               // the length before a message over a connection (RFC 1035 §4.2.2)

    private InetFile socket;                                 // null: none is open

    @Override
    public boolean ask(long high, long low, byte[] question, int length, boolean isStream, long deadlineNanos) {
        KernelLock.acquire();
        try {
            socket = InetFile.open(isStream, Ipv6.SELECTED);
            SocketName server = new SocketName();
            server.set(high, low, 0, PORT);
            Result connected = socket.connect(server);
            if (!isStream) {
                return !connected.isError() && !socket.send(ObjectAddress.elements(question), length, null).isError();
            }
            while ((socket.readiness() & (Readiness.OUT | Readiness.ALWAYS)) == 0) {
                if (!awaitUntil(Readiness.OUT, deadlineNanos)) {
                    return false;
                }
            }
            byte[] whole = new byte[PREFIX_BYTES + length];
            whole[0] = (byte) (length >>> Byte.SIZE);
            whole[1] = (byte) length;
            System.arraycopy(question, 0, whole, PREFIX_BYTES, length);
            return !socket.pendingError().isError() && socket.send(ObjectAddress.elements(whole), whole.length, null).bits() == whole.length;
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public int answer(byte[] into, long deadlineNanos) {
        KernelLock.acquire();
        try {
            if (socket instanceof DatagramFile) {
                return receive(ObjectAddress.elements(into), into.length, deadlineNanos);
            }
            byte[] prefix = new byte[PREFIX_BYTES];
            if (!receiveAll(prefix, PREFIX_BYTES, deadlineNanos)) {
                return -1;
            }
            int length = (prefix[0] & 0xFF) << Byte.SIZE | prefix[1] & 0xFF;
            return length <= into.length && receiveAll(into, length, deadlineNanos) ? length : -1;
        } finally {
            KernelLock.release();
        }
    }

    private boolean receiveAll(byte[] into, int length, long deadlineNanos) {
        int done = 0;
        while (done < length) {
            int count = receive(ObjectAddress.elements(into).plus(done), length - done, deadlineNanos);
            if (count <= 0) {
                return false;
            }
            done += count;
        }
        return true;
    }

    /// −1: an error, or nothing came before the deadline.
    private int receive(Address into, int length, long deadlineNanos) {
        Result result = socket.receive(into, length, null);
        while (result.isError() && result.errno() == Errno.EAGAIN.number()) {
            if (!awaitUntil(Readiness.IN, deadlineNanos)) {
                return -1;
            }
            result = socket.receive(into, length, null);
        }
        return result.isError() ? -1 : (int) result.value();
    }

    private boolean awaitUntil(int events, long deadlineNanos) {
        Waiting.await(socket, events, deadlineNanos);
        return Timers.nowNanos() < deadlineNanos;
    }

    @Override
    public void close() {
        KernelLock.acquire();
        try {
            socket.release();
            socket = null;
        } finally {
            KernelLock.release();
        }
    }

    @Override
    public long nowNanos() {
        return Timers.nowNanos();
    }
}
