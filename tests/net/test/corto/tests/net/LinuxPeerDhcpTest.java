// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Addresses from Debian's dnsmasq. See [LinuxPeer].
class LinuxPeerDhcpTest {
    private static final List<String> ASKS = List.of("--net", "tap=" + NetworkNamespace.INTERFACE, "--ip", "dhcp");
    private static final String FIRST = "192.168.100.150";
    private static final String SECOND = "192.168.100.151";
    private static final String OTHER = "192.168.100.160";
    private static final String NOT_OF_ROUTER = "eth.src != 02:00:00:00:00:01 && ";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        return Stream.of(
                dynamicTest("a lease with all that belongs to it, renewed, refused, taken anew", this::lease),
                dynamicTest("an address that Linux has is declined", this::declined));
    }

    /// The server, and what it writes.
    private record Server(Process process, BufferedReader lines) implements AutoCloseable {
        /// Leases of two minutes, dnsmasq's shortest, to be renewed after ten seconds.
        static Server start(NetworkNamespace network, Path leases, String range, String... options) throws IOException {
            List<String> words = new ArrayList<>(List.of("timeout", "600", "dnsmasq", "--keep-in-foreground", "--conf-file=/dev/null", "--interface=tap0", "--bind-interfaces", "--user=root", "--pid-file=", "--log-facility=-"));
            words.addAll(List.of("--no-resolv", "--no-hosts", "--no-ping", "--address=/name.example/10.9.8.7", "--local=/example/", "--domain=example", "--dhcp-range=" + range + ",2m", "--dhcp-authoritative"));
            words.addAll(List.of("--dhcp-leasefile=" + leases, "--dhcp-option=option:mtu,1400", "--dhcp-option=option:T1,10", "--dhcp-option=option:T2,100"));
            words.addAll(List.of(options));
            Process process = network.startOnRouter(words.toArray(String[]::new));
            return new Server(process, process.inputReader());
        }

        /// Reads on to a line with `text`.
        void await(String text) throws IOException {
            StringBuilder read = new StringBuilder();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read.append(line).append('\n');
                if (line.contains(text)) {
                    return;
                }
            }
            fail("dnsmasq did not write \"%s\":%n%s", text, read);
        }

        @Override
        public void close() {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private void lease() throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); Server first = Server.start(network, folder.resolve("first"), FIRST + "," + FIRST);
                CortoRun run = LinuxPeer.server(network, ASKS, "--pcap", packets.toString())) {
            first.await("DHCPACK(tap0) " + FIRST);
            LinuxPeer.expect(network, FIRST, "short 20");           // by the router that was named
            LinuxPeer.expect(network, FIRST, "receive 500000");
            LinuxPeer.expect(network, FIRST, "resolves");
            for (int i = 0; i < 2; i++) {
                first.await("DHCPACK(tap0) " + FIRST);
            }
            LinuxPeer.expect(network, FIRST, "busy 20");
            first.close();
            try (Server second = Server.start(network, folder.resolve("second"), OTHER + "," + OTHER)) {
                second.await("DHCPNAK(tap0) " + FIRST);
                second.await("DHCPACK(tap0) " + OTHER);
                LinuxPeer.expect(network, OTHER, "short 20");
                LinuxPeer.expect(network, OTHER, "resolves");
                assertThat(network.runOnRouter(LinuxPeer.LIMIT, "ping", "-n", "-c", "2", FIRST).status()).as("answers to the old address").isNotZero();
            }
            if (LinuxPeer.IS_LONG) {                                // the lease ends, and with it the address
                assertThat(network.runOnRouter(LinuxPeer.LIMIT, "sh", "-c", "for i in $(seq 300); do ping -n -c 1 -W 1 " + OTHER + " >&2 || exit 0; sleep 1; done; exit 1").status()).isZero();
            }
            run.signal("TERM");
            run.end();
        }
        assertThat(LinuxPeer.tshark(packets, NOT_OF_ROUTER + "dhcp").lines().count()).as("messages of the client").isGreaterThanOrEqualTo(7);
        assertThat(LinuxPeer.tshark(packets, NOT_OF_ROUTER + "dhcp && ip.src == " + FIRST + " && ip.dst == 192.168.100.1")).as("renewals, to the server alone").isNotEmpty();
        for (String address : List.of(FIRST, OTHER)) {
            assertThat(LinuxPeer.tshark(packets, NOT_OF_ROUTER + "arp.isprobe == true && arp.dst.proto_ipv4 == " + address)).as("the question who has it").isNotEmpty();
            assertThat(LinuxPeer.tshark(packets, NOT_OF_ROUTER + "arp.isannouncement == true && arp.src.proto_ipv4 == " + address)).as("its announcement").isNotEmpty();
        }
        assertThat(LinuxPeer.tshark(packets, "ip.src == " + FIRST + " && ip.len == 1400")).as("packets as large as the MTU that was told").isNotEmpty();
        assertThat(LinuxPeer.tshark(packets, "ip.src == " + FIRST + " && ip.len > 1400")).as("larger ones").isEmpty();
        LinuxPeer.checkPackets(packets, NOT_OF_ROUTER, 100);
    }

    /// The server takes the mask of that address, so that it is itself beyond the guest's network: a neighbour all the same.
    private void declined() throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            network.onRouter("ip addr add " + FIRST + "/32 dev tap0");
            try (Server server = Server.start(network, folder.resolve("leases"), SECOND + "," + SECOND, "--dhcp-host=52:54:*:*:*:*," + FIRST); CortoRun run = LinuxPeer.server(network, ASKS, "--pcap", packets.toString())) {
                server.await("DHCPDECLINE(tap0) " + FIRST);
                server.await("DHCPACK(tap0) " + SECOND);
                LinuxPeer.expect(network, SECOND, "short 20");
                run.signal("TERM");
                run.end();
            }
        }
        LinuxPeer.checkPackets(packets, NOT_OF_ROUTER, 50);
    }
}
