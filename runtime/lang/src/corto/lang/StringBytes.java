// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.nio.charset.StandardCharsets;

/// Strings of one byte a character (ISO 8859-1), as names and paths are in the kernel, without a call or a copy for each character.
///
/// In an image `corto.jdk` replaces both bodies: the bytes are the string's own array.
public final class StringBytes {
    private StringBytes() {}

    /// The characters of `text`, none of them above 255, as one byte each. Only to be read.
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The string whose characters are `bytes`. It takes the array over: nobody may change it any more.
    public static String adopt(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
