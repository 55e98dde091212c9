// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Reads classes from folders and jars, the first that has one wins.
record ClassPath(List<Path> entries) {

    /// The class with internal name `name` (`java/lang/String`).
    Optional<ClassModel> find(String name) {
        for (Path entry : entries) {
            try {
                Optional<byte[]> bytes = Files.isDirectory(entry) ? inFolder(entry, name) : inJar(entry, name);
                if (bytes.isPresent()) {
                    return Optional.of(ClassFile.of().parse(bytes.get()));
                }
            } catch (IOException e) {
                throw new Failure(e, "cannot read " + entry + ": " + e.getMessage());
            }
        }
        return Optional.empty();
    }

    private static Optional<byte[]> inFolder(Path folder, String name) throws IOException {
        Path file = folder.resolve(name + ".class");
        return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    }

    private static Optional<byte[]> inJar(Path jar, String name) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(name + ".class");
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return Optional.of(in.readAllBytes());
            }
        }
    }
}
