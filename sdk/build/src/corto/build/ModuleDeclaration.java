// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a `module-info.java` says (JLS §7.7), as far as an image is concerned. Names of types are qualified, through the file's imports where it uses simple ones.
///
/// @param requires names of modules, in the order of the file
/// @param uses services
/// @param provides for each service the providers, in the order of the file
/// @param annotations of the module: name and what stands between its parentheses, or nothing
public record ModuleDeclaration(Path file, String name, Set<String> requires, Set<String> uses, Map<String, List<String>> provides, Map<String, String> annotations) {
    private static final Pattern MODULE = Pattern.compile("\\bmodule\\s+([\\w.]+)\\s*\\{");
    private static final Pattern IMPORT = Pattern.compile("\\bimport\\s+([\\w.]+)\\.(\\w+)\\s*;");
    private static final Pattern ANNOTATION = Pattern.compile("@([\\w.]+)(?:\\s*\\(((?:\"(?:\\\\.|[^\"\\\\])*\"|[^\")])*)\\))?");
    private static final Pattern REQUIRES = Pattern.compile("\\brequires\\s+(?:(?:transitive|static)\\s+)*([\\w.]+)\\s*;");
    private static final Pattern USES = Pattern.compile("\\buses\\s+([\\w.]+)\\s*;");
    private static final Pattern PROVIDES = Pattern.compile("\\bprovides\\s+([\\w.]+)\\s+with\\s+([\\w.,\\s]+);");

    public ModuleDeclaration {
        requires = Collections.unmodifiableSet(requires);         // not copyOf: their order is the file's
        uses = Collections.unmodifiableSet(uses);
        provides = Collections.unmodifiableMap(provides);
        annotations = Map.copyOf(annotations);
    }

    public static ModuleDeclaration read(Path file) {
        String text;
        try {
            text = SourceText.withoutComments(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Matcher module = MODULE.matcher(text);
        if (!module.find()) {
            throw new UncheckedIOException(new IOException(file + " declares no module"));
        }
        String header = text.substring(0, module.start());
        String body = text.substring(module.end());
        Map<String, String> imports = new LinkedHashMap<>();
        IMPORT.matcher(header).results().forEach(match -> imports.put(match.group(2), match.group(1) + "." + match.group(2)));
        Map<String, String> annotations = new LinkedHashMap<>();
        ANNOTATION.matcher(header).results().forEach(match ->
                annotations.put(imports.getOrDefault(match.group(1), match.group(1)), match.group(2) == null ? "" : match.group(2).strip()));
        Map<String, List<String>> provides = new LinkedHashMap<>();
        PROVIDES.matcher(body).results().forEach(match -> {
            List<String> providers = provides.computeIfAbsent(imports.getOrDefault(match.group(1), match.group(1)), _ -> new ArrayList<>());
            for (String provider : match.group(2).split(",")) {
                providers.add(imports.getOrDefault(provider.strip(), provider.strip()));
            }
        });
        return new ModuleDeclaration(file, module.group(1), names(REQUIRES, body, Map.of()), names(USES, body, imports), provides, annotations);
    }

    private static Set<String> names(Pattern pattern, String text, Map<String, String> imports) {
        Set<String> names = new LinkedHashSet<>();
        pattern.matcher(text).results().forEach(match -> names.add(imports.getOrDefault(match.group(1), match.group(1))));
        return names;
    }
}
