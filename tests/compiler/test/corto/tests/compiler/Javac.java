// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles test programs with the JDK's own compiler.
final class Javac {
    private Javac() {}

    /// Compiles `sources` into a folder of its own below `work`, unless it is there already. Returns the folder.
    ///
    /// Its name comes from names and times of the sources, and it appears complete: several runs may share it. Folders that have not been used for
    /// a day go.
    static Path compileShared(List<Path> sources, Path work) throws IOException {
        CRC32 key = new CRC32();
        for (Path source : sources) {
            key.update((source + " " + Files.getLastModifiedTime(source).toMillis() + "\n").getBytes(StandardCharsets.UTF_8));
        }
        Path classes = work.resolve("classes-" + Long.toHexString(key.getValue()));
        if (!Files.exists(classes)) {
            Path fresh = work.resolve("fresh-" + ProcessHandle.current().pid());
            try {
                compile(sources, List.of(), fresh);
                Files.move(fresh, classes, StandardCopyOption.ATOMIC_MOVE);
            } catch (FileSystemException e) {
                if (!Files.exists(classes)) {      // else another run was faster
                    throw e;
                }
            } finally {
                delete(fresh);
            }
            deleteOld(work);
        }
        Files.setLastModifiedTime(classes, FileTime.from(Instant.now()));
        return classes;
    }

    private static void deleteOld(Path work) throws IOException {
        try (Stream<Path> folders = Files.list(work)) {
            for (Path folder : folders.filter(f -> f.getFileName().toString().matches("(classes|images|fresh)-.*")).toList()) {
                if (Files.getLastModifiedTime(folder).toInstant().isBefore(Instant.now().minus(Duration.ofDays(1)))) {
                    delete(folder);
                }
            }
        }
    }

    /// Deletes a folder with everything in it.
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Compiles `sources` into `classes`.
    static void compile(List<Path> sources, List<Path> classPath, Path classes) throws IOException {
        delete(classes);
        Files.createDirectories(classes);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-g", "-proc:none", "-Xlint:none", "-nowarn"));
        if (!classPath.isEmpty()) {
            options.addAll(List.of("-cp", String.join(":", classPath.stream().map(Path::toString).toList())));
        }
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            boolean good = javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            if (!good) {
                throw new IOException("javac failed:\n" + messages);
            }
        }
    }
}
