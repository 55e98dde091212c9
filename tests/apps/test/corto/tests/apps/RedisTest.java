// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/// Debian's redis-server, spoken to in its protocol's inline form.
class RedisTest {
    private static final int PIPELINED = 10_000;

    @Test
    void redis_answers_keeps_values_takes_10000_commands_at_once_and_ends_with_status_0() throws IOException, InterruptedException {
        CortoRun.prepare("redis");
        int port = CortoRun.freePort();
        try (CortoRun redis = CortoRun.start("-p", CortoRun.publish(port, 6379), "redis")) {
            redis.await("Ready to accept connections");
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout((int) CortoRun.LIMIT.toMillis());
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));

                send(socket, "PING\r\nSET greeting hello\r\nGET greeting\r\nINCR visits\r\n");
                assertThat(answers.readLine()).isEqualTo("+PONG");
                assertThat(answers.readLine()).isEqualTo("+OK");
                assertThat(answers.readLine()).isEqualTo("$5");
                assertThat(answers.readLine()).isEqualTo("hello");
                assertThat(answers.readLine()).isEqualTo(":1");

                Thread sender = Thread.ofVirtual().start(() -> send(socket, "INCR visits\r\n".repeat(PIPELINED)));
                for (int i = 0; i < PIPELINED; i++) {
                    assertThat(answers.readLine()).isEqualTo(":" + (i + 2));
                }
                sender.join();

                send(socket, "SHUTDOWN\r\n");
                assertThat(answers.readLine()).isNull();
            }
            assertThat(redis.end()).as(redis.console()).isZero();
            assertThat(redis.console()).contains("Redis is now ready to exit, bye bye...");
        }
    }

    private static void send(Socket socket, String commands) {
        try {
            socket.getOutputStream().write(commands.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
