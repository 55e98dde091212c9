// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// What a program did: its exit status and its two streams. Where they are one, as on a serial console, `output` has both, in the order of
/// writing, and `errors` is empty.
public record Outcome(int status, String output, String errors) {
    static final int TIMED_OUT = -1;
    private static final Pattern FRAME = Pattern.compile("^\\t+(at |\\.\\.\\. \\d+ more$).*\\R?", Pattern.MULTILINE);

    /// Same status, output and errors, but for the frames of stack traces.
    public boolean agrees(Outcome other) {
        return status == other.status && withoutFrames(output).equals(withoutFrames(other.output)) && withoutFrames(errors).equals(withoutFrames(other.errors));
    }

    /// `text` without the lines that [Throwable#printStackTrace()] prints for frames (`\tat …`, `\t... 3 more`; one tab more for suppressed exceptions).
    /// An image prints addresses there, and its callers of `main` are not HotSpot's. The lines that name exceptions, causes and messages stay.
    static String withoutFrames(String text) {
        return FRAME.matcher(text).replaceAll("");
    }

    /// As [#of(List, byte[], int)], with standard error written into standard output.
    static Outcome onConsole(List<String> command, byte[] input, int seconds) throws IOException, InterruptedException {
        return of(new ProcessBuilder(command).redirectErrorStream(true), input, seconds);
    }

    /// Runs a command to its end or to the deadline.
    static Outcome of(List<String> command, byte[] input, int seconds) throws IOException, InterruptedException {
        return of(new ProcessBuilder(command), input, seconds);
    }

    private static Outcome of(ProcessBuilder builder, byte[] input, int seconds) throws IOException, InterruptedException {
        Path out = Files.createTempFile("corto-test", ".out");
        Path err = Files.createTempFile("corto-test", ".err");
        try {
            Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
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
