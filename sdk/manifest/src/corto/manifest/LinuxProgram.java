// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a manifest of kind `linux` says about a program and its root file system.
///
/// | key | |
/// | --- | --- |
/// | `packages`, `without` | Debian packages, and those of their dependencies that are left out |
/// | `keep`, `remove` | patterns of absolute paths: what stays of the packages (empty: all but documentation), what goes of everything |
/// | `files`, `links`, `folders` | absolute paths: with their content, with the target of a symbolic link, of empty folders |
/// | `command` | absolute path of the program, and arguments that come before all others |
/// | `workdir` | the program's current folder |
/// | `ports` | published unless the command line publishes others |
/// | `config` | settings of the kernel, `CONFIG_NAME=value`; later ones win |
public record LinuxProgram(
        List<String> packages,
        List<String> without,
        List<String> keep,
        List<String> remove,
        Map<String, FileSource> files,
        Map<String, String> links,
        List<String> folders,
        List<String> command,
        Optional<String> workdir,
        List<PortMapping> ports,
        List<String> config) {
}
