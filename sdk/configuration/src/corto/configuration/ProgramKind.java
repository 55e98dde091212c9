// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import java.util.Locale;

/// What kind of program an image is for; Kconfig's `$(KIND)`.
public enum ProgramKind {
    /// Java, compiled into the image: `APPLICATION_JAVA`.
    JAVA,
    /// A Linux program, loaded from a root file system: `APPLICATION_ELF`.
    ELF;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
