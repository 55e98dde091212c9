// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Debian's nginx with Debian's nginx.conf and site, one machine for all: the catalogue's manifest with a large file and a second server
/// on port 81 that serves the logs, which Debian's `include conf.d` adds.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxTest {
    private static final int LARGE_BYTES = 10 << 20;
    private static final int CONNECTIONS = 30;
    private static final int REQUESTS = 2000;
    private static final String LOG_SERVER = "server { listen 81; root /var/log/nginx; access_log off; }";

    private static byte[] large;
    private static int port;
    private static int logPort;
    private static CortoRun nginx;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        large = new byte[LARGE_BYTES];
        new Random(10).nextBytes(large);
        Path folder = CortoRun.BUILD.resolve("tests/apps/nginx");
        Files.createDirectories(folder);
        if (!Files.exists(folder.resolve("large.bin")) || Files.size(folder.resolve("large.bin")) != LARGE_BYTES) {
            Files.write(folder.resolve("large.bin"), large);
        }
        String manifest = Files.readString(CortoRun.ROOT.resolve("apps/nginx/corto.yaml")).replaceFirst("(?m)^files:.*$", "files:\n"
                + "  /var/www/html/large.bin: large.bin\n  /etc/nginx/conf.d/logs.conf: {text: \"" + LOG_SERVER + "\"}");
        Files.writeString(folder.resolve("corto.yaml"), manifest);

        CortoRun.prepare(folder.toString());
        port = CortoRun.freePort();
        logPort = CortoRun.freePort();
        nginx = CortoRun.start("-p", CortoRun.publish(port, 80) + "/http", "-p", CortoRun.publish(logPort, 81), folder.toString());
        nginx.await("answers after");
    }

    @AfterAll
    static void close() {
        if (nginx != null) {
            nginx.close();
        }
    }

    @Test
    @Order(1)
    void the_index_page_is_debians() throws IOException {
        HttpConnection.Response page = HttpConnection.get(port, "/");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("<title>Welcome to nginx!</title>").endsWith("</html>\n");
    }

    @Test
    @Order(2)
    void a_file_of_10_MB_arrives_as_it_is() throws IOException {
        HttpConnection.Response file = HttpConnection.get(port, "/large.bin");

        assertThat(file.status()).isEqualTo(200);
        assertThat(Arrays.equals(file.body(), large)).as("the bytes sent").isTrue();
    }

    @Test
    @Order(3)
    void a_missing_file_is_a_404_with_nginx_own_page() throws IOException {
        HttpConnection.Response answer = HttpConnection.get(port, "/no-such-file");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).contains("404 Not Found");
    }

    /// The connections are made one after the other, with a request each: the socket on which QEMU waits for them has room for one (libslirp's
    /// `listen(s, 1)`), and what comes at once beyond that waits for seconds in this machine's kernel, or is reset.
    @Test
    @Order(4)
    void no_request_of_2000_over_30_kept_connections_fails() throws Exception {
        byte[] page = HttpConnection.get(port, "/").body();
        List<HttpConnection> connections = new ArrayList<>();
        List<Future<Integer>> clients = new ArrayList<>();
        int served = 0;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                connections.add(new HttpConnection(port));
                served += request(connections.getLast(), 1, page);
            }
            for (int i = 0; i < CONNECTIONS; i++) {
                HttpConnection connection = connections.get(i);
                int share = REQUESTS / CONNECTIONS + (i < REQUESTS % CONNECTIONS ? 1 : 0);
                clients.add(threads.submit(() -> request(connection, share - 1, page)));
            }
            for (Future<Integer> client : clients) {
                served += client.get();
            }
        }
        for (HttpConnection connection : connections) {
            connection.close();
        }

        assertThat(served).isEqualTo(REQUESTS);
    }

    /// Asks for the page `count` times. How many answers were the page.
    private static int request(HttpConnection connection, int count, byte[] page) throws IOException {
        int served = 0;
        for (int i = 0; i < count; i++) {
            HttpConnection.Response answer = connection.get("/");
            if (answer.status() == 200 && Arrays.equals(answer.body(), page)) {
                served++;
            }
        }
        return served;
    }

    @Test
    @Order(5)
    void the_access_log_has_a_line_for_each_request() throws IOException {
        List<String> lines = HttpConnection.get(logPort, "/access.log").text().lines().toList();

        assertThat(count(lines, "\"GET / HTTP/1.1\" 200 615 \"-\" \"-\"")).isEqualTo(REQUESTS + 2);
        assertThat(count(lines, "\"GET /large.bin HTTP/1.1\" 200 " + LARGE_BYTES)).isEqualTo(1);
        assertThat(count(lines, "\"GET /no-such-file HTTP/1.1\" 404")).isEqualTo(1);
        assertThat(lines.getFirst()).matches("10\\.0\\.2\\.2 - - \\[\\d\\d/[A-Z][a-z]{2}/20\\d\\d:\\d\\d:\\d\\d:\\d\\d \\+0000\\] \"HEAD / HTTP/1\\.0\" 200 0 \"-\" \"corto\"");
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    @Test
    @Order(6)
    void SIGTERM_ends_nginx_and_the_machine_with_status_0() throws IOException, InterruptedException {
        nginx.signal("TERM");

        assertThat(nginx.end()).as(nginx.console()).isZero();
    }
}
