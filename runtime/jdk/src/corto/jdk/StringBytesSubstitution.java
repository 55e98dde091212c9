// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.AlwaysInline;
import corto.lang.Replace;
import corto.lang.Substitute;

/// On the host these copy.
@Substitute("corto.lang.StringBytes")
final class StringBytesSubstitution {
    @AlwaysInline
    @Replace
    public static byte[] of(String text) {
        return TrustedStrings.bytes(text);
    }

    @Replace
    public static String adopt(byte[] bytes) {
        return TrustedStrings.adopt(bytes);
    }
}
