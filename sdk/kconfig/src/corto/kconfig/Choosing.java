// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// What is particular to choices: which of their symbols is chosen.
final class Choosing {
    private final Evaluation evaluation;
    private final Values values;

    Choosing(Evaluation evaluation) {
        this.evaluation = evaluation;
        values = evaluation.values;
    }

    /// The symbol that a choice which is `y` chooses; `null`, and then the choice is `n`, if none is visible.
    Symbol choose(Choice choice) {
        boolean answered = true;
        for (Symbol symbol : choice.symbols) {
            evaluation.calculateVisibility(symbol);
            if (values.visible[symbol.index] != Tristate.N) {
                answered &= values.has(symbol, Values.USER);
            }
        }
        if (!answered) {
            values.clear(choice, Values.USER);
        }
        Symbol user = values.userChosen[choice.index];
        if (user != null && values.visible[user.index] != Tristate.N) {
            return user;
        }
        Symbol standard = standardChoice(choice);
        if (standard == null) {
            values.logical[choice.index] = Tristate.N;
        }
        return standard;
    }

    /// The first default that is visible, else the first symbol that is, else `null`.
    Symbol standardChoice(Choice choice) {
        for (int i = 0; i < choice.properties.size(); i++) {
            Property property = choice.properties.get(i);
            if (property.kind() == Property.Kind.DEFAULT && evaluation.value(property.condition) != Tristate.N
                    && property.target() instanceof Symbol symbol && values.visible[symbol.index] != Tristate.N) {
                return symbol;
            }
        }
        for (Symbol symbol : choice.symbols) {
            if (values.visible[symbol.index] != Tristate.N) {
                return symbol;
            }
        }
        return null;
    }

    /// The last step of computing a choice: its symbols that can be seen are written if it would be.
    void finish(Choice choice) {
        if (values.has(choice, Values.WRITE)) {
            for (Symbol symbol : choice.symbols) {
                if (values.visible[symbol.index] != Tristate.N) {
                    values.set(symbol, Values.WRITE);
                }
            }
        }
        values.clear(choice, Values.WRITE);
        if (values.has(choice, Values.NEEDS_CHOICE_VALUES)) {
            setChoiceValues(choice);
        }
    }

    /// Answers for the user that symbols without answer are `n`, after which the choice counts as answered.
    void setChoiceValues(Choice choice) {
        for (Symbol symbol : choice.symbols) {
            if (!values.has(symbol, Values.USER)) {
                values.userLogical[symbol.index] = Tristate.N;
            }
        }
        values.set(choice, Values.USER);
        values.clear(choice, Values.VALID | Values.NEEDS_CHOICE_VALUES);
    }
}
