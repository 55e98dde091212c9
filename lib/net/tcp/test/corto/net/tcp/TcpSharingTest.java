// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Errno;
import org.junit.jupiter.api.Test;

/// Listeners that share a port (SO_REUSEPORT), or have one interface (SO_BINDTODEVICE). The table of who may be beside whom is `tests/conformance/cases/net-binding.c`.
final class TcpSharingTest {
    private static final int PEERS = 3000;

    private final TcpScript script = new TcpScript();

    private TcpSocket sharing(int uid) {
        TcpSocket socket = script.tcp.open();
        socket.setOwner(1, uid, false);
        socket.setReusePort(true);
        return socket;
    }

    private TcpSocket listening(TcpSocket socket) {
        assertThat(socket.bind(0, 80).isError()).isFalse();
        assertThat(socket.listen(PEERS).isError()).isFalse();
        return socket;
    }

    private void open(int port) {
        script.remotePort = port;
        script.in("S", 0, 0, 0, 8000, 1000, Segment.NO_SCALE, false, 0, 0);
        script.in(".", 1, 0, 1, 8000);
    }

    private static int accepted(TcpSocket listener) {
        int count = 0;
        for (TcpSocket each = listener.accept(); each != null; each = listener.accept()) {
            each.abort();
            count++;
        }
        return count;
    }

    @Test
    void each_gets_an_equal_part_of_the_peers() {
        TcpSocket[] listeners = new TcpSocket[5];
        int[] counts = new int[listeners.length];
        for (int i = 0; i < listeners.length; i++) {
            listeners[i] = listening(sharing(0));
        }
        for (int i = 0; i < PEERS; i++) {
            open(10_000 + i);
            for (int j = 0; j < listeners.length; j++) {
                counts[j] += accepted(listeners[j]);
            }
        }
        for (int count : counts) {
            assertThat(count).isBetween(PEERS / 5 * 85 / 100, PEERS / 5 * 115 / 100);
        }
    }

    @Test
    void a_peer_always_comes_to_the_same_one() {
        TcpSocket one = listening(sharing(0));
        TcpSocket other = listening(sharing(0));
        for (int port = 5000; port < 5020; port++) {
            open(port);
            int first = accepted(one);
            accepted(other);
            open(port);

            assertThat(accepted(one)).isEqualTo(first);
            accepted(other);
        }
    }

    @Test
    void users_share_with_themselves_only() {
        listening(sharing(0));

        assertThat(sharing(1000).bind(0, 80).errno()).isEqualTo(Errno.EADDRINUSE.number());
        listening(sharing(0));
    }

    @Test
    void who_is_bound_to_another_interface_hears_nothing() {
        TcpSocket elsewhere = script.tcp.open();
        elsewhere.setBoundInterface(script.wire.index() + 1);
        listening(elsewhere);
        open(5000);
        assertThat(script.out.poll()).startsWith("R.");
        assertThat(accepted(elsewhere)).isZero();
        script.out.clear();

        TcpSocket here = script.tcp.open();
        here.setBoundInterface(script.wire.index());
        listening(here);
        open(5000);

        assertThat(accepted(here)).isOne();
    }

    @Test
    void an_address_alone_is_bound_and_a_port_chosen_when_it_is_needed() {
        TcpSocket socket = script.tcp.open();
        socket.setBindsAddressOnly(true);
        assertThat(socket.bind(TcpScript.LOCAL, 0).isError()).isFalse();
        assertThat(socket.localPort()).isZero();

        assertThat(socket.connect(TcpScript.REMOTE, 80).errno()).isEqualTo(Errno.EINPROGRESS.number());

        assertThat(socket.localPort()).isNotZero();
        assertThat(socket.localAddress()).isEqualTo(TcpScript.LOCAL);
    }
}
