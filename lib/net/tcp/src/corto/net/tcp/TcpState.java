// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

/// The states of a connection (RFC 9293 §3.3.2). The drawing is in the package's documentation.
public enum TcpState {
    ESTABLISHED(1), SYN_SENT(2), SYN_RECEIVED(3), FIN_WAIT_1(4), FIN_WAIT_2(5), TIME_WAIT(6), CLOSED(7), CLOSE_WAIT(8), LAST_ACK(9), LISTEN(10),
    CLOSING(11);

    private final int number;

    TcpState(int number) {
        this.number = number;
    }

    /// Linux's number, as in tcp_info and /proc/net/tcp.
    public int number() {
        return number;
    }

    /// Both sides have agreed on their sequence numbers.
    boolean isSynchronized() {
        return this != CLOSED && this != LISTEN && this != SYN_SENT && this != SYN_RECEIVED;
    }

    /// We may still send new data.
    boolean canSend() {
        return this == ESTABLISHED || this == CLOSE_WAIT;
    }

    /// The peer may still send new data.
    boolean canReceive() {
        return this == ESTABLISHED || this == FIN_WAIT_1 || this == FIN_WAIT_2;
    }
}
