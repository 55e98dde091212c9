// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.text.DateFormatSymbols;
import java.util.Locale;

/// English names instead of the resource bundles of all locales.
@Substitute("java.text.DateFormatSymbols")
final class DateFormatSymbolsSubstitution {
    @Alias
    String[] eras;
    @Alias
    String[] months;
    @Alias
    String[] shortMonths;
    @Alias
    String[] weekdays;
    @Alias
    String[] shortWeekdays;
    @Alias
    String[] ampms;
    @Alias
    String localPatternChars;
    @Alias
    Locale locale;

    @Replace
    public static DateFormatSymbols getInstance(Locale locale) {
        return new DateFormatSymbols(locale);
    }

    @Replace
    private void initializeData(Locale locale) {
        this.locale = locale;
        eras = new String[] {"BC", "AD"};
        months = new String[] {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
            "December", ""};
        shortMonths = shortened(months, 0);
        weekdays = new String[] {"", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"};
        shortWeekdays = shortened(weekdays, 1);
        ampms = new String[] {"AM", "PM"};
        localPatternChars = "GyMdkHmsSEDFwWahKzZYuXL";
    }

    private static String[] shortened(String[] names, int first) {
        String[] result = names.clone();
        for (int i = first; i < result.length; i++) {
            result[i] = result[i].isEmpty() ? "" : result[i].substring(0, 3);
        }
        return result;
    }
}
