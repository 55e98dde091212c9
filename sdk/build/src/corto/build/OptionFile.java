// SPDX-License-Identifier: Apache-2.0
package corto.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// A file with one javac argument per line; empty lines and lines that start with `#` do not count.
public final class OptionFile {
    private OptionFile() {
    }

    /// Appends the arguments in `file` to `options`; the file need not exist.
    public static void addTo(List<String> options, Path file) throws IOException {
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                String option = line.strip();
                if (!option.isEmpty() && !option.startsWith("#")) {
                    options.add(option);
                }
            }
        }
    }
}
