// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static corto.tests.net.NetworkNamespace.GUEST6;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CortoRun;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Groups of hosts, with Linux's bridge as the one that asks for them and forwards by what it is told, and Linux as sender and receiver. See [LinuxPeer].
class LinuxPeerGroupsTest {
    /// The card behind a bridge that takes the router's addresses. Times are hundredths of a second: a group of which nobody says anything for five seconds is forgotten.
    private static final String BRIDGE = "ip link add br0 type bridge mcast_snooping 1 mcast_querier 1 mcast_igmp_version 3 mcast_mld_version 2 mcast_startup_query_interval 100 mcast_query_interval 100"
            + " mcast_query_response_interval 50 mcast_membership_interval 500 mcast_last_member_interval 50 && ip addr flush dev tap0 && ip link set tap0 master br0"
            + " && ip addr add 192.168.100.1/24 dev br0 && ip addr add fd00:100::1/64 dev br0 nodad && ip link set br0 up";

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        return Stream.of(GUEST, GUEST6).map(address -> dynamicTest("groups are joined, asked for, left and sent to" + (address.contains(":") ? " over IPv6" : ""), () -> groups(address)));
    }

    private void groups(String address) throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true)) {
            network.onRouter(BRIDGE);
            try (CortoRun run = LinuxPeer.server(network, "--set", "POSIX_MULTICAST=y", "--pcap", packets.toString())) {
                LinuxPeer.expectOnRouter(network, address, "groups");
                run.signal("TERM");
                run.end();
            }
        }
        for (String kind : address.contains(":") ? List.of("icmpv6.type == 143", "icmpv6.type == 131", "icmpv6.type == 132") : List.of("igmp.type == 0x22", "igmp.type == 0x16", "igmp.type == 0x17")) {
            assertThat(LinuxPeer.tshark(packets, LinuxPeer.OURS + " && " + kind)).as(kind).isNotEmpty();
        }
        LinuxPeer.checkPackets(packets, 20);
    }
}
