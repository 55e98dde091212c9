// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `tests/compiler/run`: runs some programs without JUnit and prints what differs.
final class RunCommand {
    private static final String USAGE = """
            usage: tests/compiler/run [OPTION]… PATTERN…
              PATTERN            topic, topic/Name or any part of it; 'all' for all
              --platform P       process (default) or pc
              --stress N         collect at every N-th allocation
              --batch N          programs in one image (default 40; 1: no common image)
              --hotspot          HotSpot only: print the outputs
              --list             print the names
            """;

    private RunCommand() {}

    public static void main(String[] arguments) throws Exception {
        String platform = "process";
        int stress = 0;
        int batch = 40;
        boolean hotSpotOnly = false;
        boolean list = false;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--platform" -> platform = arguments[++i];
                case "--stress" -> stress = Integer.parseInt(arguments[++i]);
                case "--batch" -> batch = Integer.parseInt(arguments[++i]);
                case "--hotspot" -> hotSpotOnly = true;
                case "--list" -> list = true;
                default -> patterns.add(arguments[i]);
            }
        }
        if (patterns.isEmpty() && !list) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Path root = Path.of(System.getProperty("corto.root"));
        List<Program> all = Program.below(root.resolve("tests/compiler/programs"));
        List<Program> chosen = all.stream()
                .filter(program -> patterns.isEmpty() || patterns.stream().anyMatch(p -> p.equals("all") || program.title().contains(p)))
                .toList();
        if (list) {
            chosen.forEach(System.out::println);
            return;
        }
        Path classes = root.resolve("build/tests/compiler/classes");
        Javac.compile(all.stream().map(Program::source).toList(), List.of(), classes);
        Map<Program, Outcome> expected = new HotSpot(classes).run(chosen);
        if (hotSpotOnly) {
            for (Program program : chosen) {
                Outcome outcome = expected.get(program);
                System.out.println("=== " + program + " status " + outcome.status());
                System.out.print(outcome.output());
                System.err.print(outcome.errors());
            }
            return;
        }
        throw new UnsupportedOperationException("images");
    }
}
