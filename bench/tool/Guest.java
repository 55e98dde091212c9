// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A machine that is running, and whose port 80 is `port` here.
final class Guest implements AutoCloseable {
    private static final String REQUEST = "GET %s HTTP/1.1\r\nHost: guest\r\nConnection: close\r\n\r\n";
    private static final String OK = "HTTP/1.1 200 ";
    private static final String END_OF_PAGE = "</html>\n";
    private static final int PATIENCE_MILLIS = 1000;      // QEMU's user network may lose what came before the guest's driver
    private static final int SILENCE_MILLIS = 60_000;
    private static final int PAUSE_MILLIS = 20;
    private static final int GRACE_SECONDS = 5;

    private final Process qemu;
    private final Path log;
    private final Optional<Path> counts;
    private final int port;

    private Guest(Process qemu, Path log, Optional<Path> counts, int port) {
        this.qemu = qemu;
        this.log = log;
        this.counts = counts;
        this.port = port;
    }

    /// What can be booted. `words` is QEMU's command line with these in the place of port, memory in MiB, and status file.
    record Kind(String name, List<String> words) {
        static final String PORT = "18399";
        static final String MEGABYTES = "@MEGABYTES@";
        static final String STATUS = "@STATUS@";

        Guest start(Place place, int megabytes, Optional<Path> plugin) throws IOException {
            Path folder = place.scratch("guests/" + name);
            int port;
            try (ServerSocket free = new ServerSocket(0)) {
                port = free.getLocalPort();
            }
            List<String> command = new ArrayList<>();
            for (String word : words) {
                command.add(word.replace(PORT, Integer.toString(port)).replace(MEGABYTES, Integer.toString(megabytes)).replace(STATUS, folder.resolve("status").toString()));
            }
            Optional<Path> counts = plugin.map(_ -> folder.resolve("counts"));
            plugin.ifPresent(file -> command.addAll(List.of("-plugin", file + ",out=" + counts.get())));
            Path log = folder.resolve("console");
            Process qemu = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            return new Guest(qemu, log, counts, port);
        }
    }

    int port() {
        return port;
    }

    InstructionCounts counts() throws IOException {
        return InstructionCounts.read(counts.orElseThrow());
    }

    /// Waits until the page is served, whole. False if the machine ends or `seconds` pass before.
    boolean servesWithin(int seconds) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (qemu.isAlive() && System.nanoTime() < end) {
            if (serves()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    /// The same where the guest has to.
    void awaitPage(int seconds) throws IOException, InterruptedException {
        if (!servesWithin(seconds)) {
            throw new IllegalStateException("a guest does not serve its page; its console (" + log + ") says:\n" + Files.readString(log));
        }
    }

    private boolean serves() {
        try {
            String page = new String(get("/", PATIENCE_MILLIS), StandardCharsets.ISO_8859_1);
            return page.startsWith(OK) && page.endsWith(END_OF_PAGE);
        } catch (IOException e) {
            return false;                                 // not yet
        }
    }

    /// Fetches `path`, which must be `expected`.
    void fetch(String path, byte[] expected) throws IOException {
        byte[] answer = get(path, SILENCE_MILLIS);
        int start = answer.length - expected.length;
        if (start < 0 || !Arrays.equals(answer, start, answer.length, expected, 0, expected.length)) {
            throw new IllegalStateException("a guest does not serve " + path + " as it is: " + answer.length + " bytes came");
        }
    }

    /// Header and body of what `path` leads to.
    private byte[] get(String path, int patienceMillis) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), patienceMillis);
            socket.setSoTimeout(patienceMillis);
            socket.getOutputStream().write(REQUEST.formatted(path).getBytes(StandardCharsets.US_ASCII));
            return socket.getInputStream().readAllBytes();
        }
    }

    @Override
    public void close() {
        end(qemu);
    }

    /// Asks QEMU to end, and ends it when it does not.
    static void end(Process qemu) {
        qemu.destroy();
        try {
            if (!qemu.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                qemu.destroyForcibly();
            }
        } catch (InterruptedException e) {
            qemu.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
