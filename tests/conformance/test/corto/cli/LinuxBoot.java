// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.Setting;
import corto.runners.Accelerator;
import corto.runners.BootArguments;
import corto.runners.Disk;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// One boot of Corto's kernel with a Linux program: its exit status and everything on the console. In this package for the sake of [ImageBuild].
///
/// @param status negative if there is none
public record LinuxBoot(int status, String text) {
    public static final String DISK_PLACE = "/disk";

    /// What is off unless asked for, in one kernel for all tests that need any of it.
    private static final List<String> OPTIONS = List.of("POSIX_STRACE", "POSIX_SEMAPHORES", "POSIX_MESSAGES", "POSIX_PTYS", "POSIX_RAW", "POSIX_PING", "POSIX_NETSTAT", "POSIX_MULTICAST", "POSIX_PACKET", "POSIX_SOCKDIAG", "POSIX_NETLINK_NOTICES",
            "POSIX_SOCKETS_URGENT");

    private static final long MEMORY_BYTES = 128L << 20;
    private static final Duration LIMIT = Duration.ofSeconds(120);        // an emulator on a busy machine

    /// Runs an ELF program of this host, and the libraries that it needs. `isTraced` as `corto run --strace`.
    public static LinuxBoot run(Path program, boolean isTraced, String... arguments) throws IOException, InterruptedException {
        return run(program, isTraced ? Map.of("strace", "1") : Map.of(), Optional.empty(), MEMORY_BYTES, isTraced, arguments);
    }

    /// The same in a kernel with libraries that are off by default.
    public static LinuxBoot runWithOptions(Path program, String... arguments) throws IOException, InterruptedException {
        return run(program, Map.of(), Optional.empty(), MEMORY_BYTES, true, arguments);
    }

    /// The same with the kernel's options that `corto run --strace…` gives.
    public static LinuxBoot runTraced(Path program, Map<String, String> options) throws IOException, InterruptedException {
        return run(program, options, Optional.empty(), MEMORY_BYTES, true);
    }

    /// The same with that much memory.
    public static LinuxBoot runWithMemory(Path program, long memoryBytes, String... arguments) throws IOException, InterruptedException {
        return run(program, Map.of(), Optional.empty(), memoryBytes, false, arguments);
    }

    /// The same with a disk, which the program finds at `DISK_PLACE`.
    public static LinuxBoot runWithDisk(Path program, Path disk, String... arguments) throws IOException, InterruptedException {
        return run(program, Map.of("mount", DISK_PLACE), Optional.of(new Disk(disk, false)), MEMORY_BYTES, false, arguments);
    }

    private static LinuxBoot run(Path program, Map<String, String> options, Optional<Disk> disk, long memoryBytes, boolean hasOptions, String... arguments)
            throws IOException, InterruptedException {
        ImageOptions imageOptions = new ImageOptions();
        Application application = Applications.of(program.toString(), imageOptions);
        if (hasOptions) {
            OPTIONS.forEach(option -> imageOptions.ask(new Setting(option, "y", "this test")));
        }
        if (disk.isPresent()) {
            imageOptions.ask(new Setting("POSIX_MOUNTS", "y", "this test"));
        }
        Image image = ImageBuild.of(application, imageOptions);
        Path root = RootFileSystem.of(application.guest().orElseThrow(), false);
        List<String> words = new ArrayList<>(List.of(program.toString()));
        words.addAll(List.of(arguments));
        Path status = Files.createTempFile("corto-conformance", ".status");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Addresses addresses = new Addresses(image.debugFile(), image.symbolTable())) {
            TraceFilter console = new TraceFilter(bytes, addresses::frames);
            QemuCommand command = new QemuCommand(image.file(), Optional.of(root), Machine.PC, Accelerator.TCG, memoryBytes,
                    BootArguments.join(options, Map.of(), words), status, new Network.None(), OptionalInt.empty(), Disk.words(Machine.PC, disk.stream().toList()));
            Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), console, console);
            int code = Qemu.run(command, streams, Optional.of(LIMIT)) instanceof Outcome.Exited(int exited) ? exited : -1;
            console.finish();
            return new LinuxBoot(code, bytes.toString(StandardCharsets.UTF_8).replace("\r", ""));
        } finally {
            Files.delete(status);
        }
    }
}
