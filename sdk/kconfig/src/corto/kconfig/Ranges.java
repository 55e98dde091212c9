// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// The bounds of int and hex symbols.
final class Ranges {
    private final Evaluation evaluation;

    Ranges(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    /// The range of the symbol whose condition holds first, or `null`.
    Property active(Valued valued) {
        return valued.type.isNumber() ? evaluation.firstThatCounts(valued, Property.Kind.RANGE) : null;
    }

    /// Makes a computed value that is out of range the bound that it is beyond.
    void keepWithin(Valued valued) {
        Property range = active(valued);
        if (range == null) {
            return;
        }
        String[] text = evaluation.values.text;
        long value = Numbers.prefix(text[valued.index], base(valued.type));
        if (value < bound(range.low, valued.type)) {
            text[valued.index] = evaluation.textOf(range.low);
        } else if (value > bound(range.high, valued.type)) {
            text[valued.index] = evaluation.textOf(range.high);
        }
    }

    /// Whether a text that the type of an int or hex accepts lies between the bounds that count now.
    boolean isWithin(Symbol symbol, String text) {
        Property range = active(symbol);
        if (range == null) {
            return true;
        }
        long value = Numbers.prefix(text, base(symbol.type));
        return value >= bound(range.low, symbol.type) && value <= bound(range.high, symbol.type);
    }

    /// The value of a bound of a range for a symbol of `type`.
    private long bound(Valued bound, Type type) {
        return Numbers.prefix(evaluation.textOf(bound), base(bound.type.isNumber() ? bound.type : type));
    }

    private static int base(Type type) {
        return type == Type.HEX ? 16 : 10;
    }
}
