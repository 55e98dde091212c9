// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Files as text. Their bytes are kept: what is no UTF-8 must not become something else on one side of a comparison only.
final class Text {
    private Text() {}

    static String read(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    /// The first line in which two texts differ, with its number; "" if they are equal.
    static String difference(String expected, String actual) {
        String[] wanted = expected.split("\n", -1);
        String[] got = actual.split("\n", -1);
        for (int i = 0; i < Math.max(wanted.length, got.length); i++) {
            String left = i < wanted.length ? wanted[i] : "<end>";
            String right = i < got.length ? got[i] : "<end>";
            if (!left.equals(right)) {
                return "line " + (i + 1) + ": expected " + left + "\n" + " ".repeat(6) + "      but was " + right;
            }
        }
        return "";
    }
}
