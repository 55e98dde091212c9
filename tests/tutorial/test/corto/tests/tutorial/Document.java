// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The steps in the fenced blocks of a Markdown document, by the word behind the fence:
///
/// - `console`: lines that begin with `$ ` are commands, the lines after one are what it prints;
/// - `screen command="…" keys="a,Enter"`: what a terminal shows after these keys (`tmux send-keys` names them); without a command the terminal stays that of the
///   block before, and an empty block says that the command has ended;
/// - any other with `file="…"`: the content of that file.
///
/// Other blocks are only read.
record Document(Path file, List<Step> steps) {
    private static final Pattern FENCE = Pattern.compile("```(\\w*)(.*)");
    private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final String PROMPT = "$ ";

    static Document read(Path file) throws IOException {
        List<Step> steps = new ArrayList<>();
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher fence = FENCE.matcher(lines.get(i));
            if (fence.matches()) {
                int start = i + 1;
                while (++i < lines.size() && !lines.get(i).equals("```")) {}
                if (i == lines.size()) {
                    throw new IOException(file + ":" + start + ": the block does not end");
                }
                add(steps, fence.group(1), fence.group(2), lines.subList(start, i), start + 1);
            }
        }
        return new Document(file, List.copyOf(steps));
    }

    private static void add(List<Step> steps, String word, String rest, List<String> block, int line) {
        if (word.equals("console")) {
            addCommands(steps, block, line);
        } else if (word.equals("screen")) {
            steps.add(new Step.Screen(line, attribute(rest, "command"), List.of(attribute(rest, "keys").split(",")), List.copyOf(block)));
        } else if (!attribute(rest, "file").isEmpty()) {
            steps.add(new Step.FileContent(line, attribute(rest, "file"), String.join("\n", block) + "\n"));
        }
    }

    private static void addCommands(List<Step> steps, List<String> block, int line) {
        for (int i = 0; i < block.size(); ) {
            if (!block.get(i).startsWith(PROMPT)) {
                throw new IllegalArgumentException("line " + (line + i) + ": a console block begins with a command");
            }
            int at = i++;
            while (i < block.size() && !block.get(i).startsWith(PROMPT)) {
                i++;
            }
            steps.add(new Step.Command(line + at, block.get(at).substring(PROMPT.length()), List.copyOf(block.subList(at + 1, i))));
        }
    }

    private static String attribute(String text, String name) {
        return ATTRIBUTE.matcher(text).results().filter(match -> match.group(1).equals(name)).map(match -> match.group(2)).findFirst().orElse("");
    }
}
