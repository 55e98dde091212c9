// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PortsTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @Test
    void a_port_in_use_is_named_with_another_one_to_take() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, LOOPBACK)) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> HostPorts.check(List.of(new Network.Forward("127.0.0.1", port, 80, false)))).isInstanceOf(Failure.class)
                    .hasMessageContaining("port " + port + " of this machine is in use.").hasMessageContaining("-p " + (port + 1) + ":80");
            HostPorts.check(List.of(new Network.Forward("127.0.0.1", port, 80, true)));
        }
    }

    @Test
    void a_udp_port_in_use_is_named() throws IOException {
        try (DatagramSocket taken = new DatagramSocket(new InetSocketAddress(LOOPBACK, 0))) {
            int port = taken.getLocalPort();

            assertThatThrownBy(() -> HostPorts.check(List.of(new Network.Forward("127.0.0.1", port, 53, true)))).isInstanceOf(Failure.class)
                    .hasMessageContaining("UDP port " + port + " of this machine is in use.");
        }
    }

    @Test
    void a_free_port_stays_free() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }

        HostPorts.check(List.of(new Network.Forward("", port, 80, false), new Network.Forward("", port, 80, true)));

        new ServerSocket(port).close();
    }

    /// Closes three connections without a word, as QEMU does while the guest boots, then answers.
    @Test
    void an_answer_is_told_when_it_is_one() throws Exception {
        CompletableFuture<Duration> answer = new CompletableFuture<>();
        try (ServerSocket server = new ServerSocket(0, 10, LOOPBACK)) {
            AnswerWatch watch = AnswerWatch.start("127.0.0.1", server.getLocalPort(), answer::complete);
            for (int i = 0; i < 3; i++) {
                server.accept().close();
                assertThat(answer).isNotDone();
            }
            try (Socket connection = server.accept()) {
                byte[] request = connection.getInputStream().readNBytes(15);
                connection.getOutputStream().write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertThat(new String(request, StandardCharsets.US_ASCII)).isEqualTo("HEAD / HTTP/1.0");
                assertThat(answer.get(20, TimeUnit.SECONDS)).isPositive();
            }
            watch.close();
        }
    }
}
