// SPDX-License-Identifier: Apache-2.0
package corto.menuconfig;

import corto.kconfig.Range;
import corto.kconfig.Type;

/// What the menus say about themselves.
final class HelpTexts {
    static final String GENERAL = """
            These menus choose what an image is made of and how large its parts
            are. What is chosen is written to the file in the first line.

            Entries
            -------
              [ ] [*]      off, on
              < > <M> <*>  off, module, on
              {M} {*}      as before, and cannot be off: something on needs it
              - - -M- -*-  cannot be changed: what is on decides it
              (value)      a number or a text
              Name (X)     one of several
              --->         a menu is behind it
              ----         a menu is behind it, with nothing in it now
              (NEW)        the file says nothing about it

            In menus
            --------
              Up, Down, -, +         previous, next entry
              Page Up, Page Down     the page before, the next page
              Home, End              first, last entry
              a highlighted letter   next entry with it
              Left, Right, Tab       another button
              Enter                  the button: Select opens a menu, or changes the value
              Space                  changes the value
              y, m, n                on, module, off
              ? or h                 what it is, what it depends on and what that is now
              /                      search
              z                      also show what cannot be chosen now, or not any more
              S, O                   save, load
              Esc Esc, e, x          back; from the first menu: exit
              Ctrl-C                 exit, with the question whether to save
              Ctrl-L                 draw the screen anew
              Ctrl-Z                 suspend

            While a text is shown
            ---------------------
              Up, Down, Left, Right, Page Up, Page Down, Home, End;
              also k, j, h, l, b, Space, g, G
              Enter, Esc Esc, e, x, q   back

            While a value or a name is typed
            --------------------------------
              Left, Right, Home, End, Backspace, Delete; Ctrl-U removes all
              Enter accepts, Esc Esc leaves all as it was
              Tab goes to the buttons and back

            Colours
            -------
            There are none if the environment variable NO_COLOR is set or the
            terminal has less than 8.
            """;

    static final String SEARCH_ENTRY = "Enter a part of a symbol's name, or a regular expression (with or without \"CONFIG_\").";

    static final String SEARCH = """
            Finds symbols by name, with or without CONFIG_ before it. Upper and
            lower case are the same. Names that are what was typed come first.

              SOCKET    names with SOCKET in them
              ^NET      names that begin with NET
              SIZE$     names that end in SIZE
              TCP.*MAX  names with TCP and later MAX in them

            For each symbol the result has its type, its prompt, where it is
            defined, its dependencies with their present values, and its place in
            the menus. Pressing the digit before a place goes there; leaving that
            menu comes back to the result. If a place cannot be seen now, the digit
            stands before what is seen of the way to it.
            """;

    static final String SAVE_ENTRY = "Enter the name of a file in which this configuration is to be saved. Leave it blank to go back.";

    static final String SAVE = """
            Saves the configuration under any name.

            A configuration that was saved under another name than that in the
            first line of the screen is a copy: on exit the question is about the
            file in the first line.
            """;

    static final String LOAD_ENTRY = "Enter the name of the configuration file to load. Leave it blank to go back.";

    static final String LOAD = """
            Replaces what is chosen now by what a file says. Symbols that it does
            not name get their defaults.

            Nothing is written: on exit the question is whether the file in the
            first line of the screen is to have it.
            """;

    private HelpTexts() {
    }

    /// What can be typed for a symbol of that type. `range` may be `null`.
    static String entry(Type type, Range range) {
        String what = switch (type) {
            case INT -> "Enter a decimal number";
            case HEX -> "Enter a hexadecimal number";
            default -> "Enter a text";
        };
        return what + (range == null ? "" : " from " + range.low() + " to " + range.high()) + ". <Tab> goes from the field to the buttons below it.";
    }
}
