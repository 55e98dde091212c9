// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.MemorySize;
import corto.manifest.PortMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A program ready to be compiled into an image: class files and what its manifest says about running it.
///
/// `id` names its folder in the build folder; `sourceFolders` are for debuggers; `configuration` is what the target says about its image. With a
/// `guest` the program is the kernel, and its class path is empty. `files` are those that a Java program finds, `ports` what of it is
/// published unless the command line publishes others; a guest has its own.
record Application(
        String name,
        String id,
        List<Path> classPath,
        List<Path> sourceFolders,
        String mainClass,
        TargetConfiguration configuration,
        Optional<Guest> guest,
        Optional<Guest.Root.Bare> files,
        List<String> arguments,
        Map<String, String> environment,
        List<PortMapping> ports,
        Optional<MemorySize> memory,
        Optional<String> machine) {
}
