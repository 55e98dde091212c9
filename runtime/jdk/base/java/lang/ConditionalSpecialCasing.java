// SPDX-License-Identifier: Apache-2.0
package java.lang;

import java.util.Locale;

/// Case mappings that depend on context or language (Unicode, SpecialCasing.txt): the final sigma, İ, and Turkish and Azeri i.
///
/// Lithuanian is treated as the root locale. HotSpot finds the ends of words with a BreakIterator; here the definition of Final_Sigma
/// (Unicode, table 3-17) is applied directly.
final class ConditionalSpecialCasing {
    private static final int CAPITAL_SIGMA = 0x03A3;
    private static final int FINAL_SIGMA = 0x03C2;
    private static final int CAPITAL_I_WITH_DOT = 0x0130;
    private static final int SMALL_DOTLESS_I = 0x0131;
    private static final int COMBINING_DOT_ABOVE = 0x0307;
    private static final char[] NOTHING = {};
    private static final char[] SMALL_I_WITH_DOT = {'i', COMBINING_DOT_ABOVE};
    private static final String WORD_PUNCTUATION = "'.:\u00B7\u0387\u055F\u05F4\u2018\u2019\u2024\u2027\uFE13\uFE52\uFE55\uFF07\uFF0E\uFF1A";

    private ConditionalSpecialCasing() {}

    /// One code point, or Character.ERROR where the result is none or several.
    static int toLowerCaseEx(String text, int index, Locale locale) {
        char[] special = lower(text, index, locale);
        if (special != null) {
            return special.length == 1 ? special[0] : Character.ERROR;
        }
        return Character.toLowerCase(text.codePointAt(index));
    }

    static int toUpperCaseEx(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        return c == 'i' && isTurkic(locale) ? CAPITAL_I_WITH_DOT : Character.toUpperCaseEx(c);
    }

    static char[] toLowerCaseCharArray(String text, int index, Locale locale) {
        return lower(text, index, locale);
    }

    static char[] toUpperCaseCharArray(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        return c == 'i' && isTurkic(locale) ? new char[] {CAPITAL_I_WITH_DOT} : Character.toUpperCaseCharArray(c);
    }

    private static boolean isTurkic(Locale locale) {
        String language = locale.getLanguage();
        return language.equals("tr") || language.equals("az");
    }

    private static char[] lower(String text, int index, Locale locale) {
        int c = text.codePointAt(index);
        if (c == CAPITAL_SIGMA) {
            return isFinal(text, index) ? new char[] {FINAL_SIGMA} : null;
        }
        if (!isTurkic(locale)) {
            return c == CAPITAL_I_WITH_DOT ? SMALL_I_WITH_DOT : null;
        }
        return switch (c) {
            case CAPITAL_I_WITH_DOT -> new char[] {'i'};
            case 'I' -> isBeforeDot(text, index) ? null : new char[] {SMALL_DOTLESS_I};
            case COMBINING_DOT_ABOVE -> isAfterCapitalI(text, index) ? NOTHING : null;
            default -> null;
        };
    }

    private static boolean isBeforeDot(String text, int index) {
        for (int i = index + 1; i < text.length() && isMark(text.charAt(i)); i++) {
            if (text.charAt(i) == COMBINING_DOT_ABOVE) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAfterCapitalI(String text, int index) {
        int i = index - 1;
        while (i >= 0 && isMark(text.charAt(i))) {
            i--;
        }
        return i >= 0 && text.charAt(i) == 'I';
    }

    private static boolean isMark(char c) {
        return Character.getType(c) == Character.NON_SPACING_MARK;
    }

    /// After a cased letter and not before one, characters that are ignored for case aside.
    private static boolean isFinal(String text, int index) {
        int before = index;
        do {
            if (before == 0) {
                return false;
            }
            before -= Character.charCount(text.codePointBefore(before));
        } while (isIgnored(text.codePointAt(before)));
        if (!isCased(text.codePointAt(before))) {
            return false;
        }
        int after = index + 1;
        while (after < text.length() && isIgnored(text.codePointAt(after))) {
            after += Character.charCount(text.codePointAt(after));
        }
        return after >= text.length() || !isCased(text.codePointAt(after));
    }

    private static boolean isCased(int c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static boolean isIgnored(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT
            || type == Character.MODIFIER_LETTER || type == Character.MODIFIER_SYMBOL || WORD_PUNCTUATION.indexOf(c) >= 0;
    }
}
