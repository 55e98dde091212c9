// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.fail;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A network of the test's own: a namespace (network_namespaces(7)) with a TAP interface, at one end of which is this host's Linux as 192.168.100.1, at the other a machine.
final class NetworkNamespace implements AutoCloseable {
    static final String INTERFACE = "tap0";
    static final String GUEST = "192.168.100.2";
    private static final String LINK = "ip addr add 192.168.100.1/24 dev tap0 && ip link set tap0 up";
    private static final String READY = "ready";

    /// How a command ended, and what it printed.
    record Ended(int status, String output) {
    }

    private final Process holder;

    private NetworkNamespace(Process holder) {
        this.holder = holder;
    }

    /// With the interface, or without it, for a program that makes it.
    static NetworkNamespace open(boolean withInterface) throws IOException {
        String script = "mount -t sysfs none /sys && ip link set lo up && " + (withInterface ? "ip tuntap add dev tap0 mode tap && " + LINK + " && " : "") + "echo " + READY + " && exec sleep 100000";
        Process holder = new ProcessBuilder("unshare", "--net", "--mount", "sh", "-c", script).redirectErrorStream(true).start();
        BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(READY)) {
                return new NetworkNamespace(holder);
            }
            said.append(line).append('\n');
        }
        return fail("this host does not allow a network namespace with a TAP interface, which needs root, CONFIG_NET_NS and /dev/net/tun:%n%s", said);
    }

    /// Gives the interface that a program has made its address.
    void setUpInterface() throws IOException, InterruptedException {
        Ended ended = run(Duration.ofSeconds(10), "sh", "-c", LINK);
        if (ended.status() != 0) {
            fail(ended.output());
        }
    }

    /// Words before a command that let it run here.
    List<String> prefix() {
        return List.of("nsenter", "--target", Long.toString(holder.pid()), "--net", "--mount", "--wdns=" + CortoRun.ROOT, "--");
    }

    Process start(String... words) throws IOException {
        List<String> line = new ArrayList<>(prefix());
        line.addAll(List.of(words));
        return new ProcessBuilder(line).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).start();
    }

    /// Waits for the end, or ends it: then the status is that of timeout(1).
    Ended run(Duration limit, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("timeout", Long.toString(limit.toSeconds())));
        line.addAll(List.of(words));
        Path output = Files.createTempFile("corto-namespace", "");
        try {
            List<String> all = new ArrayList<>(prefix());
            all.addAll(line);
            Process process = new ProcessBuilder(all).redirectErrorStream(true).redirectOutput(output.toFile()).redirectInput(Path.of("/dev/null").toFile()).start();
            int status = process.waitFor();
            return new Ended(status, Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }

    @Override
    public void close() {
        holder.destroyForcibly();
        try {
            holder.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
