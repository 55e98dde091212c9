// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.runners.Accelerator;
import corto.runners.BootArguments;
import corto.runners.Machine;
import corto.runners.Network;
import corto.runners.Outcome;
import corto.runners.Qemu;
import corto.runners.QemuCommand;
import corto.runners.Streams;
import corto.symbols.Addresses;
import corto.symbols.TraceFilter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/// A folder with the manifest of a Linux program: its root file system, and boots with command lines of the test. In this package for the sake of [RootFileSystem] and
/// [ImageBuild].
public final class ProgramBoot {
    /// What every program finds in its environment, on Corto and on the host.
    public static final Map<String, String> ENVIRONMENT = Map.of("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", "HOME", "/root", "LANG", "C.UTF-8");

    private final Application application;
    private final Guest guest;
    private final Path root;
    private final Image image;

    private ProgramBoot(Application application, Guest guest, Path root, Image image) {
        this.application = application;
        this.guest = guest;
        this.root = root;
        this.image = image;
    }

    /// Fetches packages, makes the root file system and the kernel, if they are not there.
    public static ProgramBoot prepare(Path folder) {
        ImageOptions options = new ImageOptions();
        Application application = Applications.of(folder.toString(), options);
        Guest guest = application.guest().orElseThrow();
        return new ProgramBoot(application, guest, RootFileSystem.of(guest, false), ImageBuild.of(application, options));
    }

    /// The same program with another root file system, what is in `folder`.
    public ProgramBoot withRoot(Path folder) {
        Guest given = new Guest(guest.name(), guest.id() + "-prepared", new Guest.Root.Given(folder), guest.command(), guest.workdir(), List.of());
        return new ProgramBoot(application, given, RootFileSystem.of(given, false), image);
    }

    /// The root file system, a cpio archive.
    public Path root() {
        return root;
    }

    public String workdir() {
        return guest.workdir().orElse("/");
    }

    public long memoryBytes() {
        return application.memory().orElseThrow().bytes();
    }

    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(ENVIRONMENT);
        all.putAll(application.environment());
        return all;
    }

    /// Boots with `words` as the program and its arguments; after `input` follows the end of standard input.
    ///
    /// @return everything on the console, and the status; a negative one if the machine did not end by itself
    public Ended run(List<String> words, byte[] input, Duration limit) throws IOException, InterruptedException {
        Map<String, String> options = new LinkedHashMap<>();
        guest.workdir().ifPresent(place -> options.put("workdir", place));
        Path status = Files.createTempFile("corto-program", ".status");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        long start = System.nanoTime();
        try (Addresses addresses = new Addresses(image.debugFile(), image.symbolTable())) {
            TraceFilter console = new TraceFilter(bytes, addresses::frames);
            QemuCommand command = new QemuCommand(image.file(), Optional.of(root), Machine.PC, Accelerator.TCG, memoryBytes(),
                    BootArguments.join(options, environment(), words), status, new Network.None(), OptionalInt.empty(), List.of());
            Streams streams = new Streams(new ByteArrayInputStream(input), console, console);
            int code = Qemu.run(command, streams, Optional.of(limit)) instanceof Outcome.Exited(int exited) ? exited : -1;
            console.finish();
            return new Ended(Ended.text(bytes.toByteArray()), code, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            Files.delete(status);
        }
    }

    /// How a program ended. `text` is what it printed, a character for each byte: programs may print anything.
    public record Ended(String text, int status, Duration time) {
        /// Without carriage returns, which a serial line has before each line feed.
        public static String text(byte[] printed) {
            return new String(printed, StandardCharsets.ISO_8859_1).replace("\r", "");
        }
    }
}
