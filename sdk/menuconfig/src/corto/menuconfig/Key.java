// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

/// What the user pressed.
sealed interface Key {
    record Typed(char character) implements Key {}

    enum Named implements Key {
        UP, DOWN, LEFT, RIGHT, PAGE_UP, PAGE_DOWN, HOME, END, ENTER, TAB, BACK_TAB, BACKSPACE, DELETE,
        /// The escape key, twice: once is the beginning of what other keys send.
        ESCAPE,
        /// Control-U.
        CLEAR,
        /// Control-C.
        INTERRUPT,
        /// Control-Z.
        SUSPEND,
        /// Control-L.
        REDRAW
    }
}
