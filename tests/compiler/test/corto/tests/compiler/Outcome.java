// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a program did, as far as two runs must agree: standard output and exit status. `errors` is for the reader of a failure.
public record Outcome(int status, String output, String errors) {
    static final int TIMED_OUT = -1;

    /// Same output and status.
    public boolean agrees(Outcome other) {
        return status == other.status && output.equals(other.output);
    }

    /// Runs a command to its end or to the deadline.
    static Outcome of(List<String> command, byte[] input, int seconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile("corto-test", ".out");
        Path err = Files.createTempFile("corto-test", ".err");
        try {
            Process process = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input);
            } catch (IOException e) {
                // The program ended without reading all of it: its right.
            }
            boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return new Outcome(ended ? process.exitValue() : TIMED_OUT, text(Files.readAllBytes(out)),
                    text(Files.readAllBytes(err)) + (ended ? "" : "\nnot finished after " + seconds + " s"));
        } finally {
            Files.delete(out);
            Files.delete(err);
        }
    }

    /// Bytes one to one as characters where they are not UTF-8, so that no difference is hidden by a replacement character.
    static String text(byte[] bytes) {
        String utf8 = new String(bytes, StandardCharsets.UTF_8);
        return utf8.contains("\uFFFD") ? new String(bytes, StandardCharsets.ISO_8859_1) : utf8;
    }
}
