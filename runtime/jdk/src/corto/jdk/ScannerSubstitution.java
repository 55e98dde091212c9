// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.util.Locale;
import java.util.Scanner;
import java.util.regex.Pattern;

/// Numbers are read as the root locale writes them, whatever the locale.
@Substitute("java.util.Scanner")
final class ScannerSubstitution {
    @Alias
    private Locale locale;
    @Alias
    private String groupSeparator;
    @Alias
    private String decimalSeparator;
    @Alias
    private String nanString;
    @Alias
    private String infinityString;
    @Alias
    private String positivePrefix;
    @Alias
    private String negativePrefix;
    @Alias
    private String positiveSuffix;
    @Alias
    private String negativeSuffix;
    @Alias
    private Pattern integerPattern;
    @Alias
    private Pattern floatPattern;
    @Alias
    private Pattern decimalPattern;

    @Replace
    public Scanner useLocale(Locale wanted) {
        if (!wanted.equals(locale)) {
            locale = wanted;
            groupSeparator = "\\x{2c}";
            decimalSeparator = "\\x{2e}";
            nanString = "\\QNaN\\E";
            infinityString = "\\Q\u221E\\E";
            positivePrefix = "";
            negativePrefix = "\\Q-\\E";
            positiveSuffix = "";
            negativeSuffix = "";
            integerPattern = null;
            floatPattern = null;
            decimalPattern = null;
        }
        return (Scanner) (Object) this;
    }
}
