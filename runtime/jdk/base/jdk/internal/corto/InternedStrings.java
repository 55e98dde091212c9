// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Intrinsic;
import java.util.HashMap;

/// The one representative of each string value that `String.intern` promises: the image's constants, then what the program interns.
///
/// Strings are never dropped from here. The table is made when a program first interns.
public final class InternedStrings {
    private static HashMap<String, String> table;

    private InternedStrings() {}

    /// All string constants of the image. The compiler answers; only an image that interns has the array.
    @Intrinsic
    private static native String[] constants();

    public static String intern(String text) {
        if (table == null) {
            String[] constants = constants();
            table = new HashMap<>(2 * constants.length);
            for (String constant : constants) {
                table.put(constant, constant);
            }
        }
        String known = table.putIfAbsent(text, text);
        return known == null ? text : known;
    }
}
