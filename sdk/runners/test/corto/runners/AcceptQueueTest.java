// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// With a process that listens as libslirp does, and accepts nothing.
class AcceptQueueTest {
    private static final int CLIENTS = 30;
    private static final int ROOM_FOR_BACKLOG_OF_1 = 2;         // Linux, include/net/sock.h, sk_acceptq_is_full
    private static final int PAUSE_MILLIS = 10;
    private static final String LISTENER = """
            import socket, time
            s = socket.socket()
            s.bind(("127.0.0.1", 0))
            s.listen(1)
            print(s.getsockname()[1], flush=True)
            time.sleep(60)
            """;

    private final List<SocketChannel> clients = new ArrayList<>();
    private Process listener;
    private int port;

    @BeforeEach
    void listen() throws IOException {
        listener = new ProcessBuilder("python3", "-c", LISTENER).start();
        port = Integer.parseInt(listener.inputReader().readLine());
        assumeTrue(AcceptQueue.isAllowed(listener), "this host forbids pidfd_getfd(2)");
    }

    @AfterEach
    void end() throws IOException {
        listener.destroyForcibly();
        for (SocketChannel client : clients) {
            client.close();
        }
    }

    @Test
    void a_backlog_of_1_has_no_room_for_30_clients() throws Exception {
        for (int i = 0; i < CLIENTS; i++) {
            connect();
        }
        Thread.sleep(PAUSE_MILLIS * CLIENTS);

        assertThat(waiting()).isEqualTo(ROOM_FOR_BACKLOG_OF_1);
    }

    @Test
    void a_widened_queue_has() throws Exception {
        AcceptQueue.widen(listener, new Network.User(Network.USUAL_ADDRESS, List.of(new Network.Forward("127.0.0.1", port, 80, false)), Optional.empty()));

        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (waiting() < CLIENTS && System.nanoTime() < deadline) {
            connect();
            Thread.sleep(PAUSE_MILLIS);
        }
        assertThat(waiting()).isEqualTo(CLIENTS);
    }

    private void connect() throws IOException {
        SocketChannel client = SocketChannel.open();
        client.configureBlocking(false);
        client.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        clients.add(client);
    }

    /// How many connections wait to be accepted: the receive queue of a socket that listens (Linux, net/ipv4/tcp_ipv4.c, get_tcp4_sock).
    private int waiting() throws IOException {
        String local = String.format("0100007F:%04X", port);
        for (String line : Files.readAllLines(Path.of("/proc/net/tcp"))) {
            String[] fields = line.strip().split("\\s+");
            if (fields[1].equals(local) && fields[3].equals("0A")) {
                return Integer.parseInt(fields[4].substring(fields[4].indexOf(':') + 1), 16);
            }
        }
        throw new AssertionError("nobody listens on port " + port);
    }
}
