// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Java programs that serve the network of their machine, with sockets and with packets in place.
class JavaNetTest {
    private static final int SILENCE_MILLIS = 2_000;
    private static final int ATTEMPTS = 60;
    private static final int LARGEST_VALUE = 900;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("responder");
        CortoRun.prepare("udp-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockets", "direct"})
    void requests_of_one_connection_are_answered_however_they_are_cut(String way) throws Exception {
        int port = CortoRun.freePort();
        try (CortoRun run = CortoRun.start("-p", CortoRun.publish(port, 80), "responder", "--", way)) {
            run.await("answers after");
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(ATTEMPTS * 1_000);
                byte[] request = "GET / HTTP/1.1\r\nHost: guest\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
                byte[] first = answer(socket, request);
                assertThat(new String(first, StandardCharsets.US_ASCII)).startsWith("HTTP/1.1 200 OK\r\n").endsWith("</html>\n");

                for (int cut = 1; cut < request.length; cut += 7) {
                    socket.getOutputStream().write(request, 0, cut);
                    socket.getOutputStream().flush();
                    Thread.sleep(5);
                    assertThat(answer(socket, Arrays.copyOfRange(request, cut, request.length), first.length)).isEqualTo(first);
                }
                byte[] twice = Arrays.copyOf(request, 2 * request.length);
                System.arraycopy(request, 0, twice, request.length, request.length);
                byte[] both = answer(socket, twice, 2 * first.length);
                assertThat(Arrays.copyOf(both, first.length)).isEqualTo(first);
                assertThat(Arrays.copyOfRange(both, first.length, both.length)).isEqualTo(first);
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                assertThat(new String(answer(socket, "PUT / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), 12))).isEqualTo("HTTP/1.1 405");
            }
        }
    }

    /// Header and body, by the header's length.
    private static byte[] answer(Socket socket, byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            header.append((char) socket.getInputStream().read());
        }
        int start = header.indexOf("Content-Length: ") + "Content-Length: ".length();
        byte[] body = socket.getInputStream().readNBytes(Integer.parseInt(header.substring(start, header.indexOf("\r", start))));
        return (header + new String(body, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] answer(Socket socket, byte[] request, int length) throws IOException {
        socket.getOutputStream().write(request);
        return socket.getInputStream().readNBytes(length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sockets", "direct"})
    void what_was_set_is_got(String way) throws Exception {
        int port = CortoRun.freePort();
        try (CortoRun run = CortoRun.start("-p", CortoRun.publish(port, 7070) + "/udp", "udp-store", "--", way); DatagramSocket socket = new DatagramSocket()) {
            run.await("key-value store at");
            socket.setSoTimeout(SILENCE_MILLIS);
            for (int i = 0; i < 1_500; i++) {                    // the table grows on the way
                assertThat(ask(socket, port, 's', i, value(i))).isEqualTo(new byte[] {'o'});
            }
            for (int i = 0; i < 1_500; i += 11) {
                byte[] answer = ask(socket, port, 'g', i, new byte[0]);
                assertThat(answer[0]).isEqualTo((byte) 'v');
                assertThat(Arrays.copyOfRange(answer, 1, answer.length)).isEqualTo(value(i));
            }
            assertThat(ask(socket, port, 'g', 5_000, new byte[0])).isEqualTo(new byte[] {'n'});
            assertThat(ask(socket, port, 'x', 1, new byte[0])).isEqualTo(new byte[] {'?'});
        }
    }

    private static byte[] value(int number) {
        byte[] value = new byte[number * 7 % LARGEST_VALUE];
        Arrays.fill(value, (byte) number);
        return value;
    }

    private static byte[] ask(DatagramSocket socket, int port, char what, int number, byte[] value) throws IOException {
        byte[] key = ("key " + number).getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[2 + key.length + value.length];
        request[0] = (byte) what;
        request[1] = (byte) key.length;
        System.arraycopy(key, 0, request, 2, key.length);
        System.arraycopy(value, 0, request, 2 + key.length, value.length);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            socket.send(new DatagramPacket(request, request.length, InetAddress.getLoopbackAddress(), port));
            try {
                DatagramPacket answer = new DatagramPacket(new byte[1_500], 1_500);
                socket.receive(answer);
                return Arrays.copyOf(answer.getData(), answer.getLength());
            } catch (SocketTimeoutException e) {
                // the machine is not there yet
            }
        }
        throw new IOException("nobody answers at UDP port " + port);
    }
}
