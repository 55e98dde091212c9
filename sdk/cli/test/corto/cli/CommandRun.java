// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of the command as its user sees it: started by the launcher, in a folder, with an environment.
record CommandRun(int status, String output, String errors) {
    static final Path ROOT = Path.of(System.getProperty("corto.root"));
    static final Path BUILD = Path.of(System.getProperty("corto.build"));

    /// Runs `corto ARGUMENTS` in `folder`, where its output is kept. A value that is empty removes the variable.
    static CommandRun of(Path folder, Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("corto").toString()));
        words.addAll(List.of(arguments));
        return ofWords(folder, environment, words);
    }

    /// Any other words, with the same environment.
    static CommandRun ofWords(Path folder, Map<String, String> environment, List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile(folder, "stdout", "");
        Path errors = Files.createTempFile(folder, "stderr", "");
        int status = builder(folder, environment, words).redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
        CommandRun run = new CommandRun(status, Files.readString(output, StandardCharsets.UTF_8), Files.readString(errors, StandardCharsets.UTF_8));
        Files.delete(output);
        Files.delete(errors);
        return run;
    }

    static ProcessBuilder builder(Path folder, Map<String, String> environment, List<String> words) {
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile()).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("CORTO_BUILD", BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");        // the tools that are being tested
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("CORTO_DEBUG");
        environment.forEach((name, value) -> {
            if (value.isEmpty()) {
                builder.environment().remove(name);
            } else {
                builder.environment().put(name, value);
            }
        });
        return builder;
    }

    /// Everything printed, for messages of tests.
    String all() {
        return "status " + status + "\n" + output + errors;
    }
}
