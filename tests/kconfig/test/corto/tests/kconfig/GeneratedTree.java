// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Kconfig files that a seed makes.
///
/// @param files path below the tree's root → text; the first is `Kconfig`
/// @param environment what `$(NAME)` finds in the environment
record GeneratedTree(long seed, Map<String, String> files, Map<String, String> environment, TreeGenerator.Language language) {
    static final String MODULES = "\tmodules\n";

    /// Writes the files below `folder` as Linux 6.1 reads them.
    void writeTo(Path folder) throws IOException {
        write(folder, MODULES);
    }

    /// For kconfiglib: the symbol MODULES is what it takes for the modules symbol, whether it says so or not.
    void writeForKconfiglib(Path folder) throws IOException {
        write(folder, "");
    }

    /// For Linux 4.11, where the line `modules` was an option.
    void writeForLinux411(Path folder) throws IOException {
        write(folder, "\toption modules\n");
    }

    private void write(Path folder, String modules) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().replace(MODULES, modules));
        }
    }

    /// The lines of all files in one, without `source`.
    List<String> flat() {
        List<String> lines = new ArrayList<>();
        append("Kconfig", lines);
        return lines;
    }

    private void append(String file, List<String> lines) {
        for (String line : files.get(file).split("\n")) {
            if (line.startsWith("source ")) {
                append(line.substring("source ".length() + 1, line.length() - 1).replace("$(SUB)", "sub"), lines);
            } else {
                lines.add(line);
            }
        }
    }

    /// The same seed and environment with one file of these lines.
    GeneratedTree with(List<String> lines) {
        return new GeneratedTree(seed, Map.of("Kconfig", String.join("\n", lines) + "\n"), environment, language);
    }

    int lines() {
        return (int) files.values().stream().mapToLong(text -> text.lines().count()).sum();
    }
}
