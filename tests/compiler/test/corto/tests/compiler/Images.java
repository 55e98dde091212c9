// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import corto.compiler.Optimization;
import corto.runners.Accelerator;
import corto.runners.BootArguments;
import corto.runners.Machine;
import corto.runners.Qemu;
import corto.runners.QemuCommand;
import corto.runners.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// How images are built and run: the only class here that knows the compiler and the runners.
///
/// @param platform `process` or `pc`
/// @param stress collect at every n-th allocation; 0 is off
/// @param softFloat computes with float and double in general registers
public record Images(String platform, Optimization optimization, int stress, boolean softFloat) {
    private static final int SECONDS = 60;
    private static final int SECONDS_EMULATED = 120;
    private static final long MEMORY_BYTES = 128L << 20;

    Images(String platform, Optimization optimization, int stress) {
        this(platform, optimization, stress, false);
    }

    /// An image could not be built; the message says why.
    static final class BuildFailure extends Exception {
        private static final long serialVersionUID = 1L;

        BuildFailure(String message) {
            super(message);
        }
    }

    /// Whether a program's standard error goes where its standard output goes.
    boolean oneStream() {
        return platform.equals("pc");
    }

    /// Returns the image, `image.elf` in `output`. It has `libraries` besides those of every image.
    Path build(List<Path> classPath, String mainClass, List<String> libraries, Path output) throws BuildFailure, IOException {
        List<String> request = new ArrayList<>(List.of(platform, optimization.name(), output.toString(), mainClass, String.join(":", classPath.stream().map(Path::toString).toList())));
        if (!libraries.isEmpty()) {
            request.add("libraries=" + String.join(":", libraries));
        }
        if (stress != 0) {
            request.add("corto.heap.marksweep.stress=" + stress);
        }
        if (softFloat) {
            request.add("floatingPoint=soft");
        }
        String failure = CompilerProcess.build(request);
        if (!failure.isEmpty()) {
            throw new BuildFailure(failure);
        }
        return output.resolve("image.elf");
    }

    Outcome run(Path image, List<String> arguments, byte[] input) throws IOException, InterruptedException {
        if (platform.equals("process")) {
            List<String> command = new ArrayList<>(List.of(image.toString()));
            command.addAll(arguments);
            return Outcome.of(command, input, SECONDS);
        }
        Path status = Files.createTempFile("corto-test", ".status");
        try {
            ByteArrayOutputStream output = new ByteArrayOutputStream();
            QemuCommand command = new QemuCommand(image, Machine.PC, Accelerator.TCG, MEMORY_BYTES, BootArguments.join(Map.of(), arguments), status,
                    OptionalInt.empty(), List.of());
            corto.runners.Outcome end = Qemu.run(command, new Streams(new ByteArrayInputStream(input), output, System.err), Optional.of(Duration.ofSeconds(SECONDS_EMULATED)));
            int code = switch (end) {
                case corto.runners.Outcome.Exited(int exit) -> exit;
                case corto.runners.Outcome.Stopped(int stop) -> 1000 + stop;
                case corto.runners.Outcome.Interrupted(int signal) -> 1000 + signal;
                case corto.runners.Outcome.Killed(_) -> Outcome.TIMED_OUT;
                case corto.runners.Outcome.TimedOut() -> Outcome.TIMED_OUT;
            };
            return new Outcome(code, Outcome.text(output.toByteArray()), "");
        } finally {
            Files.delete(status);
        }
    }
}
