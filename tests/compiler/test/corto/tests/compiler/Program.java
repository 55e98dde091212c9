// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// One test program: `programs/<topic>/<Name>.java`, with `<Name>.args` (one argument a line) and `<Name>.in` (standard input)
/// beside it where it needs them.
///
/// `libraries` are the modules that its topic needs besides those of every image: the lines of `programs/<topic>/libraries`.
///
/// `alone` programs have no class that another one could name or call (compact source files, instance `main`), so they cannot
/// share an image; `exits` ones end the JVM that runs them, or look at its threads, so they get one of their own.
public record Program(String topic, String className, Path source, List<String> arguments, Path input, List<String> libraries, boolean alone, boolean exits) {

    /// What people call it: `topic/Name`.
    public String title() {
        return topic + "/" + source.getFileName().toString().replace(".java", "");
    }

    /// All programs below `folder`, ordered by title.
    public static List<Program> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Program::of)
                    .sorted(Comparator.comparing(Program::title))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Program of(Path source) {
        try {
            String text = Files.readString(source);
            String topic = source.getParent().getFileName().toString();
            String name = source.getFileName().toString().replace(".java", "");
            boolean packaged = text.contains("\npackage " + topic + ";") || text.startsWith("package " + topic + ";");
            Path arguments = source.resolveSibling(name + ".args");
            return new Program(topic, packaged ? topic + "." + name : name, source,
                    linesOf(arguments),
                    source.resolveSibling(name + ".in"),
                    linesOf(source.resolveSibling("libraries")),
                    !packaged || !text.contains("public static void main(String"),
                    text.contains(".exit(") || text.contains(".halt(") || topic.equals("threads"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> linesOf(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /// The bytes of standard input; empty when there is no file.
    byte[] inputBytes() {
        try {
            return Files.exists(input) ? Files.readAllBytes(input) : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return title();
    }
}
