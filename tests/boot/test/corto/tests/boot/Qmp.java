// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A conversation in QEMU's machine protocol (QEMU's docs/interop/qmp-spec).
public final class Qmp implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SocketChannel channel;
    private final BufferedReader lines;
    private final List<String> events = new ArrayList<>();

    /// Waits until QEMU listens at `socket`, as long as `process` lives.
    public Qmp(Path socket, Process process) throws IOException, InterruptedException {
        while (!Files.exists(socket) && process.isAlive()) {
            Thread.sleep(PAUSE);
        }
        channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(socket));
        lines = new BufferedReader(Channels.newReader(channel, StandardCharsets.UTF_8));
        execute("{\"execute\": \"qmp_capabilities\"}");
    }

    /// Gives a command, as JSON; its answer. Nothing follows the object: what QEMU has not read when it ends resets the connection.
    public String execute(String command) throws IOException {
        channel.write(ByteBuffer.wrap(command.getBytes(StandardCharsets.UTF_8)));
        while (true) {
            String line = lines.readLine();
            if (line == null) {
                throw new IOException("QEMU ended before it answered " + command);
            }
            if (line.startsWith("{\"return\"") || line.startsWith("{\"error\"")) {
                return line;
            }
            events.add(line);
        }
    }

    /// All events until QEMU ends.
    List<String> events() throws IOException {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            events.add(line);
        }
        return events;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
