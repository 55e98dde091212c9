// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.InternetSocket;
import corto.net.ipv6.Ipv6;
import corto.net.kernel.Network;
import corto.net.tcp.TcpSocket;
import corto.sched.api.KernelLock;

/// A TCP port that takes connections.
public final class StreamPort {
    private final TcpSocket socket;
    private final ThreadWatch watch;

    StreamPort(TcpSocket socket) {
        this.socket = socket;
        watch = new ThreadWatch(socket.watches());
    }

    /// A port of all addresses of this machine, those of IPv6 too if the image has it; null if somebody has it. Up to `backlog` connections wait for `accept`. IllegalArgumentException if there is no such port.
    public static StreamPort listen(int port, int backlog) {
        DatagramPort.checkPort(port);
        KernelLock.acquire();
        TcpSocket socket = Network.stack().openTcp();
        socket.setReuseAddress(true);
        if (Ipv6.SELECTED) {
            socket.setFamilies(InternetSocket.IPV4 | InternetSocket.IPV6);
        }
        boolean isListening = !socket.bind(Ipv4Address.ANY, port).isError() && !socket.listen(backlog).isError();
        StreamPort opened = isListening ? new StreamPort(socket) : null;
        KernelLock.release();
        return opened;
    }

    /// Waits at most so long for a connection: whether there is one, so that `accept` does not wait. IllegalArgumentException if the time is negative.
    public boolean await(long timeoutNanos) {
        ThreadWatch.check(timeoutNanos);
        KernelLock.acquire();
        long deadline = socket.waiting() == 0 ? ThreadWatch.deadline(timeoutNanos) : 0;
        boolean isInTime = true;
        while (socket.waiting() == 0 && isInTime) {
            isInTime = watch.await(deadline);
        }
        KernelLock.release();
        return isInTime;
    }

    /// Waits for the next connection.
    public Stream accept() {
        KernelLock.acquire();
        TcpSocket accepted = socket.accept();
        while (accepted == null) {
            watch.await();
            accepted = socket.accept();
        }
        Stream stream = new Stream(accepted);
        KernelLock.release();
        return stream;
    }

    public void close() {
        KernelLock.acquire();
        socket.watches().remove(watch);
        socket.close();
        KernelLock.release();
    }
}
