// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import corto.compiler.Optimization;
import corto.tests.compiler.generator.Generate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `tests/compiler/fuzz SEED COUNT`: many random programs; failing ones are kept and made smaller.
final class FuzzCommand {
    private static final String USAGE = """
            usage: tests/compiler/fuzz [OPTION]… SEED COUNT
              SEED COUNT         programs with the seeds SEED, SEED + 1 …
              --platform P       process (default) or pc
              --optimization O   quick (default), debug, size or speed
              --stress N         collect at every N-th allocation
              --batch N          programs in one image (default 100)
              --no-shrink        do not make failing programs smaller
            """;

    private FuzzCommand() {}

    public static void main(String[] arguments) throws Exception {
        String platform = "process";
        Optimization optimization = Optimization.QUICK;
        int stress = 0;
        int batch = 100;
        boolean shrink = true;
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            switch (arguments[i]) {
                case "--platform" -> platform = arguments[++i];
                case "--optimization" -> optimization = Optimization.valueOf(arguments[++i].toUpperCase(Locale.ROOT));
                case "--stress" -> stress = Integer.parseInt(arguments[++i]);
                case "--batch" -> batch = Integer.parseInt(arguments[++i]);
                case "--no-shrink" -> shrink = false;
                default -> numbers.add(Long.parseLong(arguments[i]));
            }
        }
        if (numbers.size() != 2) {
            System.err.print(USAGE);
            System.exit(2);
        }
        Path work = Path.of(System.getProperty("corto.build")).resolve("tests/compiler/fuzz");
        Images images = new Images(platform, optimization, stress);
        long first = numbers.get(0);
        long end = first + numbers.get(1);
        int bad = 0;
        for (long seed = first; seed < end; seed += batch) {
            int count = (int) Math.min(batch, end - seed);
            List<Differential.Result> failed = run(images, work.resolve("run-" + ProcessHandle.current().pid()), seed, count);
            for (Differential.Result result : failed) {
                bad++;
                keep(images, work.resolve("failures"), result, shrink);
            }
            System.out.println(seed + count - first + " of " + (end - first) + " run, " + bad + " failed");
        }
        Javac.delete(work.resolve("run-" + ProcessHandle.current().pid()));
        System.exit(bad == 0 ? 0 : 1);
    }

    /// Generates, compiles and compares `count` programs. Returns those that fail.
    static List<Differential.Result> run(Images images, Path work, long seed, int count) throws IOException, InterruptedException {
        Javac.delete(work);
        Generate.write(seed, count, work.resolve("source"));
        List<Program> programs = Program.below(work.resolve("source"));
        Path classes = work.resolve("classes");
        Javac.compile(programs.stream().map(Program::source).toList(), List.of(), classes);
        return new Differential(images, classes, work.resolve("images"), count).run(programs, (_, _) -> { }).stream().filter(result -> !result.good() && isComparable(result)).toList();
    }

    /// A program that overflows the stack goes on with what it had done till then, and how deep that is differs between two machines. One that HotSpot
    /// does not finish says nothing.
    private static boolean isComparable(Differential.Result result) {
        return result.image() == null || !result.hotSpot().output().contains("java.lang.StackOverflowError") && result.hotSpot().status() != Outcome.TIMED_OUT;
    }

    private static void keep(Images images, Path failures, Differential.Result result, boolean shrink) throws IOException, InterruptedException {
        Files.createDirectories(failures);
        String name = result.program().source().getFileName().toString();
        Path kept = failures.resolve(name);
        Files.copy(result.program().source(), kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        System.out.println("FAILED " + kept);
        if (images.optimization() == Optimization.QUICK) {
            System.out.println("    compiled by gcc -Os: " + (again(new Images(images.platform(), Optimization.SIZE, images.stress(), images.softFloat()), failures, kept).good() ? "no difference" : "differs too"));
        }
        System.out.print((result.image() == null ? result.reason() : "status " + result.image().status() + ", HotSpot " + result.hotSpot().status() + "\n" + firstDifference(result)
                + result.image().errors()).lines().limit(12).reduce("", (a, b) -> a + "    " + b + "\n"));
        if (shrink) {
            Path small = failures.resolve(name.replace(".java", ".small"));
            Files.writeString(small, new Shrinker(images, failures.resolve("shrink-" + ProcessHandle.current().pid())).shrink(Files.readString(kept), name.replace(".java", ""), result));
            System.out.println("    smaller: " + small + " (" + Files.readAllLines(small).size() + " lines of " + Files.readAllLines(kept).size() + ")");
        }
    }

    private static Differential.Result again(Images images, Path failures, Path source) throws IOException, InterruptedException {
        Path work = failures.resolve("again-" + ProcessHandle.current().pid());
        Path copy = Files.createDirectories(work.resolve("generated")).resolve(source.getFileName());
        Files.copy(source, copy);
        Javac.compile(List.of(copy), List.of(), work.resolve("classes"));
        Differential.Result result = new Differential(images, work.resolve("classes"), work.resolve("images"), 1).run(List.of(Program.of(copy)), (_, _) -> { }).getFirst();
        Javac.delete(work);
        return result;
    }

    static String firstDifference(Differential.Result result) {
        String[] expected = result.hotSpot().output().split("\n", -1);
        String[] actual = result.image().output().split("\n", -1);
        for (int i = 0; i < Math.max(expected.length, actual.length); i++) {
            String e = i < expected.length ? expected[i] : "(end)";
            String a = i < actual.length ? actual[i] : "(end)";
            if (!e.equals(a)) {
                return "line " + (i + 1) + ": HotSpot " + e + ", image " + a + "\n";
            }
        }
        return "";
    }
}
