// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A JVM with `corto.cli.TestImages`: started when an image is wanted and all others are busy, kept for the next ones, replaced when it dies or does not
/// answer.
final class CompilerProcess {
    private static final ArrayDeque<CompilerProcess> IDLE = new ArrayDeque<>();
    private static final int SECONDS = 600;

    private Process process;
    private DataOutputStream requests;
    private DataInputStream answers;

    private CompilerProcess() {}

    /// Builds an image. Returns why it could not be built, or nothing.
    static String build(List<String> request) throws IOException {
        CompilerProcess compiler;
        synchronized (IDLE) {
            compiler = IDLE.isEmpty() ? new CompilerProcess() : IDLE.pop();
        }
        try {
            return compiler.answer(request);
        } finally {
            synchronized (IDLE) {
                IDLE.push(compiler);
            }
        }
    }

    private String answer(List<String> request) throws IOException {
        if (process == null || !process.isAlive()) {
            start();
        }
        Process current = process;
        CompletableFuture<Void> deadline = CompletableFuture.runAsync(current::destroyForcibly, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
        try {
            requests.writeInt(request.size());
            for (String text : request) {
                requests.writeUTF(text);
            }
            requests.flush();
            return new String(answers.readNBytes(answers.readInt()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            current.destroyForcibly();
            process = null;
            return "the compiler died, or did not answer for " + SECONDS + " s";
        } finally {
            deadline.cancel(false);
        }
    }

    private void start() throws IOException {
        process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx3g", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError",
                "-Dcorto.root=" + System.getProperty("corto.root"), "-Dcorto.build=" + System.getProperty("corto.build"),
                "-cp", System.getProperty("java.class.path"), "corto.cli.TestImages").redirectError(ProcessBuilder.Redirect.INHERIT).start();
        requests = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
        answers = new DataInputStream(process.getInputStream());
    }
}
