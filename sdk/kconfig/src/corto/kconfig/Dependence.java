// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import corto.kconfig.Expression.And;
import corto.kconfig.Expression.Comparison;
import corto.kconfig.Expression.Not;
import corto.kconfig.Expression.Operator;
import corto.kconfig.Expression.Or;
import corto.kconfig.Expression.Reference;

import java.util.List;

/// Whether what stands behind a symbol depends on it so much that the menus show it below the symbol (menu.c, expr.c of Linux).
final class Dependence {
    private Dependence() {
    }

    static boolean contains(Expression e, Valued symbol) {
        if (e instanceof Reference(Valued target)) {
            return target == symbol;
        } else if (e instanceof Comparison comparison) {
            return comparison.left() == symbol || comparison.right() == symbol;
        } else if (e instanceof Not(Expression operand)) {
            return contains(operand, symbol);
        } else if (e instanceof And(List<Expression> operands)) {
            return anyContains(operands, symbol);
        } else if (e instanceof Or(List<Expression> operands)) {
            return anyContains(operands, symbol);
        }
        return false;
    }

    private static boolean anyContains(List<Expression> operands, Valued symbol) {
        for (int i = 0; i < operands.size(); i++) {
            if (contains(operands.get(i), symbol)) {
                return true;
            }
        }
        return false;
    }

    /// Whether `e` is `n` when `symbol` is.
    static boolean requires(Expression e, Valued symbol) {
        if (e instanceof And(List<Expression> operands)) {
            for (int i = 0; i < operands.size(); i++) {
                if (requires(operands.get(i), symbol)) {
                    return true;
                }
            }
            return false;
        } else if (e instanceof Comparison(Operator operator, Valued left, Valued right)) {
            return left == symbol && (operator == Operator.EQUAL && (right == Constants.Y || right == Constants.M)
                    || operator == Operator.UNEQUAL && right == Constants.N);
        }
        return Expression.isReference(e, symbol);
    }

    /// Whether all that `condition` asks for, which is [#normal], is asked for by `e` too.
    static boolean covers(Expression e, Expression condition) {
        Join.Pair pair = new Join.Pair(normal(e), condition);
        pair.eliminateCommon();
        return Expression.isYes(pair.second);
    }

    /// The expression that is `y` if `e` is not `n`, simplified.
    static Expression normal(Expression e) {
        return Simplifier.withoutDuplicates(Simplifier.transform(compared(e, Operator.UNEQUAL)));
    }

    /// `e != n` or `e = n`, with the comparison moved to the symbols.
    private static Expression compared(Expression e, Operator operator) {
        if (e == null) {
            return operator == Operator.UNEQUAL ? new Not(Expression.NO) : Expression.NO;
        } else if (e instanceof Reference(Valued target)) {
            return new Comparison(operator, target, Constants.N);
        } else if (e instanceof Comparison) {
            return operator == Operator.EQUAL ? new Not(e) : e;
        } else if (e instanceof Not(Expression operand)) {
            return compared(operand, operator == Operator.EQUAL ? Operator.UNEQUAL : Operator.EQUAL);
        }
        boolean and = e instanceof And;
        List<Expression> operands = Expression.operands(e, and);
        Expression result = null;
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = compared(operands.get(i), Operator.EQUAL);
            result = and ? Expression.or(result, operand) : Expression.and(result, operand);
        }
        return operator == Operator.UNEQUAL ? new Not(result) : result;
    }
}
