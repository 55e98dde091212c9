// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// What the compiler says about a program that cannot be an image. In this package for the sake of [TargetModules].
public final class RefusedImage {
    private static final String PLATFORM = "process";

    private final TargetModules modules = TargetModules.compiled();
    private final List<Path> folders = modules.closure(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform." + PLATFORM));

    /// Class files of the module that programs with words and promises are compiled against.
    public Path languageClasses() {
        return modules.folder("corto.lang");
    }

    /// The whole message; empty if there is an image after all. Each option is `key=value`.
    public String message(Path classes, String mainClass, Path output, List<String> options) {
        Map<String, String> all = options.stream().map(option -> option.split("=", 2)).collect(Collectors.toMap(words -> words[0], words -> words[1]));
        Path script = Sdk.root().resolve("lib/platform").resolve(PLATFORM).resolve("image.ld");
        try {
            ImageCompiler.compile(new ImageRequest(folders, List.of(classes), mainClass, modules.jdkPatch(), PLATFORM, script, Optimization.DEBUG, output, all, Map.of()));
            return "";
        } catch (CompilationException e) {
            return e.getMessage();
        }
    }
}
