// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.fail;

import corto.tests.apps.CortoRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A network of the test's own, of two namespaces (network_namespaces(7)) of this host's Linux:
///
///     guest ── tap0  the router  out0 ── in0  the peer
///
/// Whatever has no other place runs on the peer, machines do on the router. The router's end of the way to the peer has no offloads: Linux has to compute checksums and cut segments that the guest left to its card, from what
/// the guest said of them, and what the peer receives is what would be on a cable.
final class NetworkNamespace implements AutoCloseable {
    static final String INTERFACE = "tap0";
    static final String GUEST = "192.168.100.2";
    static final String GUEST6 = "fd00:100::2";
    static final String HARDWARE = "52:54:c0:a8:64:02";             // which QEMU gives a guest of that address
    static final String LINK_LOCAL = "fe80::5054:c0ff:fea8:6402";
    static final String PEER6 = "fd00:9::2";
    /// Options of `corto run`.
    static final List<String> OPTIONS = List.of("--net", "tap=" + INTERFACE, "--ip", GUEST + "/24", "--gateway", "192.168.100.1", "--ip", GUEST6 + "/64", "--gateway", "fd00:100::1");

    private static final String READY = "ready";
    private static final String WAIT = "echo " + READY + " && exec sleep 100000";
    // Without asking whether others have them: while Linux does, it sends from another address of its own, and what has no connection is answered from one that goes with that (RFC 6724).
    private static final String LINK = "echo 0 >/proc/sys/net/ipv6/conf/tap0/accept_dad && ip link set tap0 address 02:00:00:00:00:01 && ip addr add 192.168.100.1/24 dev tap0 && ip addr add fd00:100::1/64 dev tap0 nodad && ip link set tap0 up";
    private static final String ROUTER = "mount -t sysfs none /sys && ip link set lo up && echo 1 >/proc/sys/net/ipv4/ip_forward && echo 1 >/proc/sys/net/ipv6/conf/all/forwarding && ";
    private static final String WAY = "ip link add out0 type veth peer name in0 netns %d && ip addr add 10.9.0.1/24 dev out0 && ip addr add fd00:9::1/64 dev out0 nodad && ip link set out0 up"
            + " && ethtool -K out0 tx off sg off tso off gso off";
    private static final String PEER = "ip link set lo up && ip addr add 10.9.0.2/24 dev in0 && ip addr add " + PEER6 + "/64 dev in0 nodad && ip link set in0 up && ip route add default via 10.9.0.1"
            + " && ip -6 route add default via fd00:9::1";

    /// How a command ended, and what it printed.
    record Ended(int status, String output) {
    }

    private final Process router;
    private final Process peer;

    private NetworkNamespace(Process router, Process peer) {
        this.router = router;
        this.peer = peer;
    }

    /// With the interface, or without it, for a program that makes it.
    static NetworkNamespace open(boolean withInterface) throws IOException, InterruptedException {
        Process router = hold(ROUTER + (withInterface ? "ip tuntap add dev tap0 mode tap && " + LINK + " && " : "") + WAIT);
        NetworkNamespace network = new NetworkNamespace(router, hold("mount -t sysfs none /sys && " + WAIT));
        network.onRouter(String.format(WAY, network.peer.pid()));
        Ended ended = network.run(Duration.ofSeconds(10), "sh", "-c", PEER);
        if (ended.status() != 0) {
            fail(ended.output());
        }
        return network;
    }

    private static Process hold(String script) throws IOException {
        Process holder = new ProcessBuilder("unshare", "--net", "--mount", "sh", "-c", script).redirectErrorStream(true).start();
        BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(READY)) {
                return holder;
            }
            said.append(line).append('\n');
        }
        return fail("this host does not allow a network namespace with a TAP interface, which needs root, CONFIG_NET_NS, CONFIG_VETH and /dev/net/tun:%n%s", said);
    }

    /// Gives the interface that a program has made its address.
    void setUpInterface() throws IOException, InterruptedException {
        onRouter(LINK);
    }

    /// Runs commands of the shell on the router.
    void onRouter(String script) throws IOException, InterruptedException {
        Ended ended = run(prefix(), Duration.ofSeconds(60), "sh", "-c", script);
        if (ended.status() != 0) {
            fail(script + ": " + ended.output());
        }
    }

    /// Words before a command that let it run on the router.
    List<String> prefix() {
        return prefix(router);
    }

    private static List<String> prefix(Process holder) {
        return List.of("nsenter", "--target", Long.toString(holder.pid()), "--net", "--mount", "--wdns=" + CortoRun.ROOT, "--");
    }

    Process start(String... words) throws IOException {
        return builder(prefix(peer), words).start();
    }

    Process startOnRouter(String... words) throws IOException {
        return builder(prefix(), words).start();
    }

    private ProcessBuilder builder(List<String> prefix, String... words) {
        List<String> line = new ArrayList<>(prefix);
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("PEER_ROUTER", String.join(" ", prefix()));
        builder.environment().put("PEER_FAR", PEER6);
        return builder;
    }

    /// Waits for the end, or ends it: then the status is that of timeout(1).
    Ended run(Duration limit, String... words) throws IOException, InterruptedException {
        return run(prefix(peer), limit, words);
    }

    Ended runOnRouter(Duration limit, String... words) throws IOException, InterruptedException {
        return run(prefix(), limit, words);
    }

    private Ended run(List<String> prefix, Duration limit, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("timeout", Long.toString(limit.toSeconds())));
        line.addAll(List.of(words));
        Path output = Files.createTempFile("corto-namespace", "");
        try {
            int status = builder(prefix, line.toArray(String[]::new)).redirectOutput(output.toFile()).start().waitFor();
            return new Ended(status, Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() {
        for (Process holder : List.of(peer, router)) {
            holder.destroyForcibly();
            try {
                holder.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
