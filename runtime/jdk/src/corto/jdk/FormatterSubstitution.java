// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Locale;

/// Numbers are written as the root locale writes them, whatever the locale.
@Substitute("java.util.Formatter")
final class FormatterSubstitution {
    @Replace
    private static char getZero(Locale locale) {
        return '0';
    }

    @Replace
    private static char getDecimalSeparator(Locale locale) {
        return '.';
    }

    @Replace
    private static char getGroupingSeparator(Locale locale) {
        return ',';
    }

    @Replace
    private static char getMinusSign(Locale locale) {
        return '-';
    }
}
