// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.HashMap;
import java.util.Map;

/// The kinds of tokens. Keywords are spelled as their names are, in small letters.
enum Token {
    BOOL, CHOICE, COMMENT, CONFIG, DEF_BOOL, DEF_TRISTATE, DEFAULT, DEPENDS, ENDCHOICE, ENDIF, ENDMENU, HELP, HEX, IF, IMPLY, INT, MAINMENU,
    MENU, MENUCONFIG, MODULES, ON, OPTIONAL, ORSOURCE, OSOURCE, PROMPT, RANGE, RSOURCE, SELECT, SOURCE, STRING, TRISTATE, VISIBLE,
    OR("||"), AND("&&"), EQUAL("="), UNEQUAL("!="), LESS("<"), LESS_EQUAL("<="), GREATER(">"), GREATER_EQUAL(">="), NOT("!"),
    OPEN("("), CLOSE(")"), COLON_EQUAL(":="), PLUS_EQUAL("+="),
    WORD("a word"), QUOTED("a quoted text"), END_OF_LINE("the end of the line"), END_OF_FILE("the end of the file");

    private static final Map<String, Token> KEYWORDS = new HashMap<>();

    static {
        for (Token token : values()) {
            if (token.isKeyword()) {
                KEYWORDS.put(token.spelling, token);
            }
        }
        KEYWORDS.put("---help---", HELP);
    }

    private final String spelling;

    Token() {
        spelling = name().toLowerCase(java.util.Locale.ROOT);
    }

    Token(String spelling) {
        this.spelling = spelling;
    }

    boolean isKeyword() {
        return ordinal() <= VISIBLE.ordinal();
    }

    static Token ofWord(String word) {
        Token keyword = KEYWORDS.get(word);
        return keyword == null ? WORD : keyword;
    }

    static java.util.Collection<String> keywords() {
        return KEYWORDS.keySet();
    }

    @Override
    public String toString() {
        return spelling;
    }
}
