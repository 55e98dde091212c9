// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// Writes expressions as menuconfig does, with values behind the names (`A [=y] && B [=n]`) if there is a configuration.
final class ExpressionPrinter {
    private final StringBuilder out;
    private final Configuration values;     // null: none are shown
    private final int width;                // 0: lines are not broken

    ExpressionPrinter(StringBuilder out, Configuration values, int width) {
        this.out = out;
        this.values = values;
        this.width = width;
    }

    static String text(Expression expression) {
        StringBuilder out = new StringBuilder();
        new ExpressionPrinter(out, null, 0).print(expression);
        return out.toString();
    }

    void print(Expression expression) {
        if (expression == null) {
            word("y", null);
        } else if (expression instanceof Expression.Reference(Valued target)) {
            name(target);
        } else if (expression instanceof Expression.Comparison(Expression.Operator operator, Valued left, Valued right)) {
            name(left);
            word(operator.toString(), null);
            name(right);
        } else if (expression instanceof Expression.Not(Expression operand)) {
            word("!", null);
            nested(operand, operand instanceof Expression.And || operand instanceof Expression.Or);
        } else if (expression instanceof Expression.And(List<Expression> operands)) {
            for (int i = 0; i < operands.size(); i++) {
                separate(i, " && ");
                nested(operands.get(i), operands.get(i) instanceof Expression.Or);
            }
        } else if (expression instanceof Expression.Or(List<Expression> operands)) {
            for (int i = 0; i < operands.size(); i++) {
                separate(i, " || ");
                nested(operands.get(i), false);
            }
        }
    }

    /// `[low high]`, as menuconfig shows a range.
    void printRange(Property range) {
        word("[", null);
        name(range.low);
        word(" ", null);
        name(range.high);
        word("]", null);
    }

    /// Those of the alternatives that have `value`, each in a line, below a title; nothing if there is none.
    void printReverse(Expression e, Tristate value, String title) {
        boolean titled = false;
        for (Expression alternative : Expression.operands(e, false)) {
            if (values.evaluate(alternative) == value) {
                if (!titled) {
                    word(title, null);
                    titled = true;
                }
                word("  - ", null);
                print(alternative);
                word("\n", null);
            }
        }
    }

    private void nested(Expression expression, boolean parentheses) {
        if (parentheses) {
            word("(", null);
        }
        print(expression);
        if (parentheses) {
            word(")", null);
        }
    }

    private void separate(int i, String sign) {
        if (i > 0) {
            word(sign, null);
        }
    }

    private void name(Valued target) {
        if (target.name == null) {
            word("<choice>", null);
        } else {
            word(target.name, target);
        }
    }

    private void word(String word, Valued target) {
        String value = target != null && values != null ? values.valueOf(target) : null;
        if (width > 0) {
            int length = word.length() + (value == null ? 0 : 4 + value.length());
            int line = out.length() - Math.max(0, out.lastIndexOf("\n"));
            if (line + length > width) {
                out.append("\\\n");
            }
        }
        out.append(word);
        if (value != null && target.type != Type.UNKNOWN) {
            out.append(" [=").append(value).append(']');
        }
    }
}
