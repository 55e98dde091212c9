// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The value a symbol has if the user says nothing, as `savedefconfig` of Linux computes it: limits of a range are left out.
final class DefaultValue {
    private final Evaluation evaluation;

    DefaultValue(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    String of(Symbol symbol) {
        Values values = evaluation.values;
        evaluation.calculateVisibility(symbol);
        Property property = evaluation.firstThatCounts(symbol, Property.Kind.DEFAULT);
        if (!symbol.type.isLogical()) {
            Valued source = property == null ? null : property.target();
            return source == null || symbol.type == Type.UNKNOWN ? "" : evaluation.textOf(source);
        }
        Tristate value = property == null ? Tristate.N : evaluation.value(property.value).and(evaluation.value(property.condition));
        value = value.or(values.selected[symbol.index]);
        boolean withoutModules = symbol.choice == null && values.modules == Tristate.N;
        if (value == Tristate.M && (withoutModules || symbol.type == Type.BOOL)) {
            value = Tristate.Y;
        }
        return value.or(values.implied[symbol.index]).toString();
    }
}
