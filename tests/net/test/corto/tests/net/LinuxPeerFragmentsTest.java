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

/// Datagrams and pings that need several packets, either way, and fragments of which nothing shall be made. See [LinuxPeer].
class LinuxPeerFragmentsTest {
    private static final int MANY = 500;

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        return Stream.of(GUEST, GUEST6).map(address -> dynamicTest("fragments either way" + (address.contains(":") ? " over IPv6" : ""), () -> fragments(address)));
    }

    private void fragments(String address) throws Exception {
        Path packets = folder.resolve("packets.pcap");
        try (NetworkNamespace network = NetworkNamespace.open(true); CortoRun run = LinuxPeer.server(network, "--pcap", packets.toString())) {
            LinuxPeer.expect(network, address, "large-datagrams 50");
            LinuxPeer.expectOnRouter(network, address, "large-datagrams 50");
            for (int size : List.of(8000, 65_507 - (address.contains(":") ? 0 : 20))) {
                NetworkNamespace.Ended ended = network.run(LinuxPeer.LIMIT, "ping", "-n", "-c", "3", "-i", "0.2", "-s", Integer.toString(size), address);
                assertThat(ended.output()).contains("3 received, 0% packet loss").doesNotContain("wrong", "truncated");
            }
            LinuxPeer.expect(network, address, "datagram-path-mtu");
            LinuxPeer.expectOnRouter(network, address, "fragments");
            run.signal("TERM");
            run.end();
        }
        String isFragment = address.contains(":") ? "ipv6.fraghdr" : "(ip.flags.mf == 1 || ip.frag_offset > 0)";
        assertThat(LinuxPeer.tshark(packets, LinuxPeer.OURS + " && " + isFragment).lines().count()).as("fragments that the guest sent").isGreaterThan(MANY);
        LinuxPeer.checkPackets(packets, MANY);
    }
}
