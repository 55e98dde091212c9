// SPDX-License-Identifier: Apache-2.0
package corto.tests.refusals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A program in `tests/refusals/programs` that no image can be made of.
///
/// Comments at its top say what the message must contain, and what is taken out of its class files before, and options of the compiler:
/// ```
/// // refused: used by Main.main(Main.java:12)
/// // without: Main$Gone
/// // without: Main$Library.method
/// // option: floatingPoint=soft
/// ```
record RefusedProgram(String mainClass, Path source, List<String> fragments, List<String> removed, List<String> options) {
    private static final String REFUSED = "// refused: ";
    private static final String WITHOUT = "// without: ";
    private static final String OPTION = "// option: ";

    /// All programs of a folder, by name.
    static List<RefusedProgram> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().map(RefusedProgram::of).toList();
        }
    }

    private static RefusedProgram of(Path source) {
        try {
            List<String> lines = Files.readAllLines(source);
            return new RefusedProgram(source.getFileName().toString().replace(".java", ""), source, after(REFUSED, lines), after(WITHOUT, lines), after(OPTION, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> after(String start, List<String> lines) {
        return lines.stream().filter(line -> line.startsWith(start)).map(line -> line.substring(start.length())).toList();
    }

    /// `WordInList` → `word in list`
    String title() {
        return mainClass.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }
}
