// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import corto.kconfig.Expression.And;
import corto.kconfig.Expression.Comparison;
import corto.kconfig.Expression.Not;
import corto.kconfig.Expression.Operator;
import corto.kconfig.Expression.Or;
import corto.kconfig.Expression.Reference;

import java.util.List;

/// Equality of expressions, and the one expression that two operands of `&&` or `||` amount to.
final class Join {
    private Join() {
    }

    /// Whether two expressions are the same but for the order of operands. No expression is `y`.
    static boolean same(Expression a, Expression b) {
        if (a == null || b == null) {
            return Expression.isYes(a) && Expression.isYes(b);
        }
        if (a instanceof Reference(Valued target)) {
            return Expression.isReference(b, target);
        } else if (a instanceof Comparison left) {
            return b instanceof Comparison right && left.operator() == right.operator()
                    && left.left() == right.left() && left.right() == right.right();
        } else if (a instanceof Not(Expression left)) {
            return b instanceof Not(Expression right) && same(left, right);
        } else if (a == b || a.getClass() != b.getClass()) {
            return a == b;
        }
        Pair pair = new Pair(a, b);
        pair.eliminateCommon();
        return pair.first instanceof Reference(Valued target) && Expression.isReference(pair.second, target);
    }

    /// Two expressions of which what they have in common is taken away.
    static final class Pair {
        Expression first;
        Expression second;

        Pair(Expression first, Expression second) {
            this.first = first;
            this.second = second;
        }

        /// `A && B` and `A && B && C` become `y` and `C`; with `||`, `n` and `C`.
        void eliminateCommon() {
            if (first == null || second == null) {
                return;
            }
            if (first instanceof And || first instanceof Or) {
                eliminate(first instanceof And);
            }
            if (first.getClass() != second.getClass() && (second instanceof And || second instanceof Or)) {
                eliminate(second instanceof And);
            }
            first = Simplifier.withoutConstants(first);
            second = Simplifier.withoutConstants(second);
        }

        private void eliminate(boolean and) {
            Expression[] left = Expression.operands(first, and).toArray(new Expression[0]);
            Expression[] right = Expression.operands(second, and).toArray(new Expression[0]);
            boolean changed = false;
            for (int i = 0; i < left.length; i++) {
                for (int j = 0; j < right.length; j++) {
                    boolean constants = Expression.isReference(left[i], Constants.Y) || Expression.isReference(left[i], Constants.N);
                    if (!constants && same(left[i], right[j])) {
                        left[i] = and ? Expression.YES : Expression.NO;
                        right[j] = left[i];
                        changed = true;
                    }
                }
            }
            if (changed) {
                first = all(left, and);
                second = all(right, and);
            }
        }

        private static Expression all(Expression[] operands, boolean and) {
            return operands.length == 1 ? operands[0] : and ? new And(List.of(operands)) : new Or(List.of(operands));
        }
    }

    /// What `a || b` amounts to, or `null` if there is nothing shorter.
    static Expression or(Expression a, Expression b) {
        if (same(a, b)) {
            return a;
        }
        Valued subject = commonSubject(a, b);
        if (subject == null) {
            return null;
        }
        if (subject.type == Type.TRISTATE && comparesConstant(a, Operator.EQUAL) && comparesConstant(b, Operator.EQUAL)
                && right(a) != right(b)) {
            return new Comparison(Operator.UNEQUAL, subject, third(right(a), right(b)));
        }
        if (subject.type == Type.BOOL && (isNotReference(a) && b instanceof Reference || isNotReference(b) && a instanceof Reference)) {
            return Expression.YES;
        }
        return null;
    }

    /// What `a && b` amounts to, or `null` if there is nothing shorter.
    static Expression and(Expression a, Expression b) {
        if (same(a, b)) {
            return a;
        }
        Valued subject = commonSubject(a, b);
        if (subject == null) {
            return null;
        }
        if (isWith(a, b, Operator.EQUAL, Constants.Y) || isWith(a, b, Operator.UNEQUAL, Constants.M)) {
            return new Comparison(Operator.EQUAL, subject, Constants.Y);
        }
        if (isWith(a, b, Operator.UNEQUAL, Constants.N)) {
            return new Reference(subject);
        }
        if (subject.type != Type.TRISTATE) {
            return null;
        }
        if (compares(a, Operator.EQUAL) && compares(b, Operator.UNEQUAL) && bothConstant(a, b)) {
            return right(a) != right(b) ? a : Expression.NO;
        }
        if (compares(a, Operator.UNEQUAL) && compares(b, Operator.EQUAL) && bothConstant(a, b)) {
            return right(a) != right(b) ? b : Expression.NO;
        }
        if (comparesConstant(a, Operator.UNEQUAL) && comparesConstant(b, Operator.UNEQUAL) && right(a) != right(b)) {
            return new Comparison(Operator.EQUAL, subject, third(right(a), right(b)));
        }
        return null;
    }

    /// What both are about, if both are a symbol, its negation, or its comparison by `=` or `!=`; and if that has a logical type.
    private static Valued commonSubject(Expression a, Expression b) {
        Valued first = a instanceof Not(Expression operand) ? subject(operand) : subject(a);
        Valued second = b instanceof Not(Expression operand) ? operand instanceof Reference ? subject(operand) : null : subject(b);
        return first == second && first != null && first.type.isLogical() ? first : null;
    }

    private static Valued subject(Expression e) {
        if (e instanceof Reference(Valued target)) {
            return target;
        }
        return compares(e, Operator.EQUAL) || compares(e, Operator.UNEQUAL) ? ((Comparison) e).left() : null;
    }

    private static boolean compares(Expression e, Operator operator) {
        return e instanceof Comparison comparison && comparison.operator() == operator;
    }

    private static boolean comparesConstant(Expression e, Operator operator) {
        return compares(e, operator) && right(e).index < Constants.COUNT;
    }

    private static boolean bothConstant(Expression a, Expression b) {
        return right(a) instanceof Symbol first && first.isConstant() && right(b) instanceof Symbol second && second.isConstant();
    }

    private static Valued right(Expression comparison) {
        return ((Comparison) comparison).right();
    }

    private static boolean isWith(Expression a, Expression b, Operator operator, Symbol constant) {
        return a instanceof Reference && compares(b, operator) && right(b) == constant
                || b instanceof Reference && compares(a, operator) && right(a) == constant;
    }

    private static boolean isNotReference(Expression e) {
        return e instanceof Not(Expression operand) && operand instanceof Reference;
    }

    /// The one of `n`, `m`, `y` that is neither.
    private static Symbol third(Valued a, Valued b) {
        return a != Constants.N && b != Constants.N ? Constants.N : a != Constants.M && b != Constants.M ? Constants.M : Constants.Y;
    }
}
