// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.console.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Builds the image of a driver's folder as `corto build FOLDER` does: `LibraryImage FOLDER RESULT`.
///
/// RESULT gets three lines: the image, the class path, the main class. In this package for the sake of [Applications] and [ImageBuild]; a
/// program of its own, so that the compiler has the whole memory of a JVM.
final class LibraryImage {
    private LibraryImage() {}

    public static void main(String[] arguments) throws IOException {
        Progress.silence();
        try {
            ImageOptions options = new ImageOptions();
            Application application = Applications.of(arguments[0], options);
            Image image = ImageBuild.of(application, options);
            Files.write(Path.of(arguments[1]), List.of(image.file().toString(),
                    application.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)), application.mainClass()));
        } catch (Failure e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
