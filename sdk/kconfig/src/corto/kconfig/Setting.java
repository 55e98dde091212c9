// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Sets one value as a user does, or says why it cannot be set.
final class Setting {
    private final Evaluation evaluation;
    private final Values values;
    private final Reasons reasons;

    Setting(Evaluation evaluation, Configuration configuration) {
        this.evaluation = evaluation;
        values = evaluation.values;
        reasons = new Reasons(evaluation, configuration);
    }

    Assignment set(Valued valued, String text) {
        evaluation.calculate(valued);
        if (valued.type.isLogical()) {
            Symbol constant = Constants.named(text);
            return constant == null ? new Assignment(reasons.wrongType(valued, text)) : setLogical(valued, Tristate.values()[constant.index]);
        }
        return setText((Symbol) valued, text);
    }

    private Assignment setLogical(Valued valued, Tristate value) {
        int i = valued.index;
        Tristate before = values.logical[i];
        if (before != value && !evaluation.isAssignable(valued, value)) {
            return new Assignment(reasons.notAssignable(valued, value));
        }
        values.set(valued, Values.USER);
        Choice choice = Evaluation.choice(valued);
        if (choice != null && value == Tristate.Y) {
            values.userChosen[choice.index] = (Symbol) valued;
            values.set(choice, Values.USER);
            for (Symbol symbol : choice.symbols) {
                if (values.visible[symbol.index] != Tristate.N) {
                    values.set(symbol, Values.USER);
                    values.userLogical[symbol.index] = Tristate.N;
                }
            }
        }
        values.userLogical[i] = value;
        if (before != value) {
            evaluation.invalidate();
        }
        return Assignment.ACCEPTED;
    }

    private Assignment setText(Symbol symbol, String text) {
        if (!symbol.type.accepts(text)) {
            return new Assignment(reasons.wrongType(symbol, text));
        }
        if (!evaluation.ranges().isWithin(symbol, text)) {
            return new Assignment(reasons.outOfRange(symbol, text));
        }
        boolean bare = symbol.type == Type.HEX && !text.startsWith("0x") && !text.startsWith("0X");
        String value = bare ? "0x" + text : text;
        if (values.visible[symbol.index] == Tristate.N && !value.equals(values.text[symbol.index])) {
            return new Assignment(reasons.invisible(symbol));
        }
        values.userText[symbol.index] = value;
        values.set(symbol, Values.USER);
        evaluation.invalidate();
        return Assignment.ACCEPTED;
    }
}
