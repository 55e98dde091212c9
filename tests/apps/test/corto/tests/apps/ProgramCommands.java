// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What a file `commands` says: command lines of a program, each a test.
///
/// A line is a command: words, quoted as for a shell with `'` and `"`, nothing is expanded. `< FILE` at its end gives standard input, a file beside this one. `~` as the first word says that the order of
/// lines does not count: that of files in a folder, for instance, is each file system's own. Lines that begin with `@` say
/// something about all: `@slow` runs only with `-D corto.apps=all`, `@limit SECONDS` for each on Corto, `@host COMMAND` runs before on the
/// host, and changes the root file system for both.
record ProgramCommands(boolean isSlow, Duration limit, List<Command> preparations, List<Command> commands) {
    private static final Duration DEFAULT_LIMIT = Duration.ofSeconds(120);      // an emulated machine on a busy host

    /// One command line. `input` may be null.
    record Command(String line, List<String> words, boolean isOrdered, Path input) {
        byte[] standardInput() throws IOException {
            return input == null ? new byte[0] : Files.readAllBytes(input);
        }
    }

    static ProgramCommands read(Path file) throws IOException {
        boolean isSlow = false;
        Duration limit = DEFAULT_LIMIT;
        List<Command> preparations = new ArrayList<>();
        List<Command> commands = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            List<String> words = words(line);
            switch (words.getFirst()) {
                case "@slow" -> isSlow = true;
                case "@limit" -> limit = Duration.ofSeconds(Long.parseLong(words.get(1)));
                case "@host" -> preparations.add(command(file, line, words.subList(1, words.size())));
                default -> commands.add(command(file, line, words));
            }
        }
        return new ProgramCommands(isSlow, limit, preparations, commands);
    }

    private static Command command(Path file, String line, List<String> words) {
        int begin = words.getFirst().equals("~") ? 1 : 0;
        int end = words.size();
        boolean hasInput = end > 2 && words.get(end - 2).equals("<");
        return new Command(line, List.copyOf(words.subList(begin, hasInput ? end - 2 : end)), begin == 0, hasInput ? file.resolveSibling(words.getLast()) : null);
    }

    static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringBuilder word = null;
        char quote = 0;
        for (char c : line.toCharArray()) {
            if (quote == 0 && c == ' ') {
                if (word != null) {
                    words.add(word.toString());
                }
                word = null;
                continue;
            }
            word = word == null ? new StringBuilder() : word;
            if (c == quote) {
                quote = 0;
            } else if (quote == 0 && (c == '\'' || c == '"')) {
                quote = c;
            } else {
                word.append(c);
            }
        }
        if (quote != 0) {
            throw new IllegalArgumentException("a quotation does not end: " + line);
        }
        if (word != null) {
            words.add(word.toString());
        }
        return words;
    }
}
