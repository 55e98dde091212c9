// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirmwareTest {
    @TempDir
    private Path folder;

    @Test
    void qboot_is_taken_where_it_is() throws Exception {
        Path rom = Files.createFile(folder.resolve("qboot.rom"));

        assertThat(Firmware.words(List.of(folder.resolve("absent"), folder))).containsExactly("-bios", rom.toString());
    }

    @Test
    void without_it_QEMU_takes_its_own() {
        assertThat(Firmware.words(List.of(folder))).isEmpty();
    }
}
