// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/// Decides between KVM and TCG by running the same small guest ([ProbeImage]) under both.
///
/// That /dev/kvm exists and opens proves nothing: inside some virtual machines it runs kernel code a hundred times slower than TCG.
/// A verdict holds for one boot of this machine and one QEMU, and is remembered in a file.
public final class AcceleratorProbe {
    private static final Path DEVICE = Path.of("/dev/kvm");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final Duration TCG_LIMIT = Duration.ofSeconds(20);
    private static final int TOLERANCE = 2;                                   // KVM may take twice as long, and
    private static final Duration GRACE = Duration.ofMillis(500);             // half a second: both are noise of a busy machine
    private static final int KEPT_LINES = 2;

    private final Path cache;

    /// `cache` is the file in which verdicts are remembered; it need not exist or be writable.
    public AcceleratorProbe(Path cache) {
        this.cache = cache;
    }

    /// What was found, and the sentence that says why.
    public record Verdict(Accelerator accelerator, String reason) {
    }

    /// The probe with the user's cache: `$XDG_CACHE_HOME/corto/accelerator`, else below `~/.cache`.
    public static AcceleratorProbe ofUser() {
        String configured = System.getenv().getOrDefault("XDG_CACHE_HOME", "");
        String home = System.getenv().getOrDefault("HOME", System.getProperty("user.home"));
        Path base = configured.isEmpty() ? Path.of(home, ".cache") : Path.of(configured);
        return new AcceleratorProbe(base.resolve("corto/accelerator"));
    }

    /// The verdict: remembered, or measured now (about 0.2 s, at most a few seconds where KVM is unusable).
    public Verdict verdict() throws InterruptedException {
        if (!Files.exists(DEVICE)) {
            return new Verdict(Accelerator.TCG, "there is no " + DEVICE);
        }
        if (!Files.isReadable(DEVICE) || !Files.isWritable(DEVICE)) {
            return new Verdict(Accelerator.TCG, "no permission for " + DEVICE + " (sudo usermod -aG kvm $USER, then log in again)");
        }
        String key = key();
        Optional<Verdict> remembered = remembered(key);
        return remembered.isPresent() ? remembered.get() : remember(key, measure());
    }

    private Verdict measure() throws InterruptedException {
        Progress.step("measuring whether KVM is faster than TCG (once)");
        try {
            Path image = Files.createTempFile("corto-probe", ".elf");
            try {
                Files.write(image, ProbeImage.bytes());
                OptionalLong tcg = millis(image, Accelerator.TCG, TCG_LIMIT);
                Duration limit = tcg.isPresent() ? Duration.ofMillis(tcg.getAsLong() * TOLERANCE).plus(GRACE) : TCG_LIMIT;
                return judge(tcg, millis(image, Accelerator.KVM, limit), limit);
            } finally {
                Files.deleteIfExists(image);
            }
        } catch (IOException e) {
            return new Verdict(Accelerator.TCG, "measuring failed: " + e.getMessage());
        }
    }

    static Verdict judge(OptionalLong tcgMillis, OptionalLong kvmMillis, Duration kvmLimit) {
        String tcg = tcgMillis.isPresent() ? "TCG took " + tcgMillis.getAsLong() + " ms" : "TCG failed";
        return kvmMillis.isPresent()
                ? new Verdict(Accelerator.KVM, "a test guest took " + kvmMillis.getAsLong() + " ms with KVM; " + tcg)
                : new Verdict(Accelerator.TCG, "a test guest did not end within " + kvmLimit.toMillis() + " ms with KVM; " + tcg);
    }

    /// How long the guest took; empty if it failed or was stopped at `limit`.
    private static OptionalLong millis(Path image, Accelerator accelerator, Duration limit) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(QemuCommand.PROGRAM, "-machine", Machine.PC.option(), "-accel", accelerator.toString(),
                "-cpu", accelerator.cpu(), "-m", "16M", "-nodefaults", "-no-user-config", "-no-reboot", "-display", "none",
                "-device", "isa-debug-exit,iobase=0x501,iosize=1", "-kernel", image.toString());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long start = System.nanoTime();
        Process qemu = builder.start();
        try {
            boolean ended = qemu.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            return ended && qemu.exitValue() == ProbeImage.QEMU_CODE ? OptionalLong.of(millis) : OptionalLong.empty();
        } finally {
            qemu.destroyForcibly().waitFor();
        }
    }

    /// The kernel, this boot of it, and the QEMU program.
    private static String key() {
        return String.join(" ", System.getProperty("os.version"), content(BOOT_ID), qemuIdentity());
    }

    private static String content(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /// Path, size and time of the program: asking it for its version would take longer than the rest of a start.
    private static String qemuIdentity() {
        return Programs.find(QemuCommand.PROGRAM).map(program -> {
            try {
                return program + ":" + Files.size(program) + ":" + Files.getLastModifiedTime(program).toMillis();
            } catch (IOException e) {
                return program.toString();
            }
        }).orElse("no QEMU");
    }

    private Optional<Verdict> remembered(String key) {
        try {
            List<String> lines = Files.exists(cache) ? Files.readAllLines(cache) : List.of();
            if (lines.size() == KEPT_LINES && lines.get(0).equals(key)) {
                String[] parts = lines.get(1).split(" ", 2);
                return Optional.of(new Verdict(parts[0].equals("kvm") ? Accelerator.KVM : Accelerator.TCG, parts[1]));
            }
        } catch (IOException | ArrayIndexOutOfBoundsException e) {
            // A damaged cache is no cache.
        }
        return Optional.empty();
    }

    private Verdict remember(String key, Verdict verdict) {
        try {
            Files.createDirectories(cache.getParent());
            Path fresh = Files.createTempFile(cache.getParent(), "accelerator", ".new");
            Files.writeString(fresh, key + "\n" + verdict.accelerator() + " " + verdict.reason() + "\n");
            Files.move(fresh, cache, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // No place to remember it: it will be measured again.
        }
        return verdict;
    }
}
