// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.MenuNode;

/// A line of a menu. `promptColumn` is where the prompt begins in `text`; what is before it is the value.
/// `opensMenu`: it is a menu, or a symbol with a menu of its own, and something is in there.
record Entry(MenuNode node, Kind kind, String text, int promptColumn, boolean opensMenu) {
    /// What the line does when it is selected.
    enum Kind {
        /// Nothing: a comment, or the heading of the menu.
        TEXT,
        /// It opens a menu.
        MENU,
        /// It opens the list of a choice.
        CHOICE,
        /// It changes between `y`, `m` and `n`; a symbol with a menu of its own opens that.
        TOGGLE,
        /// It asks for a number or a text.
        VALUE
    }

    /// Letters that mean the same everywhere and lead to no entry: yes, no, module, help, hidden ones.
    private static final String COMMANDS = "ynmhz";

    /// Where in `text` the letter is that leads here; -1 if there is none.
    int hotkeyColumn() {
        if (kind == Kind.TEXT) {
            return -1;
        }
        for (int i = promptColumn; i < text.length(); i++) {
            char c = Character.toLowerCase(text.charAt(i));
            if (Character.isLetter(c) && COMMANDS.indexOf(c) < 0) {
                return i;
            }
        }
        return -1;
    }

    boolean hasHotkey(char letter) {
        int column = hotkeyColumn();
        return column >= 0 && Character.toLowerCase(text.charAt(column)) == Character.toLowerCase(letter);
    }
}
