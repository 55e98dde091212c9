// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import corto.kconfig.KconfigVariables;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/// `$(shell,…)` as Linux's conf runs it: popen(3), at most 4,095 bytes, newlines at the end removed and others made blanks. Answers are kept.
final class Shell implements KconfigVariables.Shell {
    private static final int MOST_BYTES = 4095;
    private final Path folder;
    private final Map<String, String> environment;
    private final Map<String, String> answers = new HashMap<>();

    Shell(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    @Override
    public synchronized String run(String command) {
        return answers.computeIfAbsent(command, this::output);
    }

    private String output(String command) {
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", command).directory(folder.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            byte[] bytes = process.getInputStream().readAllBytes();
            process.waitFor();
            return new String(bytes, 0, Math.min(bytes.length, MOST_BYTES), StandardCharsets.UTF_8).replaceAll("\n+$", "").replace('\n', ' ');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }
}
