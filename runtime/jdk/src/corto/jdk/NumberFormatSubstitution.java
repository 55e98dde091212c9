// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.util.Locale;

/// The root locale's patterns instead of the resource bundles of all locales.
@Substitute("java.text.NumberFormat")
final class NumberFormatSubstitution {
    private static final int PERCENT = 2;          // styles as NumberFormat numbers them
    private static final int SCIENTIFIC = 3;
    private static final int INTEGER = 4;

    @Replace
    private static NumberFormat getInstance(Locale locale, NumberFormat.Style style, int choice) {
        String pattern = switch (choice) {
            case PERCENT -> "#,##0%";
            case SCIENTIFIC -> "#E0";
            default -> "#,##0.###";
        };
        DecimalFormat format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(locale));
        if (choice == INTEGER) {
            format.setMaximumFractionDigits(0);
            format.setDecimalSeparatorAlwaysShown(false);
            format.setParseIntegerOnly(true);
            format.setRoundingMode(RoundingMode.HALF_EVEN);
        }
        return format;
    }

    @Delete(reason = "an image has no data on currencies: format the number and add the symbol yourself")
    public static NumberFormat getCurrencyInstance(Locale locale) {
        return null;
    }

    @Delete(reason = "an image has no data for compact numbers: scale the number yourself")
    public static NumberFormat getCompactNumberInstance(Locale locale, NumberFormat.Style style) {
        return null;
    }
}
