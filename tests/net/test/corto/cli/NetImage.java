// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.build.Compilation;
import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Builds the images of network tests. In this package for the sake of [TargetModules].
public final class NetImage {
    private NetImage() {}

    /// Compiles `program` of `tests/net/programs`, which may use the network stack, for a process. Returns the folder of its image.
    public static Path build(String program) throws IOException, CompilationException {
        TargetModules modules = TargetModules.compiled();
        Path work = Sdk.build().resolve("tests/net").resolve(program);
        Files.createDirectories(work);
        Path classes = work.resolve("classes");
        Path source = Sdk.root().resolve("tests/net/programs").resolve(program + ".java");
        List<Path> folders = modules.closure(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform.process", "corto.net.stack", "corto.net.congestion.reno"));
        String classPath = folders.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        new Compilation(List.of(source), List.of("-g", "-nowarn", "-Xlint:none", "-classpath", classPath), classes).run();
        Path script = Sdk.root().resolve("lib/platform/process/image.ld");
        Path image = work.resolve("image");
        ImageCompiler.compile(new ImageRequest(folders, List.of(classes), program, modules.jdkPatch(), "process", script, Optimization.SIZE, image, Map.of(), Map.of()));
        return image;
    }
}
