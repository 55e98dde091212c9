// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Debian's nginx with Debian's nginx.conf and site, one machine for all: the catalogue's manifest with a large file, and in `conf.d`, which Debian's configuration includes,
/// a server for TLS on port 443, and one on port 81 that serves the logs, and through the guest's loopback what the site answers over IPv6.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NginxTest {
    private static final int LARGE_BYTES = 10 << 20;
    private static final int CONNECTIONS = 30;
    private static final int REQUESTS = 2000;
    private static final DateTimeFormatter LOG_TIME = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);
    private static final int CLOCK_SECONDS = 3;                                    // whole ones, read when the machine starts, which others slow down
    private static final int PIPELINED = 100;
    private static final String SERVERS = """
            server {
                listen 81;
                root /var/log/nginx;
                access_log off;
                location /six { proxy_pass http://[::1]/; }
            }
            server {
                listen 443 ssl;
                listen [::]:443 ssl;
                root /var/www/html;
                index index.nginx-debian.html;
                access_log off;
                ssl_certificate /etc/nginx/certificate.pem;
                ssl_certificate_key /etc/nginx/key.pem;
            }
            """;

    private static byte[] large;
    private static int port;
    private static int logPort;
    private static int tlsPort;
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
        Files.writeString(folder.resolve("servers.conf"), SERVERS);
        Path tls = CortoRun.ROOT.resolve("tests/apps/network/tls");
        String manifest = Files.readString(CortoRun.ROOT.resolve("apps/nginx/corto.yaml")).replaceFirst("(?m)^files:.*$", "files:\n"
                + "  /var/www/html/large.bin: large.bin\n  /etc/nginx/conf.d/servers.conf: servers.conf\n"
                + "  /etc/nginx/key.pem: " + tls.resolve("key.pem") + "\n  /etc/nginx/certificate.pem: " + tls.resolve("certificate.pem"));
        Files.writeString(folder.resolve("corto.yaml"), manifest);

        CortoRun.prepare(folder.toString());
        port = CortoRun.freePort();
        logPort = CortoRun.freePort();
        tlsPort = CortoRun.freePort();
        nginx = CortoRun.start("-p", CortoRun.publish(port, 80) + "/http", "-p", CortoRun.publish(logPort, 81), "-p", CortoRun.publish(tlsPort, 443), folder.toString());
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
    void HEAD_tells_the_length_and_has_no_body() throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            HttpConnection.Response head = connection.ask("HEAD", "/large.bin");
            HttpConnection.Response next = connection.get("/?after=HEAD");

            assertThat(head.status()).isEqualTo(200);
            assertThat(head.headers()).containsEntry("content-length", Integer.toString(LARGE_BYTES)).containsEntry("accept-ranges", "bytes");
            assertThat(next.text()).endsWith("</html>\n");
        }
    }

    @Test
    @Order(5)
    void ranges_of_a_file_are_its_parts() throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            HttpConnection.Response middle = connection.ask("GET", "/large.bin", "Range: bytes=5000001-7000000");
            HttpConnection.Response end = connection.ask("GET", "/large.bin", "Range: bytes=-100");
            HttpConnection.Response beyond = connection.ask("GET", "/large.bin", "Range: bytes=" + LARGE_BYTES + "-");

            assertThat(middle.status()).isEqualTo(206);
            assertThat(middle.headers()).containsEntry("content-range", "bytes 5000001-7000000/" + LARGE_BYTES);
            assertThat(Arrays.equals(middle.body(), Arrays.copyOfRange(large, 5_000_001, 7_000_001))).as("the bytes in the middle").isTrue();
            assertThat(Arrays.equals(end.body(), Arrays.copyOfRange(large, LARGE_BYTES - 100, LARGE_BYTES))).as("the last bytes").isTrue();
            assertThat(beyond.status()).isEqualTo(416);
        }
    }

    @Test
    @Order(5)
    void what_has_not_changed_is_a_304_and_POST_to_a_file_a_405() throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            String changed = connection.get("/?changed").headers().get("last-modified");

            assertThat(connection.ask("GET", "/?changed", "If-Modified-Since: " + changed).status()).isEqualTo(304);
            assertThat(connection.ask("POST", "/", "Content-Length: 0").status()).isEqualTo(405);
            assertThat(connection.get("/?after=405").status()).isEqualTo(200);
        }
    }

    @Test
    @Order(5)
    void requests_in_one_go_are_answered_in_their_order() throws IOException {
        try (HttpConnection connection = new HttpConnection(port)) {
            StringBuilder requests = new StringBuilder();
            for (int i = 0; i < PIPELINED; i++) {
                requests.append(HttpConnection.request("GET", "/large.bin", "Range: bytes=" + i + "-" + 2 * i));
            }
            connection.send(requests.toString());
            for (int i = 0; i < PIPELINED; i++) {
                HttpConnection.Response part = connection.response(true);

                assertThat(part.headers()).containsEntry("content-range", "bytes " + i + "-" + 2 * i + "/" + LARGE_BYTES);
                assertThat(part.body()).isEqualTo(Arrays.copyOfRange(large, i, 2 * i + 1));
            }
        }
    }

    @Test
    @Order(5)
    void a_client_that_takes_gzip_gets_it() throws IOException {
        byte[] plain = HttpConnection.get(port, "/?plain").body();
        try (HttpConnection connection = new HttpConnection(port)) {
            HttpConnection.Response packed = connection.ask("GET", "/?packed", "Accept-Encoding: gzip");

            assertThat(packed.headers()).containsEntry("content-encoding", "gzip");
            assertThat(packed.body().length).isLessThan(plain.length);
            assertThat(new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes()).isEqualTo(plain);
        }
    }

    @Test
    @Order(5)
    void the_site_listens_on_IPv6() throws IOException {
        assertThat(HttpConnection.get(logPort, "/six").text()).contains("<title>Welcome to nginx!</title>");
    }

    @Test
    @Order(5)
    void TLS_carries_page_and_large_file() throws Exception {
        try (HttpConnection connection = HttpConnection.overTls(tlsPort)) {
            assertThat(connection.get("/").text()).contains("<title>Welcome to nginx!</title>");
            assertThat(Arrays.equals(connection.get("/large.bin").body(), large)).as("the bytes sent").isTrue();
        }
    }

    @Test
    @Order(6)
    void the_access_log_has_a_line_for_each_request() throws IOException {
        Instant before = Instant.now();
        HttpConnection.get(port, "/now");
        Instant after = Instant.now();
        List<String> lines = HttpConnection.get(logPort, "/access.log").text().lines().toList();

        assertThat(count(lines, "\"GET / HTTP/1.1\" 200 615 \"-\" \"-\"")).isEqualTo(REQUESTS + 2);
        assertThat(count(lines, "\"GET /large.bin HTTP/1.1\" 200 " + LARGE_BYTES)).isEqualTo(1);
        assertThat(count(lines, "\"GET /large.bin HTTP/1.1\" 206 2000000")).isEqualTo(1);
        assertThat(count(lines, "\"GET /no-such-file HTTP/1.1\" 404")).isEqualTo(1);
        assertThat(count(lines, "\"POST / HTTP/1.1\" 405")).isEqualTo(1);
        assertThat(lines.stream().filter(line -> line.startsWith("::1 - - ") && line.contains("\"GET / HTTP/1.0\" 200 615")).count()).as("over IPv6").isEqualTo(1);
        assertThat(lines.getFirst()).matches("10\\.0\\.2\\.2 - - \\[\\d\\d/[A-Z][a-z]{2}/20\\d\\d:\\d\\d:\\d\\d:\\d\\d \\+0000\\] \"HEAD / HTTP/1\\.0\" 200 0 \"-\" \"corto\"");
        String last = lines.getLast();
        Instant told = LOG_TIME.parse(last.substring(last.indexOf('[') + 1, last.indexOf(']')), Instant::from);
        assertThat(told).as("the guest's clock").isBetween(before.minusSeconds(CLOCK_SECONDS), after.plusSeconds(CLOCK_SECONDS));
    }

    private static long count(List<String> lines, String text) {
        return lines.stream().filter(line -> line.contains(text)).count();
    }

    @Test
    @Order(7)
    void SIGTERM_ends_nginx_and_the_machine_with_status_0() throws IOException, InterruptedException {
        nginx.signal("TERM");

        assertThat(nginx.end()).as(nginx.console()).isZero();
    }
}
