// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static corto.tests.net.NetworkNamespace.GUEST6;
import static corto.tests.net.NetworkNamespace.HARDWARE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Scans, floods, malformed packets and slow clients, while nginx and a server of ours go on serving others. See [LinuxPeer].
class LinuxPeerAttackTest {
    private static final String PORTS = LinuxPeer.IS_LONG ? "1-65535" : "1-2000";
    private static final int FEWEST_ANSWERS = 20;

    private static final int MANY = 500;

    @TempDir
    private Path folder;

    /// Who claims an address while the guest still asks whether somebody has it, takes it away, as it shall be (RFC 4862 §5.4.4): up to 1 s until it asks, and 1 s of waiting.
    private static final Duration ADDRESSES_ASKED_FOR = Duration.ofSeconds(3);

    /// What frames.py knows.
    private static final List<String> MALFORMED = List.of("lengths", "options", "checksums", "fragments", "land", "flags", "errors", "neighbors", "extensions", "random_bytes", "all");

    private interface Attack {
        void run(NetworkNamespace network) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(attacked("port scans", LinuxPeerAttackTest::scans));
        for (String kind : MALFORMED) {
            tests.add(attacked("malformed packets: " + kind, network -> malformed(network, kind)));
        }
        tests.add(attacked("a flood of SYNs from everywhere", network -> flood(network, 80)));
        tests.add(attacked("300 clients that never end their request", network -> slowly(network, 300)));
        tests.add(dynamicTest("who means it gets into a queue of four at once through a flood of SYNs", LinuxPeerAttackTest::cookies));
        tests.add(dynamicTest("more connections than nginx takes leave it serving when they go", LinuxPeerAttackTest::crowd));
        return tests.stream();
    }

    /// Clients over both versions ask without a pause, from before the attack until after it; each request is answered, and nothing that the guest sends meanwhile is wrong.
    private DynamicTest attacked(String name, Attack attack) {
        return dynamicTest("nginx serves through " + name, () -> {
            Path packets = folder.resolve("packets.pcap");
            try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = nginx(network, "--pcap", packets.toString())) {
                try (Client old = new Client(network, GUEST); Client young = new Client(network, "[" + GUEST6 + "]")) {
                    Thread.sleep(ADDRESSES_ASKED_FOR);
                    attack.run(network);
                    old.check();
                    young.check();
                }
                run.signal("TERM");
                assertThat(run.end()).as(run.console()).isZero();
            }
            LinuxPeer.checkPackets(packets, MANY);
        });
    }

    private static CortoRun nginx(NetworkNamespace network, String... options) throws Exception {
        return LinuxPeer.start(network, "nginx", "answers after", NetworkNamespace.OPTIONS, options);
    }

    /// curl, again and again.
    private static final class Client implements AutoCloseable {
        private final Process process;
        private int answered;                   // guarded by this
        private String wrong = "";              // guarded by this

        Client(NetworkNamespace network, String host) throws IOException {
            process = network.start("sh", "-c", "while true; do curl -sS -m 60 -o /dev/null -w '%{http_code}\\n' http://" + host + "/ || echo failed; done");
            Thread.startVirtualThread(this::read);
        }

        private void read() {
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    synchronized (this) {
                        answered += line.equals("200") ? 1 : 0;
                        wrong += line.equals("200") ? "" : line + "\n";
                        notifyAll();
                    }
                }
            } catch (IOException e) {
                // It was ended in the middle of a line.
            }
        }

        /// All was well, and goes on being so for some more requests.
        synchronized void check() throws InterruptedException {
            int enough = answered + FEWEST_ANSWERS;
            long deadline = System.nanoTime() + CortoRun.LIMIT.toNanos();
            while (answered < enough && wrong.isEmpty() && System.nanoTime() < deadline) {
                wait(1000);
            }
            assertThat(wrong).isEmpty();
            assertThat(answered).isGreaterThanOrEqualTo(enough);
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    private static String nmap(NetworkNamespace network, String options) throws IOException, InterruptedException {
        NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, ("nmap -n -Pn -T4 " + options).split(" "));
        assertThat(ended.status()).as(ended.output()).isZero();
        return ended.output();
    }

    private static void scans(NetworkNamespace network) throws Exception {
        for (String address : List.of(GUEST, "-6 " + GUEST6)) {
            for (String kind : List.of("-sS", "-sT")) {
                assertThat(nmap(network, kind + " -p " + PORTS + " " + address)).contains("80/tcp open  http").contains("closed");
            }
            for (String kind : List.of("-sN", "-sX", "-sF")) {                 // an open port is silent, closed ones reset (RFC 9293 §3.10.7.1, .2)
                String found = nmap(network, kind + " -p 70-90 " + address);
                assertThat(found).contains("80/tcp open|filtered");
                assertThat(found.lines().filter(line -> line.contains("/tcp closed "))).hasSize(20);
            }
            nmap(network, "-sA -p 79-82 " + address);
            assertThat(nmap(network, "-sU -p 50-60 " + address)).contains("closed");
            nmap(network, "-O -p 79-82 " + address);
        }
    }

    private static void malformed(NetworkNamespace network, String kind) throws Exception {
        NetworkNamespace.Ended sent = network.runOnRouter(LinuxPeer.LIMIT, "python3", LinuxPeer.FOLDER.resolve("frames.py").toString(), HARDWARE, GUEST, GUEST6, "80", kind, LinuxPeer.IS_LONG ? "3000" : "300");
        assertThat(sent.status()).as(sent.output()).isZero();
    }

    /// Over IPv4 and IPv6 at once, until it is closed.
    private record Flood(Process old, Process young) implements AutoCloseable {
        static Flood start(NetworkNamespace network, int port) throws IOException {
            return new Flood(network.startOnRouter("hping3", "-q", "-S", "-p", Integer.toString(port), "--rand-source", "-i", "u200", GUEST),
                    network.startOnRouter("python3", LinuxPeer.FOLDER.resolve("frames.py").toString(), HARDWARE, GUEST, GUEST6, Integer.toString(port), "flood", "1000000000"));
        }

        void check() {
            assertThat(old.isAlive() && young.isAlive()).isTrue();
        }

        @Override
        public void close() {
            old.destroyForcibly();
            young.destroyForcibly();
        }
    }

    private static void flood(NetworkNamespace network, int port) throws Exception {
        try (Flood flood = Flood.start(network, port)) {
            NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, "ab", "-q", "-n", LinuxPeer.IS_LONG ? "20000" : "1000", "-c", "10", "http://" + GUEST + "/");
            assertThat(ended.output()).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
            flood.check();
        }
    }

    private static void cookies() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.server(network)) {
            try (Flood flood = Flood.start(network, 13)) {
                LinuxPeer.expect(network, GUEST, "crowd 200");
                LinuxPeer.expect(network, GUEST6, "crowd 200");
                flood.check();
            }
            LinuxPeer.expect(network, GUEST, "send 1000000");
        }
    }

    /// Connections that hold a place, until the process is ended.
    private static Process hold(NetworkNamespace network, int count) throws IOException {
        Process holding = network.start(LinuxPeer.words(GUEST, "hold " + count + " 80"));
        assertThat(holding.inputReader().readLine()).isEqualTo("ready");
        return holding;
    }

    private static void slowly(NetworkNamespace network, int count) throws Exception {
        Process holding = hold(network, count);
        try {
            NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, "ab", "-q", "-n", "1000", "-c", "10", "http://" + GUEST + "/");
            assertThat(ended.output()).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
            assertThat(holding.isAlive()).isTrue();
        } finally {
            holding.destroyForcibly();
        }
    }

    /// nginx has places for 768 (worker_connections).
    private static void crowd() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = nginx(network)) {
            hold(network, 2000).destroyForcibly().waitFor();
            try (Client client = new Client(network, GUEST)) {
                client.check();
            }
            run.signal("TERM");
            assertThat(run.end()).as(run.console()).isZero();
        }
    }
}
