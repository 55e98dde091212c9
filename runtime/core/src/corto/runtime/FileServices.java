// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import java.util.ServiceLoader;

/// The files of this image: its one [FileService], if it has one. The provider is found at build time, so every call is direct.
public final class FileServices {
    /// Null unless `PRESENT`.
    public static final FileService FILES = ServiceLoader.load(FileService.class).findFirst().orElse(null);

    /// Whether the image has files; a constant.
    public static final boolean PRESENT = FILES != null;

    private FileServices() {}
}
