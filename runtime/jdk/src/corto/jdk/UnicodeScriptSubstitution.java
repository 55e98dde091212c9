// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.lang.Character.UnicodeScript;
import java.util.Arrays;

/// As in `UnicodeBlockSubstitution`.
@Substitute("java.lang.Character$UnicodeScript")
final class UnicodeScriptSubstitution {
    @Alias
    private static int[] scriptStarts;
    @Alias
    private static UnicodeScript[] scripts;

    @Replace
    public static UnicodeScript of(int codePoint) {
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: " + codePoint);
        }
        if (Character.getType(codePoint) == Character.UNASSIGNED) {
            return UnicodeScript.UNKNOWN;
        }
        int found = Arrays.binarySearch(scriptStarts, codePoint);
        return scripts[found >= 0 ? found : -found - 2];
    }
}
