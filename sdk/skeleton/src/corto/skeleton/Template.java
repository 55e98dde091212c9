// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import corto.build.SourceFiles;
import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A folder of files with blanks to fill in: `{{name}}` in a text, `PACKAGE` and `CLASS` in a path.
final class Template {
    private static final Pattern BLANK = Pattern.compile("\\{\\{(\\w+)}}");
    private static final String SUFFIX = ".template";

    private final Path folder;

    /// The template in `folder`.
    Template(Path folder) {
        this.folder = folder;
    }

    /// Writes it to `destination`, which must not exist. The files, in order.
    List<Path> write(Path destination, Map<String, String> values) {
        if (Files.exists(destination)) {
            throw new Failure(destination + " is there already; nothing was written.", "Choose another name, or --in another folder.");
        }
        List<Path> written = new ArrayList<>();
        try {
            for (Path file : SourceFiles.below(folder, SUFFIX)) {
                Path target = destination.resolve(path(folder.relativize(file).toString(), values));
                Files.createDirectories(target.getParent());
                written.add(Files.writeString(target, fill(Files.readString(file), values, file)));
            }
        } catch (IOException e) {
            throw new Failure(e, "cannot write " + destination + ": " + e.getMessage());
        }
        return written;
    }

    private static String path(String template, Map<String, String> values) {
        String path = template.substring(0, template.length() - SUFFIX.length());
        for (String blank : List.of("PACKAGE", "CLASS")) {
            if (path.contains(blank)) {
                path = path.replace(blank, values.get(blank));
            }
        }
        return path;
    }

    private static String fill(String text, Map<String, String> values, Path file) {
        return BLANK.matcher(text).replaceAll(match -> {
            String value = values.get(match.group(1));
            if (value == null) {
                throw new IllegalStateException(file + ": nothing is known for " + match.group());
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
