// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// Computes values from what the user said, each when it is asked for (symbol.c of Linux, and its order of steps).
final class Evaluation {
    /// Chains of dependencies that are longer are not computed by recursion, which would need a deep stack.
    private static final int MAX_RECURSION = 400;

    private final Kconfig kconfig;
    final Values values;
    private final Ranges ranges;
    private final Choosing choosing;
    private final boolean inOrder;
    private boolean ordering;

    Evaluation(Kconfig kconfig) {
        this.kconfig = kconfig;
        values = new Values(kconfig.all().size());
        ranges = new Ranges(this);
        choosing = new Choosing(this);
        inOrder = kconfig.longestChain() > MAX_RECURSION;
    }

    /// Forgets what was computed.
    void invalidate() {
        values.invalidate();
        calculate(kconfig.modules());
    }

    /// The type for this configuration: without modules, a tristate is a bool.
    Type type(Valued valued) {
        if (valued.type != Type.TRISTATE) {
            return valued.type;
        }
        boolean alone = choice(valued) != null && values.visible[valued.index] == Tristate.Y;
        return alone || values.modules == Tristate.N ? Type.BOOL : Type.TRISTATE;
    }

    static Choice choice(Valued valued) {
        return valued instanceof Symbol symbol ? symbol.choice : null;
    }

    Ranges ranges() {
        return ranges;
    }

    Choosing choosing() {
        return choosing;
    }

    Tristate logical(Valued valued) {
        calculate(valued);
        return values.logical[valued.index];
    }

    /// `y`, `m`, `n`, or the text. Of what is not defined: its name.
    String text(Valued valued) {
        calculate(valued);
        return valued.type.isLogical() ? values.logical[valued.index].toString() : values.text[valued.index];
    }

    Tristate value(Expression e) {
        if (e == null) {
            return Tristate.Y;
        } else if (e instanceof Expression.Reference reference) {
            return logical(reference.target());
        } else if (e instanceof Expression.And and) {
            Tristate result = Tristate.Y;
            List<Expression> operands = and.operands();
            for (int i = 0; i < operands.size(); i++) {
                result = result.and(value(operands.get(i)));
            }
            return result;
        } else if (e instanceof Expression.Or or) {
            Tristate result = Tristate.N;
            List<Expression> operands = or.operands();
            for (int i = 0; i < operands.size(); i++) {
                result = result.or(value(operands.get(i)));
            }
            return result;
        } else if (e instanceof Expression.Not not) {
            return value(not.operand()).not();
        }
        Expression.Comparison comparison = (Expression.Comparison) e;
        return Tristate.of(comparison.operator().holds(compare(comparison.left(), comparison.right())));
    }

    private int compare(Valued left, Valued right) {
        calculate(left);
        calculate(right);
        String a = text(left);
        String b = text(right);
        if (left.type != Type.STRING || right.type != Type.STRING) {
            Numbers.Parsed first = Numbers.parse(a, left.type);
            Numbers.Parsed second = Numbers.parse(b, right.type);
            if (first.number() && second.number()) {
                return Numbers.compare(first, second);
            }
        }
        return a.compareTo(b);
    }

    void calculate(Valued valued) {
        if (values.has(valued, Values.VALID)) {
            return;
        }
        if (inOrder && !ordering) {
            calculateAll();
            return;
        }
        Choice choice = choice(valued);
        if (choice != null && values.has(valued, Values.NEEDS_CHOICE_VALUES)) {
            values.clear(valued, Values.NEEDS_CHOICE_VALUES);
            calculate(choice);
        }
        values.set(valued, Values.VALID);      // who asks for it while it is computed gets what is known so far
        if (valued.type == Type.UNKNOWN) {
            values.text[valued.index] = valued.name == null ? "n" : valued.name;
            values.logical[valued.index] = Tristate.N;
        } else {
            calculateDefined(valued);
        }
    }

    private void calculateAll() {
        ordering = true;
        List<Valued> order = kconfig.dependenciesFirst();
        for (int i = 0; i < order.size(); i++) {
            calculate(order.get(i));
            if (order.get(i) instanceof Choice choice) {
                for (int j = 0; j < choice.symbols.size(); j++) {
                    calculate(choice.symbols.get(j));
                }
            }
        }
        ordering = false;
    }

    private void calculateDefined(Valued valued) {
        int i = valued.index;
        values.clear(valued, Values.WRITE);
        calculateVisibility(valued);
        if (values.visible[i] != Tristate.N) {
            values.set(valued, Values.WRITE);
        }
        values.logical[i] = Tristate.N;
        values.text[i] = valued.type.isLogical() ? "n" : "";
        if (valued instanceof Choice) {
            values.chosen[i] = null;
        }
        if (valued.type.isLogical()) {
            values.logical[i] = logicalValue(valued);
        } else {
            values.text[i] = textValue(valued);
        }
        if (valued instanceof Choice choice && values.logical[i] == Tristate.Y) {
            values.chosen[i] = choosing.choose(choice);
        }
        if (valued.type.isNumber()) {
            ranges.keepWithin(valued);
        }
        if (valued == kconfig.modules()) {
            values.modules = values.logical[i];
        }
        if (valued instanceof Choice choice) {
            choosing.finish(choice);
        }
    }

    private Tristate logicalValue(Valued valued) {
        int i = valued.index;
        Choice choice = choice(valued);
        Tristate value = Tristate.N;
        if (choice != null && values.visible[i] == Tristate.Y) {
            value = Tristate.of(values.chosen[choice.index] == valued);
        } else {
            if (values.visible[i] != Tristate.N && values.has(valued, Values.USER)) {
                value = values.userLogical[i].and(values.visible[i]);
            } else {
                value = defaultLogical(valued);
            }
            value = value.or(values.selected[i]);
        }
        return value == Tristate.M && type(valued) == Type.BOOL ? Tristate.Y : value;
    }

    private Tristate defaultLogical(Valued valued) {
        int i = valued.index;
        if (values.selected[i] != Tristate.N) {
            values.set(valued, Values.WRITE);
        }
        if (valued instanceof Choice) {
            return Tristate.N;
        }
        Tristate value = Tristate.N;
        Property property = firstThatCounts(valued, Property.Kind.DEFAULT);
        if (property != null) {
            value = value(property.value).and(value(property.condition));
            if (value != Tristate.N) {
                values.set(valued, Values.WRITE);
            }
        }
        if (values.implied[i] != Tristate.N) {
            values.set(valued, Values.WRITE);
            value = value.or(values.implied[i]).and(values.direct[i]);
        }
        return value;
    }

    private String textValue(Valued valued) {
        int i = valued.index;
        if (values.visible[i] != Tristate.N && values.has(valued, Values.USER)) {
            return values.userText[i];
        }
        Property property = firstThatCounts(valued, Property.Kind.DEFAULT);
        Valued source = property == null ? null : property.target();
        if (source == null) {
            return "";
        }
        values.set(valued, Values.WRITE);
        return textOf(source);
    }

    /// The text that another symbol takes over as its default or bound. Of a symbol with a logical value that is "n", as in Linux.
    String textOf(Valued source) {
        calculate(source);
        return values.text[source.index];
    }

    /// The first property of a kind whose condition is not `n`, or `null`.
    Property firstThatCounts(Valued valued, Property.Kind kind) {
        for (int i = 0; i < valued.properties.size(); i++) {
            Property property = valued.properties.get(i);
            if (property.kind() == kind && value(property.condition) != Tristate.N) {
                return property;
            }
        }
        return null;
    }

    /// Whether a user can give this value now.
    boolean isAssignable(Valued valued, Tristate value) {
        int i = valued.index;
        Type type = type(valued);
        if (!type.isLogical() || type == Type.BOOL && value == Tristate.M || !values.selected[i].isBelow(values.visible[i])) {
            return false;
        }
        if (choice(valued) != null && values.visible[i] == Tristate.Y) {
            return value == Tristate.Y;
        }
        return !value.isBelow(values.selected[i]) && !values.visible[i].isBelow(value);
    }

    void calculateVisibility(Valued valued) {
        int i = valued.index;
        Choice choice = choice(valued);
        Tristate visible = Tristate.N;
        for (int j = 0; j < valued.properties.size(); j++) {
            Property prompt = valued.properties.get(j);
            if (prompt.kind() == Property.Kind.PROMPT) {
                visible = visible.or(visibility(valued, prompt));
            }
        }
        if (visible == Tristate.M && (valued.type != Type.TRISTATE || values.modules == Tristate.N)) {
            visible = Tristate.Y;
        }
        values.visible[i] = visible;
        if (choice != null) {
            return;
        }
        values.direct[i] = promoted(valued, value(valued.directDependency));
        values.selected[i] = valued.selectedBy == null ? Tristate.N : promoted(valued, value(valued.selectedBy));
        values.implied[i] = valued.impliedBy == null ? Tristate.N : promoted(valued, value(valued.impliedBy));
    }

    /// Of one prompt. A tristate in a choice that could only be `m` is hidden while the choice is `y`.
    Tristate visibility(Valued valued, Property prompt) {
        Tristate visible = value(prompt.condition);
        Choice choice = choice(valued);
        boolean hidden = visible == Tristate.M && choice != null && valued.type == Type.TRISTATE
                && values.logical[choice.index] == Tristate.Y;
        return hidden ? Tristate.N : visible;
    }

    private Tristate promoted(Valued valued, Tristate value) {
        return value == Tristate.M && type(valued) == Type.BOOL ? Tristate.Y : value;
    }
}
