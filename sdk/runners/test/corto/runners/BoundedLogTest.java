// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedLogTest {
    private static final int LIMIT = 10;

    @TempDir
    private Path folder;

    @Test
    void what_is_longer_than_the_limit_becomes_the_older_file() throws IOException {
        Path file = Files.writeString(folder.resolve("log"), "said ");
        Path older = folder.resolve("log.1");
        try (BoundedLog log = new BoundedLog(file, older, LIMIT)) {
            log.write("hello".getBytes(StandardCharsets.US_ASCII));
            boolean isBefore = Files.exists(older);
            log.write('!');

            assertThat(isBefore).isFalse();
            assertThat(older).hasContent("said hello");
            assertThat(file).hasContent("!");

            log.write("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
            assertThat(older).hasContent("!");
            assertThat(file).hasContent("0123456789abcdef");
        }
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }
}
