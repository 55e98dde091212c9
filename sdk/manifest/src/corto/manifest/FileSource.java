// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.nio.file.Path;

/// Where a file of a root file system comes from.
public sealed interface FileSource {
    /// A file or folder of this machine.
    record Host(Path path) implements FileSource {}

    /// Text in the manifest. `permissions` are the lowest 12 bits of a mode.
    record Text(String text, int permissions) implements FileSource {}

    /// Another path of the root file system.
    record Copy(String path) implements FileSource {}
}
