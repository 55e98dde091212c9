// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.List;

/// A condition or value. [#toString] is its text as Linux prints it: few parentheses, no quotation marks.
public sealed interface Expression {
    /// `y`, the condition that always holds.
    Expression YES = new Reference(Constants.Y);
    /// `n`, the condition that never holds.
    Expression NO = new Reference(Constants.N);

    /// A symbol, a constant, or the choice that a symbol is in.
    record Reference(Valued target) implements Expression {
        @Override
        public String toString() {
            return ExpressionPrinter.text(this);
        }
    }

    /// Both sides are numbers and compared as such, or else texts.
    record Comparison(Operator operator, Valued left, Valued right) implements Expression {
        @Override
        public String toString() {
            return ExpressionPrinter.text(this);
        }
    }

    record Not(Expression operand) implements Expression {
        @Override
        public String toString() {
            return ExpressionPrinter.text(this);
        }
    }

    /// At least two operands, none of which is an `And`.
    record And(List<Expression> operands) implements Expression {
        @Override
        public String toString() {
            return ExpressionPrinter.text(this);
        }
    }

    /// At least two operands, none of which is an `Or`.
    record Or(List<Expression> operands) implements Expression {
        @Override
        public String toString() {
            return ExpressionPrinter.text(this);
        }
    }

    enum Operator {
        EQUAL("="), UNEQUAL("!="), LESS("<"), LESS_EQUAL("<="), GREATER(">"), GREATER_EQUAL(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case UNEQUAL -> order != 0;
                case LESS -> order < 0;
                case LESS_EQUAL -> order <= 0;
                case GREATER -> order > 0;
                case GREATER_EQUAL -> order >= 0;
            };
        }

        Operator negated() {
            return switch (this) {
                case EQUAL -> UNEQUAL;
                case UNEQUAL -> EQUAL;
                case LESS -> GREATER_EQUAL;
                case LESS_EQUAL -> GREATER;
                case GREATER -> LESS_EQUAL;
                case GREATER_EQUAL -> LESS;
            };
        }

        @Override
        public String toString() {
            return sign;
        }
    }

    /// Both; `null` says nothing.
    static Expression and(Expression left, Expression right) {
        return left == null ? right : right == null ? left : new And(joined(left, right, true));
    }

    /// Either; `null` says nothing.
    static Expression or(Expression left, Expression right) {
        return left == null ? right : right == null ? left : new Or(joined(left, right, false));
    }

    private static List<Expression> joined(Expression left, Expression right, boolean and) {
        List<Expression> first = operands(left, and);
        List<Expression> second = operands(right, and);
        Expression[] all = new Expression[first.size() + second.size()];
        for (int i = 0; i < first.size(); i++) {
            all[i] = first.get(i);
        }
        for (int i = 0; i < second.size(); i++) {
            all[first.size() + i] = second.get(i);
        }
        return List.of(all);
    }

    /// The operands of an `And` (or `Or`); any other expression is its own only operand.
    static List<Expression> operands(Expression expression, boolean and) {
        if (and && expression instanceof And(List<Expression> operands)) {
            return operands;
        }
        if (!and && expression instanceof Or(List<Expression> operands)) {
            return operands;
        }
        return List.of(expression);
    }

    /// Whether it is `y` whatever the values.
    static boolean isYes(Expression expression) {
        return expression == null || isReference(expression, Constants.Y);
    }

    static boolean isReference(Expression expression, Valued target) {
        return expression instanceof Reference reference && reference.target == target;
    }
}
