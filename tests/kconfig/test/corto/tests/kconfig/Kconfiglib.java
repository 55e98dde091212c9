// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// kconfiglib (Debian's python3-kconfiglib) in a process that answers jobs (`oracle/kconfiglib_jobs.py`).
final class Kconfiglib implements AutoCloseable {
    private static final Path PYTHON = Path.of("/usr/bin/python3");     // Debian's, which sees Debian's packages; another one may come first in PATH

    /// What kconfiglib makes of a configuration.
    ///
    /// @param config as `.config`, @param minimal as savedefconfig writes it, @param dump values, visibility and what can be assigned, as ConfJobs prints them
    record Answer(String config, String minimal, String dump) {}

    private final Process process;
    private final Writer jobs;
    private final BufferedReader answers;
    private final Path out;

    Kconfiglib(Path work) throws IOException {
        Files.createDirectories(work);
        out = work.resolve("answer");
        process = new ProcessBuilder(PYTHON.toString(), LinuxSource.oracleFolder().resolve("kconfiglib_jobs.py").toString())
                .redirectError(work.resolve("kconfiglib.errors").toFile()).start();
        jobs = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /// Reads the tree in `folder`; "" or why it was refused.
    String read(Path folder, Map<String, String> environment) throws IOException {
        StringBuilder line = new StringBuilder("tree\t" + folder);
        environment.forEach((name, value) -> line.append('\t').append(name).append('=').append(value));
        String answer = ask(line.toString());
        return answer.equals("ok") ? "" : answer;
    }

    Answer load(Path config) throws IOException {
        return answer("load\t" + config + "\t" + out);
    }

    Answer defaults() throws IOException {
        return answer("load\t-\t" + out);
    }

    Answer all(String value) throws IOException {
        return answer("all\t" + value + "\t" + out);
    }

    private Answer answer(String job) throws IOException {
        String said = ask(job);
        if (!said.equals("ok")) {
            throw new IOException("kconfiglib: " + job + ": " + said);
        }
        return new Answer(Text.read(Path.of(out + ".config")), Text.read(Path.of(out + ".minimal")), Text.read(Path.of(out + ".dump")));
    }

    private String ask(String job) throws IOException {
        jobs.write(job + "\n");
        jobs.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("kconfiglib's process ended at: " + job);
        }
        return answer;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
