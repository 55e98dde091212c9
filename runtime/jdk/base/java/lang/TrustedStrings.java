// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.lang.AlwaysInline;

/// The arrays inside strings, for kernel libraries that promise not to change them.
public final class TrustedStrings {
    private TrustedStrings() {}

    /// The characters of `text`, which has none above 255.
    @AlwaysInline
    public static byte[] bytes(String text) {
        assert text.coder() == String.LATIN1;
        return text.value();
    }

    /// The string whose characters are `bytes`, which it takes over.
    public static String adopt(byte[] bytes) {
        return new String(bytes, String.LATIN1);
    }
}
