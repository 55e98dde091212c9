// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.MemorySize;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program ready to be compiled into an image: class files and what its manifest says about running it.
///
/// `id` names its folder in the build folder; `sourceFolders` are for debuggers; `modules` are libraries that the image has besides the
/// runtime and what the platform needs. With a `guest` the program is the kernel, and its class path is empty.
record Application(
        String name,
        String id,
        List<Path> classPath,
        List<Path> sourceFolders,
        String mainClass,
        List<String> modules,
        Map<String, String> compilerOptions,
        Optional<Guest> guest,
        List<String> arguments,
        Map<String, String> environment,
        Optional<MemorySize> memory,
        Optional<String> platform,
        Optional<String> machine,
        Optional<String> collector,
        Optional<String> optimization) {
    /// The same with one more library; its image is another.
    Application with(String module) {
        List<String> more = new ArrayList<>(modules);
        if (!more.contains(module)) {
            more.add(module);
        }
        return new Application(name, id + "-" + module.substring(module.lastIndexOf('.') + 1), classPath, sourceFolders, mainClass, List.copyOf(more), compilerOptions, guest,
                arguments, environment, memory, platform, machine, collector, optimization);
    }
}
