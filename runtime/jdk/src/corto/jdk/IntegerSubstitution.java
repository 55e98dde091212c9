// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Objects;
import jdk.internal.corto.Numbers;

/// Parsing whose messages do not need String.format.
@Substitute("java.lang.Integer")
final class IntegerSubstitution {
    @Replace
    public static int parseInt(String text, int radix) {
        Numbers.requireText(text);
        return (int) Numbers.parse(text, 0, text.length(), radix, Integer.MIN_VALUE, true);
    }

    @Replace
    public static int parseInt(CharSequence text, int begin, int end, int radix) {
        Objects.checkFromToIndex(begin, end, text.length());
        return (int) Numbers.parse(text, begin, end, radix, Integer.MIN_VALUE, false);
    }

    @Replace
    public static int parseUnsignedInt(String text, int radix) {
        Numbers.requireText(text);
        return (int) Numbers.parseUnsigned(text, 0, text.length(), radix, 0xFFFF_FFFFL, true);
    }

    @Replace
    public static int parseUnsignedInt(CharSequence text, int begin, int end, int radix) {
        Objects.checkFromToIndex(begin, end, text.length());
        return (int) Numbers.parseUnsigned(text, begin, end, radix, 0xFFFF_FFFFL, false);
    }
}
