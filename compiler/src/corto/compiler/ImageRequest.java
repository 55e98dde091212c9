// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to compile, for which platform, and where to leave it.
///
/// @param moduleFolders class-file roots of the selected modules, each with its `module-info.class`
/// @param applicationClassPath class-file roots and jars of the application
/// @param mainClass binary name of the class with `main`
/// @param jdkPatch class-file root that replaces classes of java.base, or null
/// @param platform `pc` or `process`: decides code model and compiler flags
/// @param linkerScript the platform's linker script
/// @param outputFolder gets `image.elf`, `image.debug`, the emitted sources and the reports
/// @param options `assertions` (true or false); `floatingPoint` (hard; soft: the image touches no vector register); keys with a dot are system properties, at build time and in the image
/// @param providers for services, named as in `module-info.java`, the classes that provide them, in the order of `ServiceLoader`; what it does not name has its providers
/// in the order of the modules
public record ImageRequest(List<Path> moduleFolders, List<Path> applicationClassPath, String mainClass, Path jdkPatch, String platform,
        Path linkerScript, Optimization optimization, Path outputFolder, Map<String, String> options, Map<String, List<String>> providers) {
    public ImageRequest {
        moduleFolders = List.copyOf(moduleFolders);
        applicationClassPath = List.copyOf(applicationClassPath);
        options = Map.copyOf(options);
        providers = Map.copyOf(providers);
    }
}
