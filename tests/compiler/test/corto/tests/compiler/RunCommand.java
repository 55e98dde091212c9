// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import corto.compiler.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// `tests/compiler/run`: runs some programs without JUnit and prints what differs.
final class RunCommand {
    private static final String USAGE = """
            usage: tests/compiler/run [OPTION]… PATTERN…
              PATTERN            topic, topic/Name or any part of it; 'all' for all
              --platform P       process (default) or pc
              --stress N         collect at every N-th allocation
              --soft-float       compute with float and double in general registers
              --optimization O   debug (default), size or speed
              --batch N          programs in one image (default 40; 1: no common image)
              --hotspot          HotSpot only: print the outputs
              --programs DIR     other programs than those of the repository: DIR/<topic>/<Name>.java
              --keep             keep the folder with the images
              --list             print the names
            """;

    private static final int MOST_LINES = 15;
    private static final int MOST_COLUMNS = 200;

    private RunCommand() {}

    public static void main(String[] arguments) throws Exception {
        String platform = "process";
        Optimization optimization = Optimization.DEBUG;
        int stress = 0;
        boolean softFloat = false;
        int batch = 40;
        boolean hotSpotOnly = false;
        boolean list = false;
        boolean keep = false;
        Path programs = null;
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--platform" -> platform = arguments[++i];
                case "--stress" -> stress = Integer.parseInt(arguments[++i]);
                case "--soft-float" -> softFloat = true;
                case "--optimization" -> optimization = Optimization.valueOf(arguments[++i].toUpperCase(Locale.ROOT));
                case "--batch" -> batch = Integer.parseInt(arguments[++i]);
                case "--hotspot" -> hotSpotOnly = true;
                case "--list" -> list = true;
                case "--programs" -> programs = Path.of(arguments[++i]);
                case "--keep" -> keep = true;
                default -> patterns.add(arguments[i]);
            }
        }
        if (patterns.isEmpty() && !list) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Path root = Path.of(System.getProperty("corto.root"));
        Path work = Path.of(System.getProperty("corto.build")).resolve("tests/compiler");
        List<Program> all = Program.below(programs == null ? root.resolve("tests/compiler/programs") : programs);
        List<Program> chosen = all.stream()
                .filter(program -> patterns.isEmpty() || patterns.stream().anyMatch(p -> p.equals("all") || program.title().contains(p)))
                .toList();
        if (list) {
            chosen.forEach(System.out::println);
            return;
        }
        Path classes = Javac.compileShared(all.stream().map(Program::source).toList(), work);
        if (hotSpotOnly) {
            new HotSpot(classes, false).run(chosen).forEach(RunCommand::print);
            return;
        }
        Images images = new Images(platform, optimization, stress, softFloat);
        Path folder = work.resolve("images-" + ProcessHandle.current().pid());
        List<Differential.Result> results = new Differential(images, classes, folder, batch)
                .run(chosen, (count, result) -> show(count + "/" + chosen.size(), result, work));
        List<String> bad = results.stream().filter(result -> !result.good()).map(result -> result.program().title()).toList();
        System.out.println(results.size() - bad.size() + " of " + results.size() + " programs agree" + (bad.isEmpty() ? "" : "; not: " + String.join(" ", bad)));
        if (keep) {
            System.out.println("the images are in " + folder);
        } else {
            Javac.delete(folder);
        }
        System.exit(bad.isEmpty() ? 0 : 1);
    }

    private static void print(Program program, Outcome outcome) {
        System.out.println("=== " + program + " status " + outcome.status());
        System.out.print(outcome.output());
        System.out.flush();
        System.err.print(outcome.errors());
    }

    private static void show(String count, Differential.Result result, Path work) {
        if (result.good()) {
            System.out.println(count + " ok   " + result.program());
        } else if (result.image() == null) {
            System.out.println(count + " NO IMAGE " + result.program() + "\n" + result.reason().lines().limit(MOST_LINES).collect(Collectors.joining("\n")).indent(4).stripTrailing());
        } else {
            System.out.println(count + " DIFFERS " + result.program() + ": status " + result.image().status() + ", HotSpot " + result.hotSpot().status());
            System.out.print(difference(result, work).indent(4));
            System.out.print(result.image().errors().lines().limit(MOST_LINES).collect(Collectors.joining("\n")).indent(4));
        }
        System.out.flush();
    }

    /// The first lines of a unified diff; the two outputs stay in files for a closer look.
    private static String difference(Differential.Result result, Path work) {
        try {
            Path folder = Files.createDirectories(work.resolve("differences"));
            String name = result.program().title().replace('/', '.');
            Path expected = Files.writeString(folder.resolve(name + ".hotspot"), result.hotSpot().output());
            Path actual = Files.writeString(folder.resolve(name + ".image"), result.image().output());
            return Outcome.of(List.of("diff", "-a", "-U1", expected.toString(), actual.toString()), new byte[0], 10).output()
                    .lines().limit(MOST_LINES).map(line -> line.length() > MOST_COLUMNS ? line.substring(0, MOST_COLUMNS) + "…" : line).collect(Collectors.joining("\n"));
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }
}
