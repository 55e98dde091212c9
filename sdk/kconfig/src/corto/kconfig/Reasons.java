// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Sentences about why a symbol is not what a user wants, with what stands against it and its present value.
final class Reasons {
    private final Evaluation evaluation;
    private final Values values;
    private final Configuration configuration;

    Reasons(Evaluation evaluation, Configuration configuration) {
        this.evaluation = evaluation;
        this.configuration = configuration;
        values = evaluation.values;
    }

    String wrongType(Valued valued, String text) {
        String expected = switch (valued.type) {
            case BOOL -> "y or n";
            case TRISTATE -> "y, m or n";
            case INT -> "an integer without leading zeros";
            case HEX -> "a hexadecimal number";
            case STRING, UNKNOWN -> "a symbol that a Kconfig file defines";
        };
        return valued + " cannot be \"" + text + "\": expected " + expected;
    }

    String outOfRange(Symbol symbol, String text) {
        Range range = configuration.range(symbol);
        return symbol + " cannot be " + text + ": expected a value in " + range;
    }

    /// Why a logical value cannot be set now.
    String notAssignable(Valued valued, Tristate value) {
        int i = valued.index;
        Choice choice = Evaluation.choice(valued);
        if (values.visible[i] == Tristate.N) {
            return invisible(valued);
        }
        if (value == Tristate.M && evaluation.type(valued) == Type.BOOL) {
            return valued.type == Type.BOOL ? valued + " cannot be m: it is a bool"
                    : valued + " cannot be m: there are no modules (" + evaluation.type(valued) + ")";
        }
        if (choice != null && values.visible[i] == Tristate.Y) {
            return valued + " cannot be n: it is the one that is chosen in " + described(choice) + "; choose another";
        }
        if (value.isBelow(values.selected[i])) {
            return valued + " cannot be " + value + ": it is selected by " + selectors(valued);
        }
        return valued + " cannot be " + value + ": it is at most " + values.visible[i] + ", since it depends on " + withValues(blocking(valued));
    }

    String invisible(Valued valued) {
        Expression condition = blocking(valued);
        if (condition == null) {
            String use = valued.selectedBy != null ? "; it is selected by " + printed(valued.selectedBy) : "";
            return valued + " cannot be set: it has no prompt" + use;
        }
        return valued + " cannot be set: it depends on " + withValues(condition);
    }

    /// What hides a symbol: the condition of its prompts. `null`: it has none.
    private Expression blocking(Valued valued) {
        Expression all = null;
        for (Property prompt : valued.prompts()) {
            if (prompt.condition == null) {
                return null;
            }
            all = Expression.or(all, prompt.condition);
        }
        return all;
    }

    /// The part of an expression that makes it what it is: of `&&`, the operands that are `n`.
    private Expression decisive(Expression e) {
        if (!(e instanceof Expression.And and)) {
            return e;
        }
        Tristate value = evaluation.value(e);
        Expression part = null;
        for (Expression operand : and.operands()) {
            if (evaluation.value(operand) == value) {
                part = Expression.and(part, operand);
            }
        }
        return part;
    }

    String withValues(Expression e) {
        return printed(decisive(e));
    }

    String printed(Expression e) {
        StringBuilder out = new StringBuilder();
        new ExpressionPrinter(out, configuration, 0).print(e);
        return out.toString();
    }

    /// The symbols whose select counts now: of each reason the first operand, the others are its dependencies.
    String selectors(Valued valued) {
        List<String> active = new ArrayList<>();
        if (valued.selectedBy != null) {
            for (Expression reason : Expression.operands(valued.selectedBy, false)) {
                if (evaluation.value(reason) != Tristate.N) {
                    active.add(printed(reason instanceof Expression.And(List<Expression> operands) ? operands.getFirst() : reason));
                }
            }
        }
        return active.isEmpty() ? "nothing" : String.join(", ", active);
    }

    static String described(Choice choice) {
        String prompt = choice.nodes.get(0).prompt();
        return "choice " + (choice.name() != null ? choice.name() : prompt == null ? "<choice>" : "\"" + prompt + "\"");
    }
}
