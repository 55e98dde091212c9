// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExitStatusTest {
    @TempDir
    private Path folder;

    @Test
    void the_byte_written_is_the_status() throws IOException {
        assertThat(ExitStatus.read(written(7), 1)).isEqualTo(new Outcome.Exited(7));
    }

    @Test
    void bytes_are_unsigned() throws IOException {
        assertThat(ExitStatus.read(written(255), 1)).isEqualTo(new Outcome.Exited(255));
    }

    @Test
    void of_several_bytes_the_last_counts() throws IOException {
        assertThat(ExitStatus.read(written(0, 134), 1)).isEqualTo(new Outcome.Exited(134));
    }

    @Test
    void without_a_byte_the_machine_stopped_by_itself() throws IOException {
        assertThat(ExitStatus.read(written(), 0)).isEqualTo(new Outcome.Stopped(0));
        assertThat(ExitStatus.read(folder.resolve("missing"), 1)).isEqualTo(new Outcome.Stopped(1));
    }

    private Path written(int... bytes) throws IOException {
        byte[] content = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            content[i] = (byte) bytes[i];
        }
        return Files.write(folder.resolve("status"), content);
    }
}
