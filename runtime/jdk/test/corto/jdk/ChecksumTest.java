// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.junit.jupiter.api.Test;

class ChecksumTest {
    @Test
    void crc32_of_bytes_is_zlibs() {
        compare(ImageClasses.substitution("Crc32Substitution"), "updateBytes0", new CRC32(), 0);
    }

    @Test
    void adler32_of_bytes_is_zlibs() {
        compare(ImageClasses.substitution("Adler32Substitution"), "updateBytes", new Adler32(), 1);
    }

    private static void compare(ImageClasses substitution, String update, Checksum zlib, int start) {
        Random random = new Random(4);
        Object sum = start;
        for (int length : new int[] {0, 1, 5, 2899, 2900, 2901, 70_000}) {
            byte[] data = new byte[length + 3];
            random.nextBytes(data);
            zlib.update(data, 2, length);
            zlib.update(0xF0);
            sum = substitution.call(update, sum, data, 2, length);
            sum = substitution.call("update", sum, 0xF0);
            assertThat(sum).isEqualTo((int) zlib.getValue());
        }
    }
}
