// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// This host's Linux is the other end: over a TAP interface in a network namespace, which takes root, /dev/net/tun and tools that an ordinary host does not have (see the README).
///
/// Nothing runs unless it is asked for: `-D corto.net=peer`, or `-D corto.net=all` with a gigabyte instead of 64 MB and more of everything. Then what the host does not allow is a failure.
class LinuxPeerTest {
    private static final String CHOSEN = System.getProperty("corto.net", "");
    private static final boolean IS_LONG = CHOSEN.equals("all");
    private static final Path PEER = CortoRun.ROOT.resolve("tests/apps/network/peer");
    private static final Duration LIMIT = Duration.ofMinutes(9);
    private static final String BULK = IS_LONG ? "1000000000" : "64000000";
    private static final String[] NETWORK = {"--net", "tap=" + NetworkNamespace.INTERFACE, "--ip", NetworkNamespace.GUEST + "/24"};
    private static final String NETDEV = "tap,id=net0,ifname=tap0,script=no,downscript=no";
    private static final List<String> SCENARIOS = List.of("short 300", "both 2000000", "idle 1000", "busy 200", "half-close", "resets 100", "zero-window", "keep-alive");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!IS_LONG && !List.of(CHOSEN.split(",")).contains("peer")) {
            return Stream.of();
        }
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("connections of all kinds, with offloads", () -> scenarios(List.of("send " + BULK, "receive " + BULK), SCENARIOS)));
        tests.add(dynamicTest("no packet of ours is malformed or has a wrong checksum", this::packets));
        tests.add(dynamicTest("jumbo frames, with offloads", () -> jumboFrames(List.of())));
        tests.add(dynamicTest("jumbo frames, each as it is", () -> jumboFrames(List.of("--pcap", folder.resolve("jumbo.pcap").toString()))));
        tests.add(dynamicTest("over a cable that loses 1 %", () -> badCable(100, 0, 0, 0)));
        tests.add(dynamicTest("over a cable that loses 5 % and takes 25 ms each way", () -> badCable(500, 0, 0, 25)));
        tests.add(dynamicTest("over a cable on which 10 % overtake others and 3 % come twice", () -> badCable(0, 300, 1000, 5)));
        tests.add(dynamicTest("over a cable with all of that", () -> badCable(200, 100, 500, 10)));
        tests.add(dynamicTest("nginx serves meanwhile", this::attacks));
        tests.add(dynamicTest("nginx under load", this::load));
        tests.add(dynamicTest("redis-benchmark", this::redis));
        tests.add(dynamicTest("iperf3 both ways", this::iperf));
        return tests.stream();
    }

    @SafeVarargs
    private static void scenarios(List<String>... scenarios) throws Exception {
        CortoRun.prepare(PEER.toString(), NETWORK);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = peer(network)) {
            for (List<String> some : scenarios) {
                for (String scenario : some) {
                    expect(network, scenario);
                }
            }
        }
    }

    private static CortoRun peer(NetworkNamespace network, String... options) throws Exception {
        List<String> words = new ArrayList<>(List.of(NETWORK));
        words.addAll(List.of(options));
        words.add(PEER.toString());
        CortoRun run = CortoRun.startBehind(network.prefix(), words.toArray(String[]::new));
        run.await("ready");
        return run;
    }

    private static void expect(NetworkNamespace network, String scenario) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("python3", PEER.resolve("peer.py").toString(), NetworkNamespace.GUEST));
        words.addAll(List.of(scenario.split(" ")));
        NetworkNamespace.Ended ended = network.run(LIMIT, words.toArray(String[]::new));
        assertThat(ended.status()).as(scenario + ": " + ended.output()).isZero();
    }

    /// QEMU writes what the guest sends, without offloads, so that checksums are what the guest has written. What others' malformed packets are answered with quotes them: they come elsewhere.
    private void packets() throws Exception {
        Path capture = folder.resolve("packets.pcap");
        CortoRun.prepare(PEER.toString(), NETWORK);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = peer(network, "--pcap", capture.toString())) {
            for (String scenario : List.of("short 50", "send 8000000", "receive 8000000", "busy 50", "half-close", "resets 20", "zero-window")) {
                expect(network, scenario);
            }
            run.signal("TERM");
            run.end();
        }
        String ours = "ip.src == " + NetworkNamespace.GUEST + " || arp.src.proto_ipv4 == " + NetworkNamespace.GUEST;
        assertThat(tshark(capture, ours).lines().count()).isGreaterThan(1000);
        assertThat(tshark(capture, "(" + ours + ") && (_ws.malformed || _ws.expert.severity == error || ip.checksum.status == Bad || tcp.checksum.status == Bad || udp.checksum.status == Bad)")).isEmpty();
    }

    /// On an interface with an MTU of 9,000 Linux is offered segments, and sends some, that need several of the guest's buffers; the guest's fit into one.
    private void jumboFrames(List<String> options) throws Exception {
        CortoRun.prepare(PEER.toString(), NETWORK);
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            assertThat(network.run(LIMIT, "ip", "link", "set", NetworkNamespace.INTERFACE, "mtu", "9000").status()).isZero();
            try (CortoRun run = peer(network, options.toArray(String[]::new))) {
                for (String scenario : List.of("short 50", "send 8000000", "receive 8000000", "both 2000000", "zero-window")) {
                    expect(network, scenario);
                }
                run.signal("TERM");
                run.end();
            }
        }
        if (!options.isEmpty()) {
            Path capture = Path.of(options.getLast());
            assertThat(tshark(capture, "ip.src == " + NetworkNamespace.GUEST + " && tcp.flags.syn == 1 && tcp.options.mss_val == 8960")).isNotEmpty();
            assertThat(tshark(capture, "ip.dst == " + NetworkNamespace.GUEST + " && tcp.len > 8000")).isNotEmpty();
            assertThat(tshark(capture, "ip.src == " + NetworkNamespace.GUEST + " && ip.len > 1500 && tcp")).isNotEmpty();
        }
    }

    private static String tshark(Path capture, String filter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tshark", "-r", capture.toString(), "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-Y", filter)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return output;
    }

    /// Parts of ten thousand, and milliseconds, as link.c has them. QEMU is started by hand, for its network is the cable.
    private void badCable(int lost, int doubled, int reordered, int delayMillis) throws Exception {
        CortoRun.prepare(PEER.toString(), NETWORK);
        Path link = CProgram.compile(folder, "link", Files.readString(PEER.resolve("link.c")), "-O2");
        int ours = CortoRun.freePort();
        int theirs = CortoRun.freePort();
        try (NetworkNamespace network = NetworkNamespace.open(false)) {
            List<String> dry = new ArrayList<>(List.of("env", "CORTO_BUILD=" + CortoRun.BUILD, "CORTO_STALE=1", CortoRun.ROOT.resolve("corto").toString(), "run", "-q", "--accel", "tcg", "--dry-run"));
            dry.addAll(List.of(NETWORK));
            dry.add(PEER.toString());
            String line = network.run(LIMIT, dry.toArray(String[]::new)).output();
            assertThat(line).contains(NETDEV);
            Process cable = network.start(Stream.of(link, "tap0", ours, theirs, 1, lost, doubled, reordered, delayMillis).map(Object::toString).toArray(String[]::new));
            assertThat(cable.inputReader().readLine()).isEqualTo("ready");
            network.setUpInterface();
            Process qemu = network.start("sh", "-c", "exec " + line.replace(NETDEV, "socket,id=net0,udp=127.0.0.1:" + ours + ",localaddr=127.0.0.1:" + theirs));
            try {
                String first = qemu.inputReader().readLine();
                assertThat(first).isEqualTo("ready");
                for (String scenario : List.of("short 20", "send 2000000", "receive 2000000", "both 1000000", "busy 20", "half-close", "resets 20")) {
                    expect(network, scenario);
                }
            } finally {
                qemu.destroyForcibly();
                cable.destroyForcibly();
            }
        }
    }

    /// A port scan, malformed packets and a flood of SYNs, and a client all the while.
    private void attacks() throws Exception {
        CortoRun.prepare("nginx", NETWORK);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = nginx(network)) {
            String url = "http://" + NetworkNamespace.GUEST + "/";
            Process client = network.start("sh", "-c", "while true; do curl -sS -m 60 -o /dev/null -w '%{http_code}\\n' " + url + " || echo failed; done");
            StringBuilder answers = new StringBuilder();
            Thread reader = Thread.startVirtualThread(() -> read(client, answers));
            NetworkNamespace.Ended scan = network.run(LIMIT, "nmap", "-n", "-Pn", "-sS", "-p", "1-2000", "-T4", NetworkNamespace.GUEST);
            NetworkNamespace.Ended udp = network.run(LIMIT, "nmap", "-n", "-Pn", "-sU", "-p", "50-60", "-T4", NetworkNamespace.GUEST);
            network.run(Duration.ofSeconds(20), "nmap", "-n", "-Pn", "-sX", "-p", "79-82", NetworkNamespace.GUEST);
            expect(network, "malformed " + (IS_LONG ? 200000 : 20000) + " 80");
            network.run(Duration.ofSeconds(IS_LONG ? 30 : 8), "hping3", "-q", "-S", "-p", "80", "--rand-source", "-i", "u200", NetworkNamespace.GUEST);
            client.destroyForcibly();
            reader.join(10_000);

            assertThat(scan.output()).contains("80/tcp open  http").contains("Not shown: 1999 closed");
            assertThat(udp.status()).isZero();
            synchronized (answers) {
                assertThat(answers.toString().lines().filter(line -> line.equals("200")).count()).as(answers.toString()).isGreaterThan(20);
                assertThat(answers.toString().lines().filter(line -> !line.equals("200"))).isEmpty();
            }
            run.signal("TERM");
            assertThat(run.end()).as(run.console()).isZero();
        }
    }

    /// Until the process is ended.
    private static void read(Process client, StringBuilder answers) {
        try (BufferedReader lines = client.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                synchronized (answers) {
                    answers.append(line).append('\n');
                }
            }
        } catch (IOException e) {
            // It was ended in the middle of a line.
        }
    }

    private static CortoRun nginx(NetworkNamespace network) throws Exception {
        List<String> words = new ArrayList<>(List.of(NETWORK));
        words.add("nginx");
        CortoRun run = CortoRun.startBehind(network.prefix(), words.toArray(String[]::new));
        run.await("answers after");
        return run;
    }

    /// No request fails, whoever makes the load.
    private void load() throws Exception {
        CortoRun.prepare("nginx", NETWORK);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = nginx(network)) {
            String url = "http://" + NetworkNamespace.GUEST + "/";
            int requests = IS_LONG ? 1_000_000 : 20_000;
            NetworkNamespace.Ended kept = network.run(LIMIT, "ab", "-q", "-k", "-n", Integer.toString(requests), "-c", "30", url);
            NetworkNamespace.Ended fresh = network.run(LIMIT, "ab", "-q", "-n", Integer.toString(requests / 10), "-c", "30", url);
            NetworkNamespace.Ended wrk = network.run(LIMIT, "wrk", "-t", "1", "-c", "30", "-d", IS_LONG ? "120s" : "10s", url);

            for (NetworkNamespace.Ended ended : List.of(kept, fresh)) {
                assertThat(ended.output()).containsPattern("Failed requests: +0\n").doesNotContain("Non-2xx");
            }
            assertThat(number(kept.output(), "Complete requests: +(\\d+)")).isEqualTo(requests);
            assertThat(wrk.output()).contains("Requests/sec").doesNotContain("Socket errors", "Non-2xx");
            System.out.printf(Locale.ROOT, "nginx: %d requests over kept connections and %d over new ones, wrk %d: none failed%n", requests, requests / 10, number(wrk.output(), "(\\d+) requests in"));
        }
    }

    private void redis() throws Exception {
        CortoRun.prepare("redis", NETWORK);
        List<String> words = new ArrayList<>(List.of(NETWORK));
        words.add("redis");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = CortoRun.startBehind(network.prefix(), words.toArray(String[]::new))) {
            run.await("Ready to accept connections");
            NetworkNamespace.Ended all = network.run(LIMIT, "redis-benchmark", "-h", NetworkNamespace.GUEST, "-q", "-n", IS_LONG ? "100000" : "5000", "-c", "50");
            NetworkNamespace.Ended pipelined = network.run(LIMIT, "redis-benchmark", "-h", NetworkNamespace.GUEST, "-q", "-n", IS_LONG ? "1000000" : "50000", "-P", "16", "-t", "set,get");

            for (NetworkNamespace.Ended ended : List.of(all, pipelined)) {
                assertThat(ended.status()).as(ended.output()).isZero();
                assertThat(ended.output()).doesNotContain("rror");
            }
            assertThat(all.output()).contains("PING_INLINE: ", "SET: ", "LRANGE_600", "MSET (10 keys): ");
        }
    }

    private void iperf() throws Exception {
        String target = PEER.resolveSibling("iperf3").toString();
        CortoRun.prepare(target, NETWORK);
        List<String> words = new ArrayList<>(List.of(NETWORK));
        words.add(target);
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = CortoRun.startBehind(network.prefix(), words.toArray(String[]::new))) {
            run.await("Server listening");
            for (String options : List.of("", "-R", "-P 4", "--bidir", "-u -b 5M", "-u -R -b 5M")) {
                String[] client = ("iperf3 -c " + NetworkNamespace.GUEST + " -t 3 " + options).strip().split(" +");
                NetworkNamespace.Ended ended = network.run(LIMIT, client);
                assertThat(ended.status()).as(options + ": " + ended.output()).isZero();
            }
        }
    }

    private static long number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return Long.parseLong(matcher.group(1));
    }
}
