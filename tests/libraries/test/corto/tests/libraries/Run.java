// SPDX-License-Identifier: Apache-2.0
package corto.tests.libraries;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a command: its status, what it wrote, how long it took. Standard output stays in a file beside the others.
record Run(int status, byte[] output, String errors, long milliseconds) {

    /// Fails after `seconds`.
    static Run of(List<String> command, Path output, int seconds) throws IOException, InterruptedException {
        Path errors = Path.of(output + ".errors");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
        process.getOutputStream().close();
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            throw new AssertionError(command.getFirst() + " has not ended after " + seconds + " s; what it wrote is in " + output);
        }
        long milliseconds = (System.nanoTime() - start) / 1_000_000;
        return new Run(process.exitValue(), Files.readAllBytes(output), Files.readString(errors, StandardCharsets.ISO_8859_1), milliseconds);
    }
}
