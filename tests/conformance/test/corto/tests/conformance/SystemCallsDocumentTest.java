// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `docs/system-calls.md` says what the handlers in `lib/` say. `corto test SystemCallsDocumentTest -D corto.write=true` writes it anew.
class SystemCallsDocumentTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Path DOCUMENT = ROOT.resolve("docs/system-calls.md");
    private static final Path NAMES = ROOT.resolve("lib/posix/calls/src/corto/posix/calls/SystemCallNames.java");
    private static final Path USED = ROOT.resolve("tests/conformance/system-calls-used.tsv");
    private static final String BEGIN = "<!-- calls: begin. Written by SystemCallsDocumentTest from the handlers. -->\n";
    private static final String END = "<!-- calls: end -->";
    private static final int SHARED_NUMBERS = 424;           // where the second part of the names begins
    private static final Pattern HANDLER = Pattern.compile("((?:^\\s*@[A-Za-z]+(?:\\([^\\n]*\\))?\\n)*)^\\s*(?:public |private )?static (?:Result|boolean) ", Pattern.MULTILINE);
    private static final Pattern SYSCALL = Pattern.compile("@Syscall\\(\"(\\w+)\"\\)");
    private static final Pattern PARTIAL = Pattern.compile("@Partial\\(\"(.*)\"\\)");

    private record Handler(String library, String missing) {}

    @Test
    void every_call_is_listed_as_the_code_says() throws IOException {
        String before = Files.readString(DOCUMENT);
        int begin = before.indexOf(BEGIN) + BEGIN.length();
        assertThat(begin).isGreaterThanOrEqualTo(BEGIN.length());
        String table = table(handlers());
        if (Boolean.getBoolean("corto.write")) {
            Files.writeString(DOCUMENT, before.substring(0, begin) + table + before.substring(before.indexOf(END)));
        }

        assertThat(Files.readString(DOCUMENT)).contains(BEGIN + table + END);
    }

    private static String table(Map<String, Handler> handlers) throws IOException {
        Map<String, Integer> used = used();
        StringBuilder rows = new StringBuilder();
        int supported = 0;
        int partial = 0;
        List<String> absentAndUsed = new ArrayList<>();
        for (Map.Entry<Integer, String> call : calls().entrySet()) {
            String name = call.getValue();
            Handler handler = handlers.remove(name);
            int programs = used.getOrDefault(name, 0);
            String state = handler == null ? "absent" : handler.missing == null ? "supported" : "partial: " + handler.missing;
            supported += state.equals("supported") ? 1 : 0;
            partial += state.startsWith("partial") ? 1 : 0;
            if (handler == null && programs > 0) {
                absentAndUsed.add(name + " (" + programs + ")");
            }
            rows.append("| ").append(call.getKey()).append(" | ").append(name).append(" | ").append(state).append(" | ").append(handler == null ? "" : handler.library + ", `" + option(handler.library) + "`")
                    .append(" | ").append(programs == 0 ? "" : programs).append(" |\n");
        }
        assertThat(handlers).as("handlers of calls that Linux has not got").isEmpty();
        int all = calls().size();
        return "\n" + all + " system calls: " + supported + " supported, " + partial + " partial, " + (all - supported - partial) + " absent. Absent and used by one of the programs: "
                + (absentAndUsed.isEmpty() ? "none" : String.join(", ", absentAndUsed)) + ".\n\n| number | call | state | library, option | programs |\n| ---: | --- | --- | --- | ---: |\n" + rows;
    }

    private static String option(String library) {
        return library.toUpperCase(Locale.ROOT).replace('/', '_');
    }

    /// Names by number, in that order.
    private static Map<Integer, String> calls() throws IOException {
        String[] parts = Files.readString(NAMES).split("\"\"\"");
        Map<Integer, String> calls = new java.util.TreeMap<>();
        int number = 0;
        for (String name : parts[1].strip().split("\\s+")) {
            calls.put(number++, name);
        }
        number = SHARED_NUMBERS;
        for (String name : parts[3].strip().split("\\s+")) {
            calls.put(number++, name);
        }
        return calls;
    }

    private static Map<String, Integer> used() throws IOException {
        Map<String, Integer> used = new HashMap<>();
        for (String line : Files.readAllLines(USED)) {
            String[] words = line.split("\t");
            used.put(words[0], Integer.parseInt(words[1]));
        }
        return used;
    }

    private static Map<String, Handler> handlers() throws IOException {
        Map<String, Handler> handlers = new HashMap<>();
        Path lib = ROOT.resolve("lib");
        try (Stream<Path> files = Files.walk(lib)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".java") && file.toString().contains("/src/")).toList()) {
                String path = lib.relativize(file).toString();
                String library = path.substring(0, path.indexOf("/src/"));
                Matcher handler = HANDLER.matcher(Files.readString(file));
                while (handler.find()) {
                    Matcher call = SYSCALL.matcher(handler.group(1));
                    Matcher partial = PARTIAL.matcher(handler.group(1));
                    if (call.find()) {
                        handlers.put(call.group(1), new Handler(library, partial.find() ? partial.group(1) : null));
                    }
                }
            }
        }
        return handlers;
    }
}
