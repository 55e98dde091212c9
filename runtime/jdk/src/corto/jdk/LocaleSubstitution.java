// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Locale;

/// The default is English until a program sets another. Locales are names here: an image carries the data of the root locale only.
@Substitute("java.util.Locale")
final class LocaleSubstitution {
    private static final String NO_DATA = "an image carries no names of languages and countries: keep those you need in a map";

    @Alias
    private static Locale defaultLocale;
    @Alias
    private static Locale defaultDisplayLocale;
    @Alias
    private static Locale defaultFormatLocale;

    @Replace
    public static Locale getDefault() {
        return defaultLocale == null ? Locale.ENGLISH : defaultLocale;
    }

    @Replace
    public static Locale getDefault(Locale.Category category) {
        Locale set = category == Locale.Category.DISPLAY ? defaultDisplayLocale : defaultFormatLocale;
        return set == null ? getDefault() : set;
    }

    @Delete(reason = NO_DATA)
    public String getDisplayLanguage(Locale in) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public String getDisplayCountry(Locale in) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public String getDisplayScript(Locale in) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public String getDisplayVariant(Locale in) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public String getDisplayName(Locale in) {
        return null;
    }

    @Delete(reason = NO_DATA)
    public static Locale[] getAvailableLocales() {
        return null;
    }
}
