// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import corto.cli.ProgramBoot;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Servers and clients of Debian's packages, unmodified, answer what they are asked from outside of the machine: a folder of `tests/apps/network` each, with what is asked in [Exchanges].
///
/// `-D corto.net=all` runs the slow ones too, `-D corto.net=NAME,NAME` only those.
class NetworkProgramsTest {
    private static final Path PROGRAMS = CortoRun.ROOT.resolve("tests/apps/network");
    private static final String CHOSEN = System.getProperty("corto.net", "");
    private static final Duration ONE_TRY = Duration.ofSeconds(20);
    private static final int HELD_MILLIS = 200;
    private static final byte[] PAGE = new byte[1 << 20];

    private static final Path UNPACKED = CortoRun.BUILD.resolve("tests/network");

    private static HttpServer ownServer;
    private static HttpsServer ownTlsServer;

    /// For clients in the guest: a page of a megabyte, whatever is asked; what is posted comes back. The same over TLS.
    @BeforeAll
    static void serve() throws IOException, GeneralSecurityException {
        Arrays.fill(PAGE, (byte) 'x');
        ownServer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ownTlsServer = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ownTlsServer.setHttpsConfigurator(new HttpsConfigurator(TestCertificate.context()));
        answer(ownServer);
        answer(ownTlsServer);
    }

    private static void answer(HttpServer server) {
        server.createContext("/", exchange -> {
            byte[] posted = exchange.getRequestBody().readAllBytes();
            byte[] body = posted.length > 0 ? posted : PAGE;
            exchange.sendResponseHeaders(200, exchange.getRequestMethod().equals("HEAD") ? -1 : body.length);
            try (OutputStream to = exchange.getResponseBody()) {
                to.write(body);
            }
        });
        server.start();
    }

    @AfterAll
    static void stop() {
        ownServer.stop(0);
        ownTlsServer.stop(0);
    }

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        Set<String> names = CHOSEN.isEmpty() || CHOSEN.equals("all") ? Set.of() : Set.of(CHOSEN.split(","));
        List<DynamicTest> tests = new ArrayList<>();
        List<Path> folders;
        try (Stream<Path> files = Files.list(PROGRAMS)) {
            folders = files.filter(folder -> Files.exists(folder.resolve("exchanges"))).sorted().toList();
        }
        for (Path folder : folders) {
            Exchanges exchanges = Exchanges.read(folder.resolve("exchanges"));
            if (names.isEmpty() ? CHOSEN.equals("all") || !exchanges.isSlow() : names.contains(folder.getFileName().toString())) {
                tests.add(DynamicTest.dynamicTest(folder.getFileName().toString(), () -> run(folder, exchanges)));
            }
        }
        return tests.stream();
    }

    private static void run(Path folder, Exchanges exchanges) throws Exception {
        String target = target(folder, exchanges);
        CortoRun.prepare(target);
        Map<String, Integer> ports = new HashMap<>(Map.of("host", ownServer.getAddress().getPort(), "tls", ownTlsServer.getAddress().getPort(), "own", CortoRun.freePort()));
        List<Process> served = new ArrayList<>();
        try {
            for (String command : exchanges.served()) {
                served.add(new ProcessBuilder("sh", "-c", "exec " + filledIn(command, ports)).redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(ProcessBuilder.Redirect.INHERIT).start());
            }
            for (Exchanges.Exchange exchange : exchanges.all()) {
                if (!exchange.isAsked()) {
                    runClient(target, exchange, ports);
                }
            }
            if (!exchanges.ports().isEmpty()) {
                runServer(target, exchanges, ports);
            }
        } finally {
            served.forEach(Process::destroyForcibly);
        }
    }

    /// The folder, or an app of the catalogue, or what compilers among the folder's packages have made.
    private static String target(Path folder, Exchanges exchanges) throws IOException, InterruptedException {
        if (exchanges.binary().isEmpty()) {
            return exchanges.app().isEmpty() ? folder.toString() : exchanges.app();
        }
        List<ProgramCommands.Command> commands = exchanges.compilations().stream().map(line -> new ProgramCommands.Command(line, ProgramCommands.words(line), true, null)).toList();
        Files.createDirectories(UNPACKED);
        HostRoot root = HostRoot.unpack(ProgramBoot.prepare(folder), UNPACKED.resolve(folder.getFileName()), commands);
        return root.folder().resolve(exchanges.binary().substring(1)).toString();
    }

    private static void runClient(String target, Exchanges.Exchange exchange, Map<String, Integer> ports) throws Exception {
        List<String> words = new ArrayList<>(List.of("-q", target, "--"));
        words.addAll(ProgramCommands.words(filledIn(exchange.question(), ports)));
        try (CortoRun run = CortoRun.start(words.toArray(String[]::new))) {
            int status = run.end();
            assertThat(run.console()).as(exchange.toString()).contains(exchange.answer());
            assertThat(status).as(exchange + ": " + run.console()).isEqualTo(exchange.number());
        }
    }

    private static void runServer(String target, Exchanges exchanges, Map<String, Integer> ports) throws Exception {
        List<String> words = new ArrayList<>();
        for (String port : exchanges.ports()) {
            ports.put(port, CortoRun.freePort());
            words.addAll(List.of("-p", "127.0.0.1:" + ports.get(port) + ":" + port));
        }
        words.add(target);
        try (CortoRun run = CortoRun.start(words.toArray(String[]::new))) {
            boolean isFirst = true;
            for (Exchanges.Exchange exchange : exchanges.all()) {
                if (exchange.isAsked()) {
                    ask(run, exchange, ports, isFirst);
                    isFirst = false;
                }
            }
            run.signal("TERM");
            int status = run.end();
            if (exchanges.status().isPresent()) {
                assertThat(status).as(run.console()).isEqualTo(exchanges.status().getAsInt());
            }
        }
    }

    private static String filledIn(String text, Map<String, Integer> ports) {
        String filled = text;
        for (Map.Entry<String, Integer> port : ports.entrySet()) {
            filled = filled.replace("{" + port.getKey() + "}", port.getValue().toString());
        }
        return filled;
    }

    private static void ask(CortoRun run, Exchanges.Exchange exchange, Map<String, Integer> ports, boolean untilItAnswers) throws Exception {
        long deadline = System.nanoTime() + CortoRun.LIMIT.toNanos();
        while (true) {
            String answer;
            try {
                answer = answer(exchange, ports);
                if (answer.contains(exchange.answer())) {
                    return;
                }
            } catch (IOException e) {
                answer = e.getMessage();
            }
            if (!untilItAnswers || !run.process().isAlive() || System.nanoTime() > deadline) {
                fail("%s%nbut answered: %s%n%s", exchange, answer, run.console());
            }
            Thread.sleep(HELD_MILLIS);
        }
    }

    private static String answer(Exchanges.Exchange exchange, Map<String, Integer> ports) throws IOException, InterruptedException {
        return switch (exchange.kind()) {
            case "http" -> http(ports.get(Integer.toString(exchange.number())), exchange.question());
            case "tcp" -> tcp(ports.get(Integer.toString(exchange.number())), exchange);
            case "udp" -> udp(ports.get(exchange.number() + "/udp"), exchange);
            default -> host(filledIn(exchange.question(), ports));
        };
    }

    private static String http(int port, String path) throws IOException {
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(("GET " + path + " HTTP/1.0\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
            String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            if (!all.matches("(?s)HTTP/1\\.[01] 200 .*")) {
                throw new IOException("no 200: " + all);
            }
            return all.substring(all.indexOf("\r\n\r\n") + 4);
        }
    }

    /// Everything that comes until the expected answer has, or the end, or silence.
    private static String tcp(int port, Exchanges.Exchange exchange) throws IOException {
        StringBuilder all = new StringBuilder();
        try (Socket socket = connect(port)) {
            socket.getOutputStream().write(exchange.question().getBytes(StandardCharsets.ISO_8859_1));
            for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
                all.append((char) c);
                if (all.indexOf(exchange.answer()) >= 0) {
                    break;
                }
            }
        } catch (SocketTimeoutException e) {
            all.append(" (and then silence)");
        }
        return all.toString();
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout((int) ONE_TRY.toMillis());
        return socket;
    }

    /// A datagram may be lost while the server starts.
    private static String udp(int port, Exchanges.Exchange exchange) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            byte[] question = exchange.question().getBytes(StandardCharsets.ISO_8859_1);
            socket.setSoTimeout(HELD_MILLIS);
            byte[] answer = new byte[1 << 16];
            DatagramPacket packet = new DatagramPacket(answer, answer.length);
            long deadline = System.nanoTime() + ONE_TRY.toNanos();
            while (System.nanoTime() < deadline) {
                socket.send(new DatagramPacket(question, question.length, InetAddress.getLoopbackAddress(), port));
                try {
                    socket.receive(packet);
                    return new String(answer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                } catch (SocketTimeoutException e) {
                    continue;
                }
            }
            return "nothing";
        }
    }

    private static String host(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sh", "-c", command).directory(CortoRun.ROOT.toFile()).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        if (!process.waitFor(CortoRun.LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        if (process.waitFor() != 0) {
            throw new IOException("status " + process.exitValue() + ": " + output);
        }
        return output;
    }
}
