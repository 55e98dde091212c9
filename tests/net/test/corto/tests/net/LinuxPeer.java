// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static corto.tests.net.NetworkNamespace.GUEST;
import static corto.tests.net.NetworkNamespace.GUEST6;
import static org.assertj.core.api.Assertions.assertThat;

import corto.tests.apps.CortoRun;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What the tests have in common in which this host's Linux is the other end: over a TAP interface in a network namespace, which takes root, /dev/net/tun and tools that an ordinary host does not have (see the README).
///
/// Nothing runs unless it is asked for: `-D corto.net=peer`, or `-D corto.net=all` with a gigabyte instead of 64 MB and more of everything. Then what the host does not allow is a failure.
final class LinuxPeer {
    static final Path FOLDER = CortoRun.ROOT.resolve("tests/net/peer");
    static final String OURS = "(ip.src == " + GUEST + " || ipv6.src == " + GUEST6 + " || ipv6.src == " + NetworkNamespace.LINK_LOCAL + " || arp.src.proto_ipv4 == " + GUEST + ")";

    private static final String CHOSEN = System.getProperty("corto.net", "");
    static final boolean IS_LONG = CHOSEN.equals("all");
    static final boolean IS_CHOSEN = IS_LONG || List.of(CHOSEN.split(",")).contains("peer");
    static final Duration LIMIT = Duration.ofMinutes(IS_LONG ? 40 : 9);

    private LinuxPeer() {}

    /// Starts `server.c` in a machine.
    static CortoRun server(NetworkNamespace network, String... options) throws Exception {
        return server(network, NetworkNamespace.OPTIONS, options);
    }

    static CortoRun server(NetworkNamespace network, List<String> addresses, String... options) throws Exception {
        return start(network, FOLDER.toString(), "ready", addresses, options);
    }

    /// Starts a machine behind the router, and waits for what it prints.
    static CortoRun start(NetworkNamespace network, String target, String awaited, List<String> addresses, String... options) throws Exception {
        List<String> words = new ArrayList<>(addresses);
        words.addAll(List.of(options));
        CortoRun.prepare(target, words.toArray(String[]::new));
        words.add(target);
        CortoRun run = CortoRun.startBehind(network.prefix(), words.toArray(String[]::new));
        run.await(awaited);
        return run;
    }

    /// Lets the peer go through a scenario of `peer.py`; what it printed.
    static String expect(NetworkNamespace network, String address, String scenario) throws IOException, InterruptedException {
        return check(address + ": " + scenario, network.run(LIMIT, words(address, scenario)));
    }

    /// The same with the router as the peer.
    static String expectOnRouter(NetworkNamespace network, String address, String scenario) throws IOException, InterruptedException {
        return check(address + ": " + scenario, network.runOnRouter(LIMIT, words(address, scenario)));
    }

    static String[] words(String address, String scenario) {
        List<String> words = new ArrayList<>(List.of("python3", FOLDER.resolve("peer.py").toString(), address));
        words.addAll(List.of(scenario.split(" ")));
        return words.toArray(String[]::new);
    }

    private static String check(String what, NetworkNamespace.Ended ended) {
        assertThat(ended.status()).as(what + ": " + ended.output()).isZero();
        if (!ended.output().isBlank()) {
            System.out.println(what + ": " + ended.output().strip());
        }
        return ended.output();
    }

    /// Writes down what the peer receives, until the process is ended.
    static Process capture(NetworkNamespace network, Path file) throws IOException {
        Process tcpdump = network.start("tcpdump", "-i", "in0", "-U", "-B", "16384", "-Z", "root", "-w", file.toString());
        String line = tcpdump.inputReader().readLine();
        assertThat(line).contains("listening on in0");
        return tcpdump;
    }

    /// Nothing of ours, of which there are `fewest` packets or more, is wrong. ICMP's errors quote what others sent: of them only the checksum is looked at. A checksum of 0 that the router computed is
    /// 0xFFFF, whatever the protocol (Linux, skb_checksum_help); a receiver cannot tell them apart, tshark does.
    static void checkPackets(Path capture, int fewest) throws IOException, InterruptedException {
        checkPackets(capture, OURS + " && ", fewest);
    }

    /// The same of packets for which `ours`, the beginning of a filter, is true.
    static void checkPackets(Path capture, String ours, int fewest) throws IOException, InterruptedException {
        String wrong = "(_ws.malformed || _ws.expert.severity == error || ip.checksum.status == Bad || tcp.checksum.status == Bad || udp.checksum.status == Bad)";
        String filter = ours + "!(tcp.checksum == 0xffff) && (!(icmp.type == 3) && !(icmpv6.type <= 4) && " + wrong + " || icmp.checksum.status == Bad || icmpv6.checksum.status == Bad)";
        assertThat(tshark(capture, filter).lines().limit(50).peek(System.out::println).count()).as("packets of ours that tshark finds wrong").isZero();
        assertThat(tshark(capture, ours + "eth").lines().count()).isGreaterThanOrEqualTo(fewest);
    }

    static String tshark(Path capture, String filter) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("tshark", "-r", capture.toString(), "-o", "ip.check_checksum:TRUE", "-o", "tcp.check_checksum:TRUE", "-o", "udp.check_checksum:TRUE", "-Y", filter)
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
        String output = new String(process.getInputStream().readAllBytes());
        process.waitFor();                              // 2 where a capture ends in the middle of a packet
        return output;
    }
}
