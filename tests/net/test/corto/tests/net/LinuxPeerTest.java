// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Connections of all kinds with this host's Linux, over IPv4 and IPv6, and every packet of them. See [LinuxPeer].
class LinuxPeerTest {
    /// Bytes, and timeouts that are pauses of a busy host: a stack that stalls has many more.
    private static final String BULK = LinuxPeer.IS_LONG ? "1000000000 100" : "64000000 10";
    private static final List<String> SCENARIOS = List.of("short 300", "datagrams 300", "send 8000000", "receive 8000000", "receive-file 8000000", "receive-pipe 8000000", "both 2000000", "idle 1000", "busy 200", "half-close", "resets 100", "zero-window", "keep-alive", "mss",
            "guest-connects", "dual-stack", "neighbor-moves");
    private static final List<String> ADDRESSES = List.of(NetworkNamespace.GUEST, NetworkNamespace.GUEST6);

    private static final int MANY = 1000;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (String address : ADDRESSES) {
            String version = address.contains(":") ? " over IPv6" : "";
            tests.add(dynamicTest("connections of all kinds with offloads, and right packets" + version, () -> scenarios(address)));
            tests.add(dynamicTest("connections of all kinds without offloads, and right packets" + version, () -> scenariosWithoutOffloads(address)));
            tests.add(dynamicTest("bulk both ways without a stall" + version, () -> bulk(address)));
            tests.add(dynamicTest("paths that shrink" + version, () -> paths(address)));
            tests.add(dynamicTest("paths that lose large packets in silence" + version, () -> blackHoles(address)));
        }
        tests.add(dynamicTest("jumbo frames with offloads", () -> jumboFrames(List.of())));
        tests.add(dynamicTest("jumbo frames, each as it is", () -> jumboFrames(List.of("--pcap", folder.resolve("jumbo.pcap").toString()))));
        tests.add(dynamicTest("iperf3 both ways", LinuxPeerTest::iperf));
        return tests.stream();
    }

    /// Behind the router, where nothing is left of the offloads that the guest had.
    private void scenarios(String address) throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.server(network)) {
            Process capture = LinuxPeer.capture(network, packets);
            for (String scenario : SCENARIOS) {
                LinuxPeer.expect(network, address, scenario);
            }
            end(capture);
        }
        LinuxPeer.checkPackets(packets, MANY);
    }

    /// QEMU writes what the guest sends, without offloads, so that checksums are what the guest has written.
    private void scenariosWithoutOffloads(String address) throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = LinuxPeer.server(network, "--pcap", packets.toString())) {
            for (String scenario : List.of("short 50", "datagrams 50", "send 8000000", "receive 8000000", "receive-file 8000000", "receive-pipe 8000000", "busy 50", "half-close", "resets 20", "zero-window", "guest-connects")) {
                LinuxPeer.expect(network, address, scenario);
            }
            run.signal("TERM");
            run.end();
        }
        LinuxPeer.checkPackets(packets, MANY);
    }

    private static void end(Process capture) throws InterruptedException {
        capture.destroy();
        assertThat(capture.waitFor(10, TimeUnit.SECONDS)).isTrue();
    }

    /// A cable on which nothing is lost leaves nothing to time out.
    private static void bulk(String address) throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.server(network)) {
            LinuxPeer.expect(network, address, "send " + BULK);
            LinuxPeer.expect(network, address, "receive " + BULK);
            LinuxPeer.expect(network, address, "receive-file " + BULK);
        }
    }

    private static void paths(String address) throws Exception {
        for (String scenarios : List.of("path-mtu-to-us 20", "path-mtu-to-us 19,path-mtu-from-us")) {        // from a file, from memory
            try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.server(network)) {
                for (String scenario : scenarios.split(",")) {
                    LinuxPeer.expect(network, address, scenario);
                }
            }
        }
    }

    private static void blackHoles(String address) throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun _ = LinuxPeer.server(network)) {
            LinuxPeer.expect(network, address, "black-hole-to-us");
            LinuxPeer.expect(network, address, "black-hole-from-us");
        }
    }

    /// On an interface with an MTU of 9,000 Linux is offered segments, and sends some, that need several of the guest's buffers; the guest's fit into one.
    private static void jumboFrames(List<String> options) throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            network.onRouter("ip link set tap0 mtu 9000 && ip link set out0 mtu 9000");
            assertThat(network.run(LinuxPeer.LIMIT, "ip", "link", "set", "in0", "mtu", "9000").status()).isZero();
            try (CortoRun run = LinuxPeer.server(network, options.toArray(String[]::new))) {
                for (String scenario : List.of("short 50", "send 8000000", "receive 8000000", "receive-file 8000000", "receive-pipe 8000000", "both 2000000", "zero-window")) {
                    LinuxPeer.expect(network, NetworkNamespace.GUEST, scenario);
                }
                run.signal("TERM");
                run.end();
            }
        }
        if (!options.isEmpty()) {
            Path capture = Path.of(options.getLast());
            assertThat(LinuxPeer.tshark(capture, "ip.src == " + NetworkNamespace.GUEST + " && tcp.flags.syn == 1 && tcp.options.mss_val == 8960")).isNotEmpty();
            assertThat(LinuxPeer.tshark(capture, "ip.dst == " + NetworkNamespace.GUEST + " && tcp.len > 8000")).isNotEmpty();
            assertThat(LinuxPeer.tshark(capture, "ip.src == " + NetworkNamespace.GUEST + " && ip.len > 1500 && tcp")).isNotEmpty();
        }
    }

    private static void iperf() throws Exception {
        try (NetworkNamespace network = NetworkNamespace.open(true);
                CortoRun run = LinuxPeer.start(network, CortoRun.ROOT.resolve("tests/apps/network/iperf3").toString(), "Server listening", NetworkNamespace.OPTIONS)) {
            int test = 1;
            for (String options : List.of("", "-R", "-P 4", "--bidir", "-u -b 5M", "-u -R -b 5M", "-6")) {
                run.await("(test #" + test++ + ")");        // it listens anew for each
                String target = options.equals("-6") ? NetworkNamespace.GUEST6 : NetworkNamespace.GUEST;
                NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, ("iperf3 -c " + target + (LinuxPeer.IS_LONG ? " -t 20 " : " -t 3 ") + options).strip().split(" +"));
                assertThat(ended.status()).as(options + ": " + ended.output()).isZero();
                ended.output().lines().filter(line -> line.endsWith("receiver")).forEach(line -> System.out.println("iperf3 " + options + ": " + line));
            }
        }
    }
}
