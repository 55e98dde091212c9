// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import java.util.Locale;

/// What an application's program is made from.
public enum Kind {
    /// Java sources or class files, compiled into the image.
    JAVA,
    /// A program for Linux that is there already: of a Debian package, of a root file system, or a file of this machine.
    ELF,
    /// C sources, compiled to a program for Linux.
    C;

    /// As manifests write it.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
