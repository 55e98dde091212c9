// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The type of a symbol or choice. [#toString] is the word that Linux prints.
public enum Type {
    BOOL("bool"),
    TRISTATE("tristate"),
    STRING("string"),
    INT("integer"),
    HEX("hex"),
    /// Of symbols that are referred to but defined nowhere, and of constants.
    UNKNOWN("unknown");

    private final String word;

    Type(String word) {
        this.word = word;
    }

    public boolean isLogical() {
        return this == BOOL || this == TRISTATE;
    }

    public boolean isNumber() {
        return this == INT || this == HEX;
    }

    /// Whether `text` can be a value of this type, whatever its range. Integers have no leading zeros; hexadecimal digits may lack `0x`.
    public boolean accepts(String text) {
        return switch (this) {
            case STRING -> true;
            case INT -> isInteger(text);
            case HEX -> isHexadecimal(text);
            case BOOL, TRISTATE -> !text.isEmpty() && "yYmMnN".indexOf(text.charAt(0)) >= 0;
            case UNKNOWN -> false;
        };
    }

    private static boolean isInteger(String text) {
        int first = text.startsWith("-") ? 1 : 0;
        if (first == text.length() || text.charAt(first) == '0' && text.length() > first + 1) {
            return false;
        }
        for (int i = first; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexadecimal(String text) {
        int first = text.startsWith("0x") || text.startsWith("0X") ? 2 : 0;
        for (int i = first; i < text.length(); i++) {
            if (!isHexadecimalDigit(text.charAt(i))) {
                return false;
            }
        }
        return text.length() > first;
    }

    static boolean isHexadecimalDigit(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    @Override
    public String toString() {
        return word;
    }
}
