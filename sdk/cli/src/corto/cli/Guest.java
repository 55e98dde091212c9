// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.manifest.PortMapping;
import corto.manifest.RootFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A Linux program and what lies around it in its machine.
///
/// `id` names its root file system in the build folder; `command` is the program's path in it and the arguments that come before all
/// others; `ports` are published unless the command line publishes others.
record Guest(String name, String id, Root root, List<String> command, Optional<String> workdir, List<PortMapping> ports) {
    /// What the root file system is made from.
    sealed interface Root {
        /// What `manifest` says, and on top of it perhaps a program of this machine.
        record Described(Path manifest, RootFiles files, Optional<Binary> binary) implements Root {}

        /// A program of this machine and the libraries it needs, or a script and what runs it. `libraryPath` is LD_LIBRARY_PATH.
        record Program(Path file, String libraryPath) implements Root {}

        /// What `manifest` says of the files of a Java program, and nothing else.
        record Bare(Path manifest, RootFiles files) implements Root {}

        /// A folder or an archive, as it is.
        record Given(Path source) implements Root {}
    }

    /// The same guest, whose program of this machine finds its libraries in `libraryPath`, too.
    Guest withLibraryPath(String libraryPath) {
        return root instanceof Root.Program(Path file, _) ? new Guest(name, id, new Root.Program(file, libraryPath), command, workdir, ports) : this;
    }

    /// A program file of this machine and its path in the root file system. The libraries that it needs keep theirs.
    record Binary(Path file, String path) {
    }
}
