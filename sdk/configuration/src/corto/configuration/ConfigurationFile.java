// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import corto.console.Failure;
import corto.manifest.Setting;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Where the `.config` of a target is, and how settings are written on a command line.
///
/// A target that is a folder, an app of the catalogue too, has its own; otherwise, and for all other targets, the one in the current folder counts.
public final class ConfigurationFile {
    /// As Linux calls it.
    public static final String NAME = ".config";

    private static final String TITLE = "# Corto Configuration";
    private static final String PREFIX = "CONFIG_";
    private static final int HEADER_LINES = 3;

    private ConfigurationFile() {
    }

    /// The file that holds for a target in `folder`, if there is one.
    public static Optional<Path> existing(Optional<Path> folder) {
        Optional<Path> own = folder.map(place -> place.resolve(NAME)).filter(Files::isRegularFile);
        return own.isPresent() ? own : Optional.of(Path.of(NAME)).filter(Files::isRegularFile).filter(ConfigurationFile::isOurs);
    }

    /// The file to write for a target in `folder`.
    public static Path place(Optional<Path> folder) {
        return folder.map(place -> place.resolve(NAME)).orElse(Path.of(NAME));
    }

    /// The kind of program for which `file` was written.
    public static Optional<ProgramKind> kind(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return reader.lines().flatMap(line -> Stream.of(ProgramKind.values()).filter(kind -> line.equals(PREFIX + "APPLICATION_" + kind.name() + "=y"))).findFirst();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The current folder may be that of another project, which is configured in the same way.
    private static boolean isOurs(Path file) {
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            return reader.lines().limit(HEADER_LINES).anyMatch(TITLE::equals);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Reads `NAME=VALUE`, with or without `CONFIG_` before it, as `option` of the command line has it.
    public static Setting setting(String text, String option) {
        int equals = text.indexOf('=');
        if (equals <= 0) {
            throw new Failure(option + " " + text + ": this is no NAME=VALUE.", "For example: " + option + " SCHED_FIFO=y");
        }
        return new Setting(symbol(text.substring(0, equals)), text.substring(equals + 1), option + " " + text);
    }

    /// `name` without `CONFIG_`: people write both.
    public static String symbol(String name) {
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
    }
}
