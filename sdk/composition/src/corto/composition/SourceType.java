// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import corto.build.SourceModule;
import corto.build.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The annotations of a class or interface, read from its source.
///
/// @param annotations the text in front of its declaration, without comments
record SourceType(Path file, String annotations) {
    /// The type `name` of `module`; empty if it is not there. A nested type is found in the file of the outermost.
    static Optional<SourceType> find(SourceModule module, String name) {
        for (String outer = name; outer.indexOf('.') > 0; outer = outer.substring(0, outer.lastIndexOf('.'))) {
            Path file = module.sources().resolve(outer.replace('.', '/') + ".java");
            if (Files.isRegularFile(file)) {
                return in(file, name.substring(name.lastIndexOf('.') + 1));
            }
        }
        return Optional.empty();
    }

    private static Optional<SourceType> in(Path file, String simpleName) {
        String text;
        try {
            text = SourceText.withoutComments(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher declaration = Pattern.compile("\\b(?:class|interface|record|enum)\\s+" + simpleName + "\\b").matcher(text);
        if (!declaration.find()) {
            return Optional.empty();
        }
        String before = text.substring(0, declaration.start());
        int end = Math.max(before.lastIndexOf(';'), Math.max(before.lastIndexOf('{'), before.lastIndexOf('}')));
        return Optional.of(new SourceType(file, before.substring(end + 1)));
    }

    boolean has(String annotation) {
        return Pattern.compile("@(?:corto\\.lang\\.)?" + annotation + "\\b").matcher(annotations).find();
    }

    /// What stands between the annotation's parentheses; empty if there is no such annotation.
    Optional<String> argument(String annotation) {
        Matcher matcher = Pattern.compile("@(?:corto\\.lang\\.)?" + annotation + "\\s*\\(([^)]*)\\)").matcher(annotations);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
