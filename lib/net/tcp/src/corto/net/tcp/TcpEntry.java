// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.net.ipv6.Ipv6Flow;

/// One line of a list of all that TCP knows: a listener, a connection, one that is being opened, one that is over. Of the one at hand.
public final class TcpEntry {
    /// Who makes a list.
    public interface Visitor {
        void visit(TcpEntry entry);
    }

    private TcpState state;
    private TcpSocket socket;
    private TcpEndpoint endpoint;

    private TcpEntry() {}

    static void list(Tcp tcp, Visitor visitor) {
        TcpEntry entry = new TcpEntry();
        for (int i = 0; i < tcp.ports.bucketCount(); i++) {
            for (TcpSocket each = tcp.ports.bucketAt(i); each != null; each = each.nextInBucket) {
                if (each.isListening()) {
                    entry.set(TcpState.LISTEN, each, null);
                    visitor.visit(entry);
                }
            }
        }
        for (int i = 0; i < tcp.endpoints.bucketCount(); i++) {
            for (TcpEndpoint each = tcp.endpoints.bucketAt(i); each != null; each = each.nextInTable) {
                TcpConnection connection = each instanceof TcpConnection is ? is : null;
                TcpState state = connection != null ? connection.state() : each instanceof TimeWait ? TcpState.TIME_WAIT : TcpState.SYN_RECEIVED;
                entry.set(state, connection == null || connection.isOrphan() ? null : connection.socket, each);
                visitor.visit(entry);
            }
        }
    }

    private void set(TcpState newState, TcpSocket newSocket, TcpEndpoint newEndpoint) {
        state = newState;
        socket = newSocket;
        endpoint = newEndpoint;
    }

    public TcpState state() {
        return state;
    }

    /// The socket; null: no program has one.
    public TcpSocket socket() {
        return socket;
    }

    /// Of a connection over IPv6, else null.
    public Ipv6Flow flow() {
        return endpoint == null ? null : endpoint.flow;
    }

    /// Over IPv4; 0: any.
    public int localAddress() {
        return endpoint == null ? socket.localAddress() : endpoint.localAddress;
    }

    public int remoteAddress() {
        return endpoint == null ? 0 : endpoint.remoteAddress;
    }

    public int localPort() {
        return endpoint == null ? socket.localPort() : endpoint.localPort;
    }

    public int remotePort() {
        return endpoint == null ? 0 : endpoint.remotePort;
    }
}
