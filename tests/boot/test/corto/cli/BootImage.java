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

/// Builds the images of boot tests. In this package for the sake of [TargetModules].
public final class BootImage {
    private BootImage() {}

    /// Compiles `program`, a file in `tests/boot/programs` or `apps`, which may use corto.lang and the modules in `libraries` with all that these
    /// require. Returns the folder of its image.
    public static Path build(Path program, String platform, List<String> libraries, Map<String, String> options) throws IOException, CompilationException {
        TargetModules modules = TargetModules.compiled();
        String mainClass = program.getFileName().toString().replace(".java", "");
        Path work = Sdk.build().resolve("tests/boot").resolve(mainClass + "-" + platform);
        Files.createDirectories(work);
        List<String> chosen = new ArrayList<>(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform." + platform));
        chosen.addAll(libraries);
        List<Path> folders = modules.closure(chosen);
        List<Path> visible = libraries.isEmpty() ? List.of(modules.folder("corto.lang")) : folders;
        String classPath = String.join(":", visible.stream().map(Path::toString).toList());
        Path classes = work.resolve("classes");
        new Compilation(List.of(program), List.of("-g", "-nowarn", "-Xlint:none", "-classpath", classPath), classes).run();
        Path script = Sdk.root().resolve("lib/platform").resolve(platform).resolve("image.ld");
        Path image = work.resolve("image");
        ImageCompiler.compile(new ImageRequest(folders, List.of(classes), mainClass, modules.jdkPatch(), platform, script, Optimization.SIZE, image, options, Map.of()));
        return image;
    }
}
