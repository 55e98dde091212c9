// SPDX-License-Identifier: Apache-2.0
package corto.tests.net;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.NetImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The network stack passes the compiler's checks (layering, `@NoAllocation`) and works in an image.
final class TwoStacksTest {
    @Test
    void two_stacks_in_an_image_carry_a_megabyte() throws Exception {
        Path image = NetImage.build("TwoStacks");

        Process process = new ProcessBuilder(image.resolve("image.elf").toString()).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(text).isEqualTo("""
                over the cable: 1048576 bytes, 0 wrong
                through loopback: 1048576 bytes, 0 wrong
                datagram: 100 bytes, the first 42
                buffers lost: 0
                """);
        assertThat(process.exitValue()).isZero();
    }
}
