// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a machine executes before the kernel. SeaBIOS, QEMU's default, takes five million instructions on a PC, `qboot` fifty thousand; it does without what a
/// kernel that comes with `-kernel` does not need. QEMU's packages bring both.
final class Firmware {
    private static final String QBOOT = "qboot.rom";
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/share/qemu"), Path.of("/usr/local/share/qemu"), Path.of("/usr/share/qboot"));

    private Firmware() {}

    /// Words for QEMU: the shortest way to the kernel that there is on this host.
    static List<String> words() {
        return words(FOLDERS);
    }

    static List<String> words(List<Path> folders) {
        for (Path folder : folders) {
            Path file = folder.resolve(QBOOT);
            if (Files.isReadable(file)) {
                return List.of("-bios", file.toString());
            }
        }
        return List.of();
    }
}
