// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import corto.net.ipv4.Ipv4Address;
import corto.net.kernel.Network;
import corto.net.tcp.TcpSocket;
import corto.sched.api.KernelLock;

/// A TCP port that takes connections.
public final class StreamPort {
    private final TcpSocket socket;
    private final ThreadWatch watch;

    private StreamPort(TcpSocket socket) {
        this.socket = socket;
        watch = new ThreadWatch(socket.watches());
    }

    /// A port of all addresses of this machine; null if somebody has it. Up to `backlog` connections wait for `accept`. IllegalArgumentException if there is no such port.
    public static StreamPort listen(int port, int backlog) {
        DatagramPort.checkPort(port);
        KernelLock.acquire();
        TcpSocket socket = Network.stack().openTcp();
        socket.setReuseAddress(true);
        boolean isListening = !socket.bind(Ipv4Address.ANY, port).isError() && !socket.listen(backlog).isError();
        StreamPort opened = isListening ? new StreamPort(socket) : null;
        KernelLock.release();
        return opened;
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
