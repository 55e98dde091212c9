// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.compiler.CompilationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What an image was refused for, if libraries that are not selected would allow it: kept in the image's folder, so that the next build of the same program does not find it out again.
///
/// The file has the fingerprint of what was compiled, the names of the modules, and the compiler's message.
final class NeededLibraries {
    private static final String FILE = "image.needs";
    private static final String SEPARATOR = " ";
    private static final int PARTS = 3;

    private NeededLibraries() {}

    /// Throws again what was thrown when the same was compiled before.
    static void refuseAgain(Path folder, String fingerprint) throws CompilationException, IOException {
        Path file = folder.resolve(FILE);
        String[] parts = Files.exists(file) ? Files.readString(file).split("\n", PARTS) : new String[0];
        if (parts.length == PARTS && parts[0].equals(fingerprint)) {
            throw new CompilationException(parts[2], List.of(parts[1].split(SEPARATOR)));
        }
    }

    /// Keeps it for `refuseAgain`.
    static void remember(Path folder, String fingerprint, CompilationException refusal) throws IOException {
        Files.writeString(folder.resolve(FILE), fingerprint + "\n" + String.join(SEPARATOR, refusal.neededModules()) + "\n" + refusal.getMessage());
    }
}
