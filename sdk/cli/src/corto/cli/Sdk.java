// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import java.nio.file.Path;

/// Where things are. The launcher says where the repository and the build folder lie.
final class Sdk {
    private Sdk() {
    }

    static Path root() {
        return folder("corto.root");
    }

    static Path build() {
        return folder("corto.build");
    }

    /// The jar of the host tools, compiler included: images are built again when it changes.
    static Path hostJar() {
        return build().resolve("host/corto.jar");
    }

    static Path dependencies() {
        return build().resolve("dependencies");
    }

    static Path images() {
        return work().resolve("images");
    }

    /// Files that are made while configurations are read.
    static Path configurations() {
        return work().resolve("configurations");
    }

    /// Class files of applications.
    static Path applications() {
        return work().resolve("applications");
    }

    static Path apps() {
        return root().resolve("apps");
    }

    /// Where applications and images are made: the build folder, unless the launcher builds only to see what building takes.
    private static Path work() {
        return System.getProperty("corto.work") == null ? build() : folder("corto.work");
    }

    private static Path folder(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("system property " + property + " is missing: start corto through its launcher");
        }
        return Path.of(value);
    }
}
