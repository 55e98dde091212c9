// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.lang.Character.UnicodeBlock;
import java.util.Arrays;

/// The message without String.format: regular expressions reach this, and it would reach all of formatting.
@Substitute("java.lang.Character$UnicodeBlock")
final class UnicodeBlockSubstitution {
    @Alias
    private static int[] blockStarts;
    @Alias
    private static UnicodeBlock[] blocks;

    @Replace
    public static UnicodeBlock of(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: " + codePoint);
        }
        int found = Arrays.binarySearch(blockStarts, codePoint);
        return blocks[found >= 0 ? found : -found - 2];
    }
}
