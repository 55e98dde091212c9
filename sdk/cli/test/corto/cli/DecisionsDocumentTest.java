// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/decisions/README.md` lists every decision by its number and title. `corto test DecisionsDocumentTest -D corto.write=true` writes it anew.
class DecisionsDocumentTest {
    private static final Path FOLDER = CommandRun.ROOT.resolve("docs/decisions");
    private static final Path DOCUMENT = FOLDER.resolve("README.md");
    private static final String BEGIN = "<!-- decisions: begin. Written by DecisionsDocumentTest from their titles. -->\n";
    private static final String END = "<!-- decisions: end -->";
    private static final Pattern TITLE = Pattern.compile("# (\\d+)\\. (.+)");

    @Test
    void every_decision_is_listed() throws IOException {
        String before = Files.readString(DOCUMENT);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        String text = list();
        if (Boolean.getBoolean("corto.write")) {
            Files.writeString(DOCUMENT, before.substring(0, begin) + text + before.substring(before.indexOf(END)));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + text + END);
    }

    private static String list() throws IOException {
        StringBuilder text = new StringBuilder("\n| | decision |\n| --- | --- |\n");
        for (Path file : decisions()) {
            String name = file.getFileName().toString();
            Matcher title = TITLE.matcher(Files.readAllLines(file).getFirst());
            assertThat(title.matches()).as(name + " begins with its number and title").isTrue();
            assertThat(name).startsWith(String.format("%04d-", Integer.parseInt(title.group(1))));
            text.append("| [").append(title.group(1)).append("](").append(name).append(") | ").append(title.group(2)).append(" |\n");
        }
        return text.append('\n').toString();
    }

    private static List<Path> decisions() throws IOException {
        List<Path> decisions = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.filter(file -> !file.equals(DOCUMENT)).sorted().forEach(decisions::add);
        }
        return decisions;
    }
}
