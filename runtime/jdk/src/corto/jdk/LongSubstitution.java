// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Objects;
import jdk.internal.corto.Numbers;

/// Parsing whose messages do not need String.format.
@Substitute("java.lang.Long")
final class LongSubstitution {
    @Replace
    public static long parseLong(String text, int radix) {
        Numbers.requireText(text);
        return Numbers.parse(text, 0, text.length(), radix, Long.MIN_VALUE, true);
    }

    @Replace
    public static long parseLong(CharSequence text, int begin, int end, int radix) {
        Objects.checkFromToIndex(begin, end, text.length());
        return Numbers.parse(text, begin, end, radix, Long.MIN_VALUE, false);
    }

    @Replace
    public static long parseUnsignedLong(String text, int radix) {
        Numbers.requireText(text);
        return Numbers.parseUnsigned(text, 0, text.length(), radix, -1L, true);
    }

    @Replace
    public static long parseUnsignedLong(CharSequence text, int begin, int end, int radix) {
        Objects.checkFromToIndex(begin, end, text.length());
        return Numbers.parseUnsigned(text, begin, end, radix, -1L, false);
    }
}
