// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The content of one `corto.yaml`. Paths are absolute; what the file does not say is empty.
///
/// | key | |
/// | --- | --- |
/// | `name` | of the application; else the folder's name |
/// | `kind` | `java` (the default) or `linux` |
/// | `arguments` | program arguments when the command line gives none |
/// | `environment` | variables of the program: `NAME: value` |
/// | `memory` | of the machine: `64M` |
/// | `platform`, `machine`, `collector`, `optimization` | as the command's options of the same names |
///
/// Only for `java`:
///
/// | key | |
/// | --- | --- |
/// | `main` | class to start; else the only class with a main method |
/// | `sources` | Java files and folders of them; else `src` if there is one, else the folder itself |
/// | `classpath` | jars and folders of class files |
/// | `dependencies` | `group:artifact:version` of Maven Central |
///
/// Only for `linux`, and there in `linux()`: see [LinuxProgram].
public record Manifest(
        Path file,
        String name,
        Optional<LinuxProgram> linux,
        Optional<String> main,
        List<Path> sources,
        List<Path> classPath,
        List<String> dependencies,
        List<String> arguments,
        Map<String, String> environment,
        Optional<MemorySize> memory,
        Optional<String> platform,
        Optional<String> machine,
        Optional<String> collector,
        Optional<String> optimization) {

    public static final String FILE_NAME = "corto.yaml";

    public Path folder() {
        return file.getParent();
    }
}
