// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// Compiles test programs with the JDK's own compiler.
final class Javac {
    private Javac() {}

    /// Compiles `sources` into `classes`, unless the classes are newer than every source.
    static void compile(List<Path> sources, List<Path> classPath, Path classes) throws IOException {
        Path stamp = classes.resolve(".stamp");
        String listing = sources.toString();
        if (Files.exists(stamp) && Files.readString(stamp).equals(listing) && newest(sources).compareTo(Files.getLastModifiedTime(stamp)) < 0) {
            return;
        }
        Files.createDirectories(classes);
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = new ArrayList<>(List.of("-d", classes.toString(), "-g", "-proc:none", "-Xlint:none", "-nowarn"));
        if (!classPath.isEmpty()) {
            options.addAll(List.of("-cp", String.join(":", classPath.stream().map(Path::toString).toList())));
        }
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            boolean good = javac.getTask(messages, files, null, options, null, files.getJavaFileObjectsFromPaths(sources)).call();
            if (!good) {
                throw new IOException("javac failed:\n" + messages);
            }
        }
        Files.writeString(stamp, listing);
    }

    private static FileTime newest(List<Path> sources) throws IOException {
        FileTime newest = FileTime.fromMillis(0);
        for (Path source : sources) {
            FileTime time = Files.getLastModifiedTime(source);
            newest = time.compareTo(newest) > 0 ? time : newest;
        }
        return newest;
    }
}
