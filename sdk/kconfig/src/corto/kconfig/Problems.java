// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Finds what a user asked for and did not get, and selects that override dependencies.
final class Problems {
    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Values values;
    private final Configuration configuration;
    private final Reasons reasons;

    Problems(Kconfig kconfig, Evaluation evaluation, Configuration configuration) {
        this.kconfig = kconfig;
        this.evaluation = evaluation;
        this.configuration = configuration;
        values = evaluation.values;
        reasons = new Reasons(evaluation, configuration);
    }

    List<String> find() {
        List<String> found = new ArrayList<>();
        for (Symbol symbol : kconfig.symbols()) {
            evaluation.calculate(symbol);
            String problem = values.has(symbol, Values.USER) ? unheard(symbol) : null;
            if (problem != null) {
                found.add(problem);
            }
        }
        for (Warning warning : unmetDependencies()) {
            found.add(warning.message());
        }
        return found;
    }

    /// Why a user's value does not hold, or `null` if it does.
    private String unheard(Symbol symbol) {
        int i = symbol.index;
        if (!symbol.type.isLogical()) {
            String wanted = values.userText[i];
            String value = values.text[i];
            if (wanted == null || wanted.equals(value)) {
                return null;
            }
            return values.visible[i] == Tristate.N ? withoutEffect(symbol, wanted, value, reasons.invisible(symbol))
                    : withoutEffect(symbol, wanted, value, reasons.outOfRange(symbol, wanted));
        }
        Tristate wanted = values.userLogical[i];
        Tristate value = values.logical[i];
        if (wanted == value || wanted == Tristate.M && value == Tristate.Y && evaluation.type(symbol) == Type.BOOL) {
            return null;
        }
        if (symbol.choice != null && values.visible[i] != Tristate.N) {
            // That a symbol is n which another one displaced is what a choice is for; and n is said of all but one.
            Symbol chosen = configuration.selected(symbol.choice);
            return wanted == Tristate.Y && chosen != null && values.userChosen[symbol.choice.index] == symbol
                    ? withoutEffect(symbol, "y", "n", Reasons.described(symbol.choice) + " has " + chosen) : null;
        }
        if (wanted.isBelow(value)) {
            String reason = values.selected[i] == Tristate.N ? symbol + " has a default and no prompt now" : symbol + " is selected by " + reasons.selectors(symbol);
            return withoutEffect(symbol, wanted.toString(), value.toString(), reason);
        }
        return withoutEffect(symbol, wanted.toString(), value.toString(), reasons.notAssignable(symbol, wanted));
    }

    private static String withoutEffect(Symbol symbol, String wanted, String value, String reason) {
        return symbol + "=" + wanted + " has no effect, its value is " + (value.isEmpty() ? "empty" : value) + ": " + reason;
    }

    List<Warning> unmetDependencies() {
        List<Warning> found = new ArrayList<>();
        for (Symbol symbol : kconfig.symbols()) {
            evaluation.calculate(symbol);
            int i = symbol.index;
            boolean decidedByChoice = symbol.choice != null && values.visible[i] == Tristate.Y;
            if (symbol.type.isLogical() && !decidedByChoice && values.direct[i].isBelow(values.selected[i])) {
                found.add(new Warning(Warning.Kind.UNMET_DEPENDENCY, symbol.nodes.get(0).position(), symbol, unmet(symbol)));
            }
        }
        return found;
    }

    private String unmet(Symbol symbol) {
        StringBuilder out = new StringBuilder("unmet direct dependencies detected for ").append(symbol)
                .append("\n  Depends on [").append(values.direct[symbol.index] == Tristate.M ? 'm' : 'n').append("]: ");
        ExpressionPrinter printer = new ExpressionPrinter(out, configuration, 0);
        printer.print(symbol.directDependency);
        out.append('\n');
        printer.printReverse(symbol.selectedBy, Tristate.Y, "  Selected by [y]:\n");
        printer.printReverse(symbol.selectedBy, Tristate.M, "  Selected by [m]:\n");
        return out.toString().stripTrailing();
    }
}
