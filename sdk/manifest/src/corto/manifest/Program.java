// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The part of a manifest that depends on its kind. Without sources, those of the folder `src` or of the manifest's folder are meant.
public sealed interface Program {
    Kind kind();

    record Java(Optional<String> main, List<Path> sources, List<Path> classPath, List<String> dependencies, RootFiles files) implements Program {
        @Override
        public Kind kind() {
            return Kind.JAVA;
        }
    }

    /// Either `binary`, a file of this machine, or the first word of `command`, an absolute path in the root file system, is the program.
    /// The other words of `command` are arguments that come before all others.
    record Elf(Optional<Path> binary, List<String> command, RootFiles files) implements Program {
        @Override
        public Kind kind() {
            return Kind.ELF;
        }
    }

    /// `compiler` is a program of this machine; `flags` come behind the sources on its command line.
    record C(List<Path> sources, String compiler, boolean isStatic, List<String> flags, RootFiles files) implements Program {
        @Override
        public Kind kind() {
            return Kind.C;
        }
    }
}
