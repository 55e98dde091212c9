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
            python.await("\"GET /no-such-file HTTP/1.1\" 404 -");

            python.signal("TERM");
            assertThat(python.end()).as(python.console()).isEqualTo(128 + 15);
            assertThat(python.console()).contains("was ended by SIGTERM");
        }
    }

    /// asyncio wakes itself through a pair of local sockets.
    @Test
    void an_event_loop_runs_tasks_threads_and_a_server() throws IOException, InterruptedException {
        CortoRun.prepare("python");
        String program = """
                import asyncio
                async def serve(reader, writer):
                    writer.write((await reader.readline()).upper())
                    writer.close()
                async def main():
                    server = await asyncio.start_server(serve, '127.0.0.1', 0)
                    reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
                    writer.write(b'hello\\n')
                    print(await reader.readline(), await asyncio.to_thread(sum, range(10)))
                asyncio.run(main())
                """;
        try (CortoRun python = CortoRun.start("-q", "python", "--", "-c", program)) {
            assertThat(python.end()).as(python.console()).isZero();
            assertThat(python.console()).isEqualTo("b'HELLO\\n' 45\n");
        }
    }
}
