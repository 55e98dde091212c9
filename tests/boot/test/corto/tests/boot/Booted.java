// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import corto.cli.BootImage;
import corto.compiler.CompilationException;
import corto.runners.Accelerator;
import corto.runners.BootArguments;
import corto.runners.HostProcess;
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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/// One run of an image to its end: exit status and everything it printed, stack traces with Java lines.
///
/// @param status [#TIMED_OUT] or [#STOPPED] if there is none
record Booted(int status, String text) {
    static final int TIMED_OUT = -1;
    static final int STOPPED = -2;
    static final long MEBIBYTE = 1L << 20;

    private static final Duration LIMIT = Duration.ofSeconds(120);        // an emulator on a busy machine
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Map<String, Path> IMAGES = new HashMap<>();

    /// Where a program runs.
    ///
    /// @param machine null: a process of this host
    record Place(Machine machine, long memoryBytes) {
        static final Place PC = new Place(Machine.PC, 64 * MEBIBYTE);
        static final Place Q35 = new Place(Machine.Q35, 64 * MEBIBYTE);
        static final Place MICROVM = new Place(Machine.MICROVM, 64 * MEBIBYTE);
        static final Place PROCESS = new Place(null, 64 * MEBIBYTE);

        Place with(long bytes) {
            return new Place(machine, bytes);
        }

        String platform() {
            return machine == null ? "process" : "pc";
        }

        @Override
        public String toString() {
            return machine == null ? "process" : machine.toString();
        }
    }

    /// Runs `program` of `tests/boot/programs`, or `apps/hello/Hello`, built once.
    static Booted run(String program, Place place, String input, String... arguments) throws IOException, InterruptedException, CompilationException {
        return run(image(program, place.platform()), place, new Network.None(), List.of(), input, arguments);
    }

    /// Runs the image in a folder of [BootImage]. `devices` are more words for QEMU.
    static Booted run(Path image, Place place, Network network, List<String> devices, String input, String... arguments) throws IOException, InterruptedException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int status;
        try (Addresses addresses = new Addresses(image.resolve("image.debug"), image.resolve("symbols.tsv"))) {
            TraceFilter console = new TraceFilter(bytes, addresses::frames);
            status = place.machine() == null ? process(image, place, input, console, List.of(arguments)) : machine(image, place, network, devices, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), console, List.of(arguments));
            console.finish();
        }
        return new Booted(status, bytes.toString(StandardCharsets.UTF_8).replace("\r", ""));
    }

    /// Runs `program` of `tests/boot/programs` on a machine, with a console for `typed` and `printed`. Its status.
    static int talk(String program, Place place, InputStream typed, OutputStream printed, String... arguments) throws IOException, InterruptedException, CompilationException {
        return machine(image(program, place.platform()), place, new Network.None(), List.of(), typed, printed, List.of(arguments));
    }

    private static synchronized Path image(String program, String platform) throws IOException, CompilationException {
        Path image = IMAGES.get(program + platform);
        if (image == null) {
            Path folder = ROOT.resolve(program.equals("Hello") ? "apps/hello" : "tests/boot/programs");
            image = BootImage.build(folder.resolve(program + ".java"), platform, List.of(), Map.of());
            IMAGES.put(program + platform, image);
        }
        return image;
    }

    private static int machine(Path image, Place place, Network network, List<String> devices, InputStream typed, OutputStream console, List<String> arguments)
            throws IOException, InterruptedException {
        Path status = Files.createTempFile("corto-boot", ".status");
        try {
            QemuCommand command = new QemuCommand(image.resolve("image.elf"), Optional.empty(), place.machine(), Accelerator.TCG, place.memoryBytes(),
                    BootArguments.join(Map.of(), arguments), status, network, OptionalInt.empty(), devices);
            return switch (Qemu.run(command, new Streams(typed, console, console), Optional.of(LIMIT))) {
                case Outcome.Exited(int code) -> code;
                case Outcome.Stopped(int _), Outcome.Interrupted(int _), Outcome.Killed(_) -> STOPPED;
                case Outcome.TimedOut() -> TIMED_OUT;
            };
        } finally {
            Files.delete(status);
        }
    }

    private static int process(Path image, Place place, String input, TraceFilter console, List<String> arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(HostProcess.words(image.resolve("image.elf"), arguments)).redirectErrorStream(true);
        builder.environment().put(HostProcess.MEMORY_VARIABLE, Long.toString(place.memoryBytes()));
        Process process = builder.start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        process.getInputStream().transferTo(console);
        return process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS) ? process.exitValue() : TIMED_OUT;
    }
}
