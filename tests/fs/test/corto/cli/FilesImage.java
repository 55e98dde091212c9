// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.Compilation;
import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Builds images that use the file libraries. In this package for the sake of [TargetModules].
public final class FilesImage {
    private static final List<String> LIBRARIES = List.of("corto.fs.vfs", "corto.fs.initrd", "corto.fs.pipe", "corto.fs.eventfd", "corto.fs.epoll",
            "corto.fs.timerfd", "corto.fs.devfs", "corto.fs.procfs", "corto.fs.sysfs");

    private FilesImage() {}

    /// Compiles `program`, a file in `tests/fs/programs`, to a process of this host. Returns the folder of its image.
    public static Path build(Path program) throws IOException, CompilationException {
        TargetModules modules = TargetModules.compiled();
        String mainClass = program.getFileName().toString().replace(".java", "");
        Path work = Sdk.build().resolve("tests/fs").resolve(mainClass);
        Files.createDirectories(work);
        Path classes = work.resolve("classes");
        List<Path> libraries = modules.closure(LIBRARIES);
        String classPath = String.join(":", libraries.stream().map(Path::toString).toList());
        new Compilation(List.of(program, program.resolveSibling("ArrayFrames.java"), program.resolveSibling("Facts.java")), List.of("-g", "-nowarn", "-Xlint:none", "-classpath", classPath), classes).run();
        List<String> roots = new ArrayList<>(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform.process"));
        roots.addAll(LIBRARIES);
        Path script = Sdk.root().resolve("lib/platform/process/image.ld");
        Path image = work.resolve("image");
        ImageCompiler.compile(new ImageRequest(modules.closure(roots), List.of(classes), mainClass, modules.jdkPatch(), "process", script, Optimization.SIZE, image, Map.of(), Map.of()));
        return image;
    }
}
