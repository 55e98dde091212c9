// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.Arrays;

/// What is known of every symbol and choice of one configuration, by [Valued#index]: what the user said, and what was computed from it.
final class Values {
    /// The computed value is up to date.
    static final int VALID = 1;
    /// The symbol is written into the configuration.
    static final int WRITE = 2;
    /// The user said something: [#userLogical], [#userText] or [#userChosen] counts.
    static final int USER = 4;
    /// Before this is computed, the symbols of the choice that have no user value get `n`.
    static final int NEEDS_CHOICE_VALUES = 8;

    final int[] flags;
    final Tristate[] logical;       // the value of bool, tristate and choices
    final String[] text;            // the value of all others
    final Symbol[] chosen;          // of a choice that is y
    final Tristate[] visible;
    final Tristate[] direct;        // dependencies
    final Tristate[] selected;
    final Tristate[] implied;
    final Tristate[] userLogical;
    final String[] userText;
    final Symbol[] userChosen;
    Tristate modules = Tristate.N;

    Values(int count) {
        flags = new int[count];
        logical = no(count);
        text = new String[count];
        chosen = new Symbol[count];
        visible = no(count);
        direct = no(count);
        selected = no(count);
        implied = no(count);
        userLogical = no(count);
        userText = new String[count];
        userChosen = new Symbol[count];
        Arrays.fill(text, "");
        for (Tristate value : Tristate.values()) {
            int index = Constants.of(value).index;
            logical[index] = value;
            text[index] = value.toString();
            flags[index] = VALID;
        }
    }

    private static Tristate[] no(int count) {
        Tristate[] values = new Tristate[count];
        Arrays.fill(values, Tristate.N);
        return values;
    }

    boolean has(Valued valued, int flag) {
        return (flags[valued.index] & flag) != 0;
    }

    void set(Valued valued, int flag) {
        flags[valued.index] |= flag;
    }

    void clear(Valued valued, int flag) {
        flags[valued.index] &= ~flag;
    }

    /// Forgets what was computed, and that there are modules, as if nothing had ever been computed. The symbol that says whether there
    /// are modules may be a tristate itself.
    void restart() {
        invalidate();
        modules = Tristate.N;
    }

    void invalidate() {
        for (int i = Constants.COUNT; i < flags.length; i++) {
            flags[i] &= ~VALID;
        }
    }

    void forgetUser(Valued valued) {
        clear(valued, USER | VALID);
        userLogical[valued.index] = Tristate.N;
        userText[valued.index] = null;
        userChosen[valued.index] = null;
    }
}
