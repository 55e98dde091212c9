// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// How styles look: in the colours of Linux's menuconfig, or without any.
enum Theme {
    COLOUR {
        @Override
        String parameters(Style style) {
            return switch (style) {
                case SCREEN -> BOLD + ";36;44";
                case SHADOW -> "30;40";
                case DIALOG, BUTTON -> "30;47";
                case LIT_FRAME -> BOLD + ";37;47";
                case TITLE, HOTKEY -> BOLD + ";34;47";
                case ITEM_SELECTED, BUTTON_SELECTED -> BOLD + ";37;44";
                case HOTKEY_SELECTED, BUTTON_KEY_SELECTED -> BOLD + ";33;44";
                case ARROW -> BOLD + ";32;47";
                case BUTTON_LABEL -> BOLD + ";30;47";
                case BUTTON_KEY -> "31;47";
            };
        }
    },

    /// For `NO_COLOR` and terminals that have none.
    MONOCHROME {
        @Override
        String parameters(Style style) {
            return switch (style) {
                case SCREEN, SHADOW, DIALOG, LIT_FRAME, BUTTON, BUTTON_LABEL -> "";
                case TITLE, HOTKEY, ARROW, BUTTON_KEY -> BOLD;
                case ITEM_SELECTED, BUTTON_SELECTED -> REVERSE;
                case HOTKEY_SELECTED, BUTTON_KEY_SELECTED -> BOLD + ";" + REVERSE;
            };
        }
    };

    private static final String BOLD = "1";
    private static final String REVERSE = "7";
    private static final int ENOUGH_COLOURS = 8;

    /// `colours`: how many the terminal has, or `null`. `noColour`: the value of NO_COLOR, or `null`; an empty one says nothing (no-color.org).
    static Theme of(Integer colours, String noColour) {
        boolean wanted = noColour == null || noColour.isEmpty();
        return wanted && colours != null && colours >= ENOUGH_COLOURS ? COLOUR : MONOCHROME;
    }

    /// The parameters of SGR (ECMA-48 §8.3.117): 1 bold, 7 reverse, 30–37 the colour of characters, 40–47 that behind them.
    abstract String parameters(Style style);

    /// What makes a terminal write in `style`, whatever came before.
    String sequence(Style style) {
        return "\033[0;" + parameters(style) + "m";
    }
}
