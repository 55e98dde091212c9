// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Programs of the host that run to their end.
final class Commands {
    private static final int TIMEOUT_SECONDS = 120;

    /// @param status exit status, 128 + signal if a signal ended it
    record Result(int status, String output, String errors) {}

    private Commands() {}

    /// Runs a program that must succeed; what it prints on standard output.
    static String run(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        Result result = result(folder, environment, words);
        if (result.status != 0) {
            throw new IOException(String.join(" ", words) + ": status " + result.status + "\n" + result.output + result.errors);
        }
        return result.output;
    }

    static Result result(Path folder, Map<String, String> environment, List<String> words) throws IOException {
        Path output = Files.createTempFile("corto-kconfig", ".out");
        Path errors = Files.createTempFile("corto-kconfig", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(String.join(" ", words) + ": not done after " + TIMEOUT_SECONDS + " s");
            }
            return new Result(process.exitValue(), Text.read(output), Text.read(errors));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
