// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs an image of the `process` platform: a static executable, started with the program's arguments.
///
/// Its input is ours. Output and errors go through pipes, so that addresses in stack traces can be replaced.
public final class HostProcess {
    /// Bytes of heap the program may use; the platform library reads it.
    public static final String MEMORY_VARIABLE = "CORTO_MEMORY";

    private HostProcess() {
    }

    public static List<String> words(Path image, List<String> arguments) {
        List<String> words = new ArrayList<>();
        words.add(image.toString());
        words.addAll(arguments);
        return words;
    }

    /// Starts and waits. A program killed by a signal counts as exited with 128 + its number, as a shell says it.
    public static Outcome run(List<String> words, Map<String, String> environment, Streams streams, Optional<Duration> limit) throws IOException, InterruptedException {
        return run(words, environment, Optional.empty(), streams, limit);
    }

    /// As `run` above, and notes in `own` which process it is.
    public static Outcome run(List<String> words, Map<String, String> environment, Optional<OwnRun> own, Streams streams, Optional<Duration> limit)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        Process process = builder.start();
        Thread ending = new Thread(process::destroyForcibly, "end the program");
        Runtime.getRuntime().addShutdownHook(ending);
        try {
            if (own.isPresent()) {
                own.get().started(process);
            }
            Copy output = Copy.start("output", process.getInputStream(), streams.output(), () -> { });
            Copy errors = Copy.start("errors", process.getErrorStream(), streams.errors(), () -> { });
            boolean ended = Qemu.waitFor(process, limit);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            output.join();
            errors.join();
            return ended ? new Outcome.Exited(process.exitValue()) : new Outcome.TimedOut();
        } finally {
            process.destroyForcibly();
            Qemu.forget(ending);
        }
    }
}
