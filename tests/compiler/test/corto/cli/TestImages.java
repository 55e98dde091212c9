// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.compiler.CompilationException;
import corto.compiler.ImageCompiler;
import corto.compiler.ImageRequest;
import corto.compiler.Optimization;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Builds an image for tests from the modules that `corto run` uses, without a manifest. In this package for the sake of [TargetModules].
///
/// A program of its own, so that a compiler that does not end, or runs out of memory, fails one test and not all:
/// `TestImages PLATFORM OPTIMIZATION OUTPUT MAIN_CLASS CLASS_PATH [KEY=VALUE…]`. Status 1: the message is on standard error.
final class TestImages {
    private TestImages() {}

    public static void main(String[] arguments) {
        Map<String, String> options = new TreeMap<>();
        for (String option : List.of(arguments).subList(5, arguments.length)) {
            options.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        try {
            build(Stream.of(arguments[4].split(":")).map(Path::of).toList(), arguments[3], arguments[0], Optimization.valueOf(arguments[1]), options, Path.of(arguments[2]));
        } catch (CompilationException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /// Compiles what is stale in `runtime/` and `lib/`, then `mainClass` with the mark-sweep collector.
    private static void build(List<Path> classPath, String mainClass, String platform, Optimization optimization, Map<String, String> options, Path output)
            throws CompilationException {
        TargetModules modules = TargetModules.compiled();
        List<Path> folders = modules.closure(List.of("corto.runtime", "corto.jdk", "corto.heap.marksweep", "corto.platform." + platform));
        Path script = Sdk.root().resolve("lib/platform").resolve(platform).resolve("image.ld");
        ImageCompiler.compile(new ImageRequest(folders, classPath, mainClass, modules.jdkPatch(), platform, script, optimization, output, options));
    }
}
