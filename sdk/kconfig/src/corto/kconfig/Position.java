// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.nio.file.Path;

/// A line of a file. The file is named as `source` names it: relative to the folder of the first file.
public record Position(Path file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
