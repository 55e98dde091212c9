// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import java.nio.file.Path;

/// How messages name files: from the working folder on if they are below it.
final class ShownPath {
    private ShownPath() {
    }

    static String of(Path file) {
        Path here = Path.of("").toAbsolutePath();
        Path absolute = file.toAbsolutePath().normalize();
        return (absolute.startsWith(here) ? here.relativize(absolute) : absolute).toString();
    }
}
