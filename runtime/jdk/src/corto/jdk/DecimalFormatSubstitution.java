// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import java.text.DecimalFormat;
import java.util.Locale;

/// Describes a format without the names of languages and countries, which an image does not carry.
@Substitute("java.text.DecimalFormat")
final class DecimalFormatSubstitution {
    @Replace
    public String toString() {
        DecimalFormat format = (DecimalFormat) (Object) this;
        Locale locale = format.getDecimalFormatSymbols().getLocale();
        return "DecimalFormat [locale: \"" + (locale == Locale.ROOT ? "" : locale.toLanguageTag()) + "\", pattern: \"" + format.toPattern() + "\"]\n";
    }
}
