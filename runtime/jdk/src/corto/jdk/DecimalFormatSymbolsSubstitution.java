// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// The root locale's signs (CLDR, common/main/root.xml) instead of the resource bundles of all locales.
@Substitute("java.text.DecimalFormatSymbols")
final class DecimalFormatSymbolsSubstitution {
    @Alias
    private Locale locale;
    @Alias
    private char zeroDigit;
    @Alias
    private char groupingSeparator;
    @Alias
    private char decimalSeparator;
    @Alias
    private char perMill;
    @Alias
    private char percent;
    @Alias
    private char digit;
    @Alias
    private char patternSeparator;
    @Alias
    private String infinity;
    @Alias
    private String NaN;
    @Alias
    private char minusSign;
    @Alias
    private char monetarySeparator;
    @Alias
    private char monetaryGroupingSeparator;
    @Alias
    private char exponential;
    @Alias
    private String exponentialSeparator;
    @Alias
    private String perMillText;
    @Alias
    private String percentText;
    @Alias
    private String minusSignText;
    @Alias
    private String currencySymbol;
    @Alias
    private String intlCurrencySymbol;
    @Alias
    private boolean currencyInitialized;

    @Replace
    public static DecimalFormatSymbols getInstance(Locale locale) {
        return new DecimalFormatSymbols(locale);
    }

    @Replace
    private void initialize(Locale locale) {
        this.locale = locale;
        zeroDigit = '0';
        groupingSeparator = ',';
        decimalSeparator = '.';
        perMill = '\u2030';
        percent = '%';
        digit = '#';
        patternSeparator = ';';
        infinity = "\u221E";
        NaN = "NaN";
        minusSign = '-';
        monetarySeparator = '.';
        monetaryGroupingSeparator = ',';
        exponential = 'E';
        exponentialSeparator = "E";
        perMillText = "\u2030";
        percentText = "%";
        minusSignText = "-";
    }

    /// The root locale has no currency.
    @Replace
    private void initializeCurrency(Locale locale) {
        currencySymbol = "\u00A4";
        intlCurrencySymbol = "XXX";
        currencyInitialized = true;
    }
}
