// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What made the configuration of an image: its kind, libraries from outside, and every setting with its place, in the order in which they were made. It lies beside
/// the image, where `.config` tells the values only.
///
/// @param libraries folders of libraries from outside the tree
public record Origins(ProgramKind kind, List<Path> libraries, List<Origin> settings) {
    /// Its name in an image's folder.
    public static final String FILE = "settings.tsv";

    private static final String KIND = "kind";
    private static final String LIBRARY = "library";
    private static final String SETTING = "setting";

    /// A line as `.config` has it, and who said so: `--set A=y`, `apps/nginx/corto.yaml:7`, a file.
    public record Origin(String line, String place) {
    }

    public Origins {
        libraries = List.copyOf(libraries);
        settings = List.copyOf(settings);
    }

    public static Origins read(Path file) {
        ProgramKind kind = ProgramKind.JAVA;
        List<Path> libraries = new ArrayList<>();
        List<Origin> settings = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                String[] columns = line.split("\t", -1);
                switch (columns[0]) {
                    case KIND -> kind = ProgramKind.valueOf(columns[1].toUpperCase(Locale.ROOT));
                    case LIBRARY -> libraries.add(Path.of(columns[1]));
                    case SETTING -> settings.add(new Origin(columns[1], columns[2]));
                    default -> throw new IOException("there is no \"" + columns[0] + "\" in such a file");
                }
            }
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage(), "Build the image again: corto build.");
        }
        return new Origins(kind, libraries, settings);
    }

    /// One line each, columns separated by tabs.
    public String text() {
        StringBuilder text = new StringBuilder(KIND + "\t").append(kind).append('\n');
        libraries.forEach(folder -> text.append(LIBRARY + "\t").append(folder).append('\n'));
        settings.forEach(setting -> text.append(SETTING + "\t").append(flat(setting.line())).append('\t').append(flat(setting.place())).append('\n'));
        return text.toString();
    }

    private static String flat(String words) {
        return words.replaceAll("[\\t\\n\\r]+", " ").strip();
    }
}
