// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Configuration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Collectors;

/// The file that a configuration belongs to.
final class ConfigurationFile {
    private static final String PREFIX = "CONFIG_";
    private static final String NOT_SET = " is not set";

    private final Path path;

    ConfigurationFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// Whether the file says what `configuration` says. Comments, blank lines and order do not count.
    boolean has(Configuration configuration) throws IOException {
        return Files.exists(path) && assignments(Files.readString(path)).equals(assignments(configuration.text()));
    }

    private static Set<String> assignments(String text) {
        return text.lines().map(String::strip).map(ConfigurationFile::assignment).filter(line -> !line.isEmpty()).collect(Collectors.toSet());
    }

    /// The line if it gives a symbol a value, in one of the two ways to write `n`; otherwise nothing.
    private static String assignment(String line) {
        if (line.startsWith("# " + PREFIX) && line.endsWith(NOT_SET)) {
            return line.substring(2, line.length() - NOT_SET.length()) + "=n";
        }
        return line.startsWith(PREFIX) ? line : "";
    }

    /// Writes `configuration` to `file`, which is never seen half written. What it said before is in `FILE.old` then, as with Linux.
    static void write(Configuration configuration, Path file) throws IOException {
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();     // a link stays one
        Path unfinished = sibling(target, ".new." + ProcessHandle.current().pid());
        try {
            Files.writeString(unfinished, configuration.text());
            if (Files.exists(target)) {
                Files.setPosixFilePermissions(unfinished, Files.getPosixFilePermissions(target));
                Files.copy(target, sibling(target, ".old"), StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static Path sibling(Path file, String ending) {
        return file.resolveSibling(file.getFileName() + ending);
    }
}
