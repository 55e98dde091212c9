// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import corto.tests.apps.CProgram;
import corto.tests.apps.CortoRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Bad cables (`peer/link.c`) between this host's Linux and a machine. See [LinuxPeer].
class LinuxPeerCableTest {
    private static final String NETDEV = "tap,id=net0,ifname=tap0,script=no,downscript=no";

    /// `settings`: of link.c. `mostTimeouts`: of a transfer of `bytes`; more are a stall. Not only what is drawn is lost: QEMU's own end of the cable drops what its socket has no room for while the host is busy.
    private record Cable(String name, String settings, int bytes, int mostTimeouts) {}

    private static final int BYTES = LinuxPeer.IS_LONG ? 50_000_000 : 4_000_000;

    private static final List<Cable> CABLES = List.of(
            new Cable("loses 1 %", "loss=100", BYTES, 4),
            new Cable("loses 5 % and takes 25 ms each way", "loss=500 delay=25", BYTES / 4, 12),
            new Cable("takes 50 ms each way", "delay=50", BYTES, 2),
            new Cable("lets 10 % overtake others and brings 3 % twice", "duplicate=300 reorder=1000 delay=5", BYTES, 12),
            new Cable("damages 1 %", "corrupt=100", BYTES, 4),
            new Cable("does all of that", "loss=200 duplicate=100 corrupt=100 reorder=500 delay=10", BYTES / 4, 12));

    @TempDir
    private Path folder;

    private interface Scenarios {
        void run(NetworkNamespace network) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> tests() {
        if (!LinuxPeer.IS_CHOSEN) {
            return Stream.of();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Cable cable : CABLES) {
            tests.add(dynamicTest("every byte arrives over a cable that " + cable.name(), () -> over(cable.settings(), network -> transfers(network, cable))));
        }
        tests.add(dynamicTest("both ends open a connection at once", () -> over("syn=4000", network -> LinuxPeer.expect(network, NetworkNamespace.GUEST, "crossing-open"))));
        tests.add(dynamicTest("both ends close a connection at once", () -> over("fin=4000", network -> LinuxPeer.expect(network, NetworkNamespace.GUEST, "crossing-close"))));
        return tests.stream();
    }

    private static void transfers(NetworkNamespace network, Cable cable) throws IOException, InterruptedException {
        for (String address : List.of(NetworkNamespace.GUEST, NetworkNamespace.GUEST6)) {
            for (String scenario : List.of("short 5", "send " + cable.bytes() + " " + cable.mostTimeouts(), "receive " + cable.bytes() + " " + cable.mostTimeouts(), "receive-file " + cable.bytes() / 4, "both 1000000", "busy 10", "half-close")) {
                LinuxPeer.expect(network, address, scenario);
            }
        }
    }

    /// QEMU is started by hand, for its network is the cable.
    private void over(String settings, Scenarios scenarios) throws Exception {
        String[] options = NetworkNamespace.OPTIONS.toArray(String[]::new);
        CortoRun.prepare(LinuxPeer.FOLDER.toString(), options);
        Path link = CProgram.compile(folder, "link", Files.readString(LinuxPeer.FOLDER.resolve("link.c")), "-O2");
        int ours = CortoRun.freePort();
        int theirs = CortoRun.freePort();
        try (NetworkNamespace network = NetworkNamespace.open(false)) {
            List<String> dry = new ArrayList<>(List.of("env", "CORTO_BUILD=" + CortoRun.BUILD, "CORTO_STALE=1", CortoRun.ROOT.resolve("corto").toString(), "run", "-q", "--accel", "tcg", "--dry-run"));
            dry.addAll(List.of(options));
            dry.add(LinuxPeer.FOLDER.toString());
            String line = network.run(LinuxPeer.LIMIT, dry.toArray(String[]::new)).output();
            assertThat(line).contains(NETDEV);
            Process cable = network.startOnRouter(Stream.concat(Stream.of(link, "tap0", ours, theirs).map(Object::toString), Stream.of(settings.split(" "))).toArray(String[]::new));
            assertThat(cable.inputReader().readLine()).isEqualTo("ready");
            network.setUpInterface();
            Process qemu = network.startOnRouter("sh", "-c", "exec " + line.replace(NETDEV, "socket,id=net0,udp=127.0.0.1:" + ours + ",localaddr=127.0.0.1:" + theirs));
            try {
                assertThat(qemu.inputReader().readLine()).isEqualTo("ready");
                scenarios.run(network);
            } finally {
                qemu.destroyForcibly();
                cable.destroyForcibly();
            }
        }
    }
}
