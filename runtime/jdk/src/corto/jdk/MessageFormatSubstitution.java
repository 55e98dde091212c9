// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.text.ChoiceFormat;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Locale;

/// Formats of numbers and choices. Patterns are read when the program runs, so those for dates, currencies and compact numbers, for which an
/// image has no data, cannot be refused earlier: they are illegal arguments.
@Substitute("java.text.MessageFormat")
final class MessageFormatSubstitution {
    @Alias
    private Locale locale;

    /// The table of the class's documentation: `{0,type,style}`.
    @Replace
    private Format formatFromPattern(String type, String style) {
        String name = type.trim().toLowerCase(Locale.ROOT);
        return switch (name) {
            case "number" -> numberFormat(style);
            case "choice" -> new ChoiceFormat(style);
            case "date", "time", "dtf_date", "dtf_time", "dtf_datetime", "list" ->
                throw new IllegalArgumentException("an image formats no " + name + " in messages: give it a String");
            default -> throw new IllegalArgumentException("unknown format type: " + type);
        };
    }

    private NumberFormat numberFormat(String style) {
        return switch (style.trim().toLowerCase(Locale.ROOT)) {
            case "" -> NumberFormat.getInstance(locale);
            case "integer" -> NumberFormat.getIntegerInstance(locale);
            case "percent" -> NumberFormat.getPercentInstance(locale);
            case "currency", "compact_short", "compact_long" ->
                throw new IllegalArgumentException("an image has no data for the number style " + style + ": give the message a String");
            default -> new DecimalFormat(style, DecimalFormatSymbols.getInstance(locale));
        };
    }

    /// What `toPattern` writes after the number of the argument.
    @Replace
    private String patternFromFormat(Format format) {
        return switch (format) {
            case ChoiceFormat choice -> ",choice," + choice.toPattern();
            case DecimalFormat number when number.equals(NumberFormat.getInstance(locale)) -> ",number";
            case DecimalFormat number when number.equals(NumberFormat.getIntegerInstance(locale)) -> ",number,integer";
            case DecimalFormat number when number.equals(NumberFormat.getPercentInstance(locale)) -> ",number,percent";
            case DecimalFormat number -> ",number," + number.toPattern();
            case null, default -> "";
        };
    }

    @Replace
    public String toString() {
        return "MessageFormat [locale: \"" + (locale == null || locale == Locale.ROOT ? "" : locale.toLanguageTag()) + "\", pattern: \""
                + ((MessageFormat) (Object) this).toPattern() + "\"]\n";
    }
}
