// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static corto.tests.net.NetworkNamespace.GUEST6;
import static corto.tests.net.NetworkNamespace.HARDWARE;
import static corto.tests.net.NetworkNamespace.LINK_LOCAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// What is IPv6's own, with this host's Linux as router, neighbour and peer. See [LinuxPeer].
class LinuxPeerIpv6Test {
    private static final List<String> WITHOUT_IPV6_ADDRESS = NetworkNamespace.OPTIONS.subList(0, 6);
    private static final String BY_PREFIX = "fd00:200::5054:c0ff:fea8:6402";
    private static final String SCOPED = LINK_LOCAL + "%" + NetworkNamespace.INTERFACE;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        return Stream.of(
                dynamicTest("an address and the way out come from radvd, and go with it", this::routerAdvertisements),
                dynamicTest("pings of all sizes are answered, to addresses and to all nodes", this::pings),
                dynamicTest("connections between link-local addresses have a scope", this::linkLocal),
                dynamicTest("a link-local address that somebody has is not used", () -> duplicate(LINK_LOCAL, WITHOUT_IPV6_ADDRESS)),
                dynamicTest("an address given by hand that somebody has is not used", () -> duplicate(GUEST6, NetworkNamespace.OPTIONS)));
    }

    private void routerAdvertisements() throws Exception {
        Path configuration = Files.writeString(folder.resolve("radvd.conf"), """
                interface tap0 {
                    AdvSendAdvert on;
                    MinRtrAdvInterval 3;
                    MaxRtrAdvInterval 4;
                    prefix fd00:200::/64 { };
                };
                """);
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            network.onRouter("ip addr add fd00:200::1/64 dev tap0 nodad");
            Process radvd = network.startOnRouter("radvd", "-n", "-C", configuration.toString(), "-p", folder.resolve("radvd.pid").toString(), "-m", "stderr", "-u", "root");
            try (CortoRun _ = LinuxPeer.server(network, WITHOUT_IPV6_ADDRESS)) {
                awaitPing(network, BY_PREFIX);
                for (String scenario : List.of("short 20", "datagrams 20", "send 2000000", "receive 2000000", "guest-connects", "half-close")) {
                    LinuxPeer.expect(network, BY_PREFIX, scenario);
                }
                LinuxPeer.expect(network, GUEST, "dual-stack");
                radvd.destroy();                            // says that it is a router no more
                radvd.waitFor();
                LinuxPeer.expect(network, GUEST, "unreachable");
            } finally {
                radvd.destroyForcibly();
            }
        }
    }

    /// Addresses are asked for before they are used, which takes a second each.
    private static void awaitPing(NetworkNamespace network, String address) throws IOException, InterruptedException {
        NetworkNamespace.Ended ended = network.runOnRouter(LinuxPeer.LIMIT, "sh", "-c", "for i in $(seq 60); do ping -6 -c 1 -W 1 -n " + address + " && exit; done; exit 1");
        assertThat(ended.status()).as(ended.output()).isZero();
    }

    private void pings() throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = LinuxPeer.server(network, "--pcap", packets.toString())) {
            awaitPing(network, SCOPED);
            for (String address : List.of(GUEST, GUEST6)) {
                for (int size : List.of(0, 1, 56, 1000, 1452, 1473, 8000)) {
                    NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, "ping", "-n", "-c", "3", "-i", "0.2", "-s", Integer.toString(size), address);
                    assertThat(ended.output()).contains("3 received, 0% packet loss").doesNotContain("wrong", "truncated");
                }
            }
            NetworkNamespace.Ended all = network.runOnRouter(LinuxPeer.LIMIT, "ping", "-6", "-n", "-c", "2", "ff02::1%tap0");
            assertThat(all.output()).contains("from " + LINK_LOCAL + "%tap0: icmp_seq=1");
            NetworkNamespace.Ended nobody = network.runOnRouter(LinuxPeer.LIMIT, "ping", "-6", "-n", "-c", "1", "fd00:100::77");
            assertThat(nobody.status()).isNotZero();
            run.signal("TERM");
            run.end();
        }
        LinuxPeer.checkPackets(packets, 42);
    }

    private void linkLocal() throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = LinuxPeer.server(network, "--pcap", packets.toString())) {
            awaitPing(network, SCOPED);
            for (String scenario : List.of("short 20", "datagrams 20", "send 1000000", "receive 1000000", "guest-connects", "dual-stack", "half-close")) {
                LinuxPeer.expectOnRouter(network, SCOPED, scenario);
            }
            run.signal("TERM");
            run.end();
        }
        LinuxPeer.checkPackets(packets, 500);
    }

    /// The router has the address before the guest begins to ask for it.
    private void duplicate(String address, List<String> options) throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            network.onRouter("ip addr add " + address + "/64 dev tap0 nodad");
            try (CortoRun run = LinuxPeer.server(network, options, "--pcap", packets.toString())) {
                LinuxPeer.expect(network, GUEST, "busy 50");
                network.onRouter("ip addr del " + address + "/64 dev tap0");
                NetworkNamespace.Ended ended = network.runOnRouter(LinuxPeer.LIMIT, "ping", "-6", "-n", "-c", "2", "-I", "tap0", address);
                assertThat(ended.status()).as("the guest answers for an address that another has: " + ended.output()).isNotZero();
                run.signal("TERM");
                run.end();
            }
        }
        String fromGuest = "eth.src == " + HARDWARE + " && ";
        assertThat(LinuxPeer.tshark(packets, fromGuest + "icmpv6.type == 135 && ipv6.src == :: && icmpv6.nd.ns.target_address == " + address).lines().count()).as("questions for it").isPositive();
        assertThat(LinuxPeer.tshark(packets, fromGuest + "icmpv6.type == 136 && icmpv6.nd.na.target_address == " + address)).as("claims to it").isEmpty();
    }
}
