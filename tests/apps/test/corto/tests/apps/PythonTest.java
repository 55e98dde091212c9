// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/// Debian's Python, with the web server of its library.
class PythonTest {
    @Test
    void http_server_serves_files_and_lists_folders_until_SIGTERM() throws IOException, InterruptedException {
        CortoRun.prepare("python");
        int port = CortoRun.freePort();
        try (CortoRun python = CortoRun.start("-p", CortoRun.publish(port, 8000) + "/http", "python", "--", "-u", "-m", "http.server", "8000", "--directory", "/")) {
            python.await("answers after");

            assertThat(HttpConnection.get(port, "/srv/index.html").body()).isEqualTo(Files.readAllBytes(CortoRun.ROOT.resolve("apps/python/index.html")));
            assertThat(HttpConnection.get(port, "/etc/").text()).contains("Directory listing for /etc/", "<a href=\"passwd\">passwd</a>");
            assertThat(HttpConnection.get(port, "/no-such-file").status()).isEqualTo(404);
            assertThat(python.console()).contains("\"GET /no-such-file HTTP/1.1\" 404 -");

            python.signal("TERM");
            assertThat(python.end()).as(python.console()).isEqualTo(128 + 15);
            assertThat(python.console()).contains("was ended by SIGTERM");
        }
    }
}
