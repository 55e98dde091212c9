// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/// Programs of this machine.
public final class Programs {
    private Programs() {
    }

    /// Where `name` is on the PATH.
    public static Optional<Path> find(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return Stream.of(path.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(program -> Files.isExecutable(program) && Files.isRegularFile(program))
                .findFirst();
    }
}
