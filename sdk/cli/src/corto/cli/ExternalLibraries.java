// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.BuildLock;
import corto.build.Fingerprint;
import corto.build.SourceFiles;
import corto.console.Failure;
import corto.manifest.LibrarySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Folders with libraries from outside the tree, wherever they come from: a folder, a jar with the content of such a folder, a jar of a Maven repository.
final class ExternalLibraries {
    private static final String DECLARATION = "src/module-info.java";
    private static final String JAR = ".jar";

    private ExternalLibraries() {
    }

    /// Folders for what `manifest` names.
    static List<Path> folders(List<LibrarySource> sources, Path manifest) {
        List<Path> folders = new ArrayList<>();
        for (LibrarySource source : sources) {
            switch (source) {
                case LibrarySource.Place place -> folders.add(folder(place.path()));
                case LibrarySource.Maven maven -> folders.addAll(fetched(maven.coordinates(), manifest));
            }
        }
        return folders;
    }

    /// The jar of the coordinates, and of what it needs those that have libraries.
    private static List<Path> fetched(String coordinates, Path manifest) {
        List<Path> folders = Libraries.of(List.of(coordinates), manifest).stream().filter(ExternalLibraries::hasLibrary).map(ExternalLibraries::folder).toList();
        if (folders.isEmpty()) {
            throw new Failure(manifest + ": libraries: " + coordinates + " has no library: no jar has " + DECLARATION + ".",
                    "The jar of a library is made with: jar --create --file NAME-VERSION.jar -C FOLDER .");
        }
        return folders;
    }

    private static boolean hasLibrary(Path jar) {
        try (ZipFile file = new ZipFile(jar.toFile())) {
            return file.stream().anyMatch(entry -> entry.getName().equals(DECLARATION) || entry.getName().endsWith("/" + DECLARATION));
        } catch (IOException e) {
            throw unreadable(jar, e);
        }
    }

    /// `place` itself, or the folder into which it was unpacked if it is a jar.
    static Path folder(Path place) {
        Path absolute = place.toAbsolutePath().normalize();
        if (!absolute.toString().endsWith(JAR) || !Files.isRegularFile(absolute)) {
            return absolute;
        }
        String name = absolute.getFileName().toString();
        Path folder = Sdk.build().resolve("libraries").resolve(name.substring(0, name.length() - JAR.length()) + "-" + new Fingerprint().file(absolute).value().substring(0, 16));
        try (BuildLock _ = BuildLock.of(folder)) {
            if (!Files.isDirectory(folder)) {
                unpack(absolute, folder);
            }
        }
        return folder;
    }

    private static void unpack(Path jar, Path folder) {
        Path fresh = folder.resolveSibling(folder.getFileName() + ".new");
        SourceFiles.delete(fresh);
        try (ZipFile file = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : file.stream().filter(entry -> !entry.isDirectory()).toList()) {
                Path target = fresh.resolve(entry.getName()).normalize();
                if (!target.startsWith(fresh)) {
                    throw new Failure(jar + " cannot be unpacked: its entry " + entry.getName() + " lies outside of it.");
                }
                Files.createDirectories(target.getParent());
                try (InputStream in = file.getInputStream(entry)) {
                    Files.copy(in, target);
                }
            }
            Files.createDirectories(fresh);
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw unreadable(jar, e);
        } finally {
            SourceFiles.delete(fresh);
        }
    }

    private static Failure unreadable(Path jar, IOException e) {
        return new Failure(e, jar + " cannot be read as a jar: " + e.getMessage());
    }
}
