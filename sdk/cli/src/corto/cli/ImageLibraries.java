// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.SourceModule;
import corto.composition.Composition;
import corto.composition.Layers;
import corto.configuration.KernelLibraries;
import corto.console.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The composition of an image that has been built: the libraries that the text beside it names, as their sources are now.
final class ImageLibraries {
    /// The file beside an image with the folders of libraries from outside the tree that it could be made of, one a line.
    static final String EXTERNAL = "external-libraries.txt";

    private ImageLibraries() {
    }

    static Composition of(Image image) {
        return Composition.of(available(image), names(image.folder().resolve(Composition.FILE)), Layers.read(Sdk.root().resolve(Layers.FILE)));
    }

    /// All modules that the image could be made of, by name.
    static Map<String, SourceModule> available(Image image) {
        Path file = image.folder().resolve(EXTERNAL);
        try {
            List<Path> folders = Files.exists(file) ? Files.readAllLines(file).stream().map(Path::of).toList() : List.of();
            return new KernelLibraries(Sdk.root(), folders).modules();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The first words of the indented lines of the first paragraph.
    private static List<String> names(Path file) {
        List<String> names = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                if (line.isEmpty()) {
                    break;
                }
                if (line.startsWith(" ")) {
                    names.add(line.strip().split("\\s+", 2)[0]);
                }
            }
        } catch (IOException e) {
            throw new Failure(e, "Cannot read " + file + ": " + e.getMessage(), "Build the image again: corto build.");
        }
        return names;
    }
}
