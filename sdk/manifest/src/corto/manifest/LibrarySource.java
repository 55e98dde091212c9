// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;

/// Where a kernel library outside of the tree comes from.
public sealed interface LibrarySource {
    /// A folder with sources, or a jar of them.
    record Place(Path path) implements LibrarySource {}

    /// `group:artifact:version` of a Maven repository.
    record Maven(String coordinates) implements LibrarySource {}
}
