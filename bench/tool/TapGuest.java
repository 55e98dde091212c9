// SPDX-License-Identifier: Apache-2.0

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A machine that is running, in a network namespace of its own in which there is nothing else but the other end of its TAP device: no packet passes through a
/// network that QEMU plays, and what the host can do for a card (checksums, segmentation) it does.
final class TapGuest implements AutoCloseable {
    static final String ADDRESS = "10.0.2.15";
    static final String HOST = "10.0.2.2";
    static final String DEVICE = "tap0";
    private static final String SETUP = "ip link set lo up && ip tuntap add dev %1$s mode tap vnet_hdr && ip addr add %2$s/24 dev %1$s && ip link set %1$s up && exec \"$@\"";
    private static final int PAUSE_MILLIS = 20;
    private static final int PATIENCE_SECONDS = 240;

    private final Place place;
    private final Process qemu;
    private final Optional<Path> counts;

    private TapGuest(Place place, Process qemu, Optional<Path> counts) {
        this.place = place;
        this.qemu = qemu;
        this.counts = counts;
    }

    /// Starts QEMU with these words, and waits until the guest takes connections on `port`.
    static TapGuest start(Place place, String name, List<String> words, int port, Optional<Path> plugin) throws IOException, InterruptedException {
        Path folder = place.scratch("guests/" + name);
        List<String> command = new ArrayList<>(List.of("unshare", "-rn", "sh", "-c", String.format(Locale.ROOT, SETUP, DEVICE, HOST), "sh"));
        command.addAll(words);
        Optional<Path> counts = plugin.map(_ -> folder.resolve("counts"));
        plugin.ifPresent(file -> command.addAll(List.of("-plugin", file + ",out=" + counts.get())));
        Path log = folder.resolve("console");
        Process qemu = new ProcessBuilder(command).redirectInput(Path.of("/dev/null").toFile()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        TapGuest guest = new TapGuest(place, qemu, counts);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (guest.tryRun("timeout", "1", "bash", "-c", "exec 3<>/dev/tcp/" + ADDRESS + "/" + port).status() != 0) {
            if (!qemu.isAlive() || System.nanoTime() > end) {
                guest.close();
                throw new IllegalStateException("a guest does not take connections; its console (" + log + ") says:\n" + Files.readString(log));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return guest;
    }

    InstructionCounts counts() throws IOException {
        return InstructionCounts.read(counts.orElseThrow());
    }

    /// Of the whole machine: its processor, and what QEMU does for its devices.
    double processorSeconds() {
        return qemu.info().totalCpuDuration().map(time -> time.toNanos() / 1e9).orElse(Double.NaN);
    }

    /// What a program prints that runs in the guest's namespace, and is to succeed.
    String run(List<String> command) throws IOException, InterruptedException {
        Place.Outcome outcome = tryRun(command.toArray(String[]::new));
        if (outcome.status() != 0) {
            throw new IllegalStateException("status " + outcome.status() + " from: " + String.join(" ", command) + "\n" + outcome.output());
        }
        return outcome.output();
    }

    private Place.Outcome tryRun(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("nsenter", "--target", Long.toString(qemu.pid()), "--user", "--net", "--preserve-credentials"));
        command.addAll(List.of(words));
        return place.tryRun(PATIENCE_SECONDS, command, ProcessBuilder.Redirect.DISCARD);
    }

    @Override
    public void close() {
        Guest.end(qemu);
    }
}
