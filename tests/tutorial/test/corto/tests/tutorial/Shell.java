// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// One bash for all commands of a document: folders and variables stay as a command leaves them.
final class Shell implements AutoCloseable {
    private static final String END = "\036end of command ";

    /// What a command printed, on either output, and its status.
    record Result(String output, int status) {}

    private final Process bash;
    private final Writer commands;
    private final BufferedReader output;

    Shell(Path folder, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("bash", "--noprofile", "--norc").directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().remove("CORTO_DEBUG");
        bash = builder.start();
        commands = bash.outputWriter(StandardCharsets.UTF_8);
        output = new BufferedReader(new InputStreamReader(bash.getInputStream(), StandardCharsets.UTF_8));
    }

    /// Runs a command to its end. Its input is empty.
    Result run(String command) throws IOException {
        commands.write("{ " + command + "\n} < /dev/null; printf '\\n" + END.replace("\036", "\\036") + "%d\\n' $?\n");
        commands.flush();
        StringBuilder text = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(END)) {
                text.setLength(Math.max(0, text.length() - 1));       // the line feed before the mark
                return new Result(text.toString(), Integer.parseInt(line.substring(END.length())));
            }
            text.append(line).append('\n');
        }
        throw new IOException("the shell has ended; the last command printed: " + text);
    }

    @Override
    public void close() throws IOException {
        commands.close();
        try {
            if (!bash.waitFor(10, TimeUnit.SECONDS)) {
                bash.destroyForcibly();
            }
        } catch (InterruptedException e) {
            bash.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
