// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Linux's conf after it has read one tree: a process that answers jobs (`oracle/jobs.c`).
final class ConfJobs implements AutoCloseable {
    private final Path work;
    private final Process process;
    private final Writer jobs;
    private final BufferedReader answers;
    private final Path parseErrors;
    private final boolean parsed;

    /// Reads the tree `Kconfig` in `tree`.
    ///
    /// @param work a folder for the files of this process
    ConfJobs(Path tree, Map<String, String> environment, Path work) throws IOException {
        this.work = Files.createDirectories(work);
        parseErrors = work.resolve("parse.errors");
        Path present = work.resolve("auto.conf");
        Files.writeString(present, "");
        ProcessBuilder builder = new ProcessBuilder(LinuxSource.jobs().toString(), "Kconfig").directory(tree.toFile()).redirectError(parseErrors.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("KCONFIG_AUTOCONFIG", present.toString());   // conf writes include/config when this is missing
        process = builder.start();
        jobs = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
        String first = answers.readLine();
        while (first != null && !first.equals("parsed")) {
            first = answers.readLine();             // $(info,…) prints here
        }
        parsed = first != null;
    }

    /// Whether conf accepted the Kconfig files.
    boolean parsed() {
        return parsed;
    }

    /// What conf printed on standard error while it read the Kconfig files.
    String parseErrors() throws IOException {
        return Text.read(parseErrors);
    }

    /// Runs conf with `arguments` on the configuration `config`.
    Commands.Result run(Path config, List<String> variables, String... arguments) throws IOException {
        Path output = work.resolve("output");
        Path errors = work.resolve("errors");
        StringBuilder line = new StringBuilder().append(output).append('\t').append(errors).append("\tKCONFIG_CONFIG=").append(config);
        variables.forEach(variable -> line.append('\t').append(variable));
        line.append("\t--");
        for (String argument : arguments) {
            line.append('\t').append(argument);
        }
        jobs.write(line.append('\n').toString());
        jobs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("conf's process ended at: " + line);
        }
        return new Commands.Result(Integer.parseInt(answer), Text.read(output), Text.read(errors));
    }

    /// The configuration that `mode` (`--allnoconfig` …) writes into `config`.
    String write(Path config, String mode, String... variables) throws IOException {
        Commands.Result result = run(config, List.of(variables), "-s", mode);
        if (result.status() != 0) {
            throw new IOException("conf " + mode + ": status " + result.status() + "\n" + result.errors());
        }
        return Text.read(config);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
