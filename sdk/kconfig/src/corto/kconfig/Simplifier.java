// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import corto.kconfig.Expression.And;
import corto.kconfig.Expression.Comparison;
import corto.kconfig.Expression.Not;
import corto.kconfig.Expression.Operator;
import corto.kconfig.Expression.Or;
import corto.kconfig.Expression.Reference;

import java.util.Arrays;
import java.util.List;

/// Makes expressions smaller without changing their value, in just those cases in which Linux does (expr.c): the result is shown to
/// people, and decides which symbols are below which in the menus.
final class Simplifier {
    private Simplifier() {
    }

    /// Pushes negations to the leaves and writes comparisons of booleans as what they are: `A=n` is `!A`.
    static Expression transform(Expression e) {
        if (e instanceof And(List<Expression> operands)) {
            return transformAll(operands, true);
        } else if (e instanceof Or(List<Expression> operands)) {
            return transformAll(operands, false);
        } else if (e instanceof Not(Expression operand)) {
            return transformNot(transform(operand));
        } else if (e instanceof Comparison comparison) {
            return transformComparison(comparison);
        }
        return e;
    }

    private static Expression transformAll(List<Expression> operands, boolean and) {
        Expression[] transformed = new Expression[operands.size()];
        for (int i = 0; i < transformed.length; i++) {
            transformed[i] = transform(operands.get(i));
        }
        return combined(transformed, and);
    }

    /// `operand` is transformed already.
    private static Expression transformNot(Expression operand) {
        if (operand instanceof Not(Expression inner)) {
            return transform(inner);
        } else if (operand instanceof Comparison(Operator operator, Valued left, Valued right)) {
            return new Comparison(operator.negated(), left, right);
        } else if (operand instanceof And(List<Expression> operands)) {
            return transformAll(negated(operands), false);
        } else if (operand instanceof Or(List<Expression> operands)) {
            return transformAll(negated(operands), true);
        } else if (Expression.isReference(operand, Constants.Y)) {
            return Expression.NO;
        } else if (Expression.isReference(operand, Constants.N)) {
            return Expression.YES;
        } else if (Expression.isReference(operand, Constants.M)) {
            return operand;
        }
        return new Not(operand);
    }

    private static List<Expression> negated(List<Expression> operands) {
        Expression[] result = new Expression[operands.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = new Not(operands.get(i));
        }
        return List.of(result);
    }

    private static Expression transformComparison(Comparison e) {
        boolean equal = e.operator() == Operator.EQUAL;
        if (!equal && e.operator() != Operator.UNEQUAL || e.left().type != Type.BOOL) {
            return e;
        }
        if (e.right() == Constants.M) {
            return equal ? Expression.NO : Expression.YES;
        }
        if (e.right() != Constants.Y && e.right() != Constants.N) {
            return e;
        }
        Reference symbol = new Reference(e.left());
        return equal == (e.right() == Constants.Y) ? symbol : new Not(symbol);
    }

    /// `m` alone means "as a module, if there are modules": `m && MODULES`.
    static Expression rewriteModule(Expression e, Symbol modules) {
        if (e instanceof Reference(Valued target)) {
            return target == Constants.M ? Expression.and(e, new Reference(modules)) : e;
        } else if (e instanceof Not(Expression operand)) {
            Expression inner = rewriteModule(operand, modules);
            return inner == operand ? e : new Not(inner);
        } else if (e instanceof And(List<Expression> operands)) {
            return rewriteModules(e, operands, true, modules);
        } else if (e instanceof Or(List<Expression> operands)) {
            return rewriteModules(e, operands, false, modules);
        }
        return e;
    }

    private static Expression rewriteModules(Expression e, List<Expression> operands, boolean and, Symbol modules) {
        boolean same = true;
        Expression[] rewritten = new Expression[operands.size()];
        for (int i = 0; i < rewritten.length; i++) {
            rewritten[i] = rewriteModule(operands.get(i), modules);
            same &= rewritten[i] == operands.get(i);
        }
        return same ? e : combined(rewritten, and);
    }

    private static Expression combined(Expression[] operands, boolean and) {
        boolean flat = true;
        for (Expression operand : operands) {
            flat &= and ? !(operand instanceof And) : !(operand instanceof Or);
        }
        if (flat) {
            return and ? new And(List.of(operands)) : new Or(List.of(operands));
        }
        Expression result = null;
        for (Expression operand : operands) {
            result = and ? Expression.and(result, operand) : Expression.or(result, operand);
        }
        return result;
    }

    /// Joins operands that say the same twice: `A && B && A=y` is `A=y && B`.
    static Expression withoutDuplicates(Expression e) {
        while (e instanceof And || e instanceof Or) {
            boolean and = e instanceof And;
            Expression[] operands = Expression.operands(e, and).toArray(new Expression[0]);
            if (!joinAll(operands, and)) {
                return e;
            }
            e = withoutConstants(and ? new And(Arrays.asList(operands)) : new Or(Arrays.asList(operands)));
        }
        return e;
    }

    /// Compares every operand with every other, in place. Answers whether something was joined.
    private static boolean joinAll(Expression[] operands, boolean and) {
        boolean changed = false;
        for (int i = 0; i < operands.length; i++) {
            for (int j = 0; j < operands.length; j++) {
                if (i == j) {
                    continue;
                }
                if (operands[i] instanceof And || operands[i] instanceof Or) {
                    boolean inner = operands[i] instanceof And;
                    Expression[] nested = Expression.operands(operands[i], inner).toArray(new Expression[0]);
                    if (joinAll(nested, inner)) {
                        operands[i] = inner ? new And(List.of(nested)) : new Or(List.of(nested));
                        changed = true;
                    }
                }
                Expression joined = and ? Join.and(operands[i], operands[j]) : Join.or(operands[i], operands[j]);
                if (joined != null) {
                    operands[i] = and ? Expression.YES : Expression.NO;
                    operands[j] = joined;
                    changed = true;
                }
            }
        }
        return changed;
    }

    /// Takes `y` out of `&&` and `n` out of `||`; `n` makes all of an `&&` `n`, `y` all of an `||` `y`.
    static Expression withoutConstants(Expression e) {
        if (!(e instanceof And) && !(e instanceof Or)) {
            return e;
        }
        boolean and = e instanceof And;
        List<Expression> operands = Expression.operands(e, and);
        Symbol neutral = and ? Constants.Y : Constants.N;
        Symbol decisive = and ? Constants.N : Constants.Y;
        Expression result = null;
        boolean decided = false;
        for (int i = 0; i < operands.size(); i++) {
            Expression operand = withoutConstants(operands.get(i));
            decided |= Expression.isReference(operand, decisive);
            if (!Expression.isReference(operand, neutral)) {
                result = and ? Expression.and(result, operand) : Expression.or(result, operand);
            }
        }
        return decided ? new Reference(decisive) : result == null ? new Reference(neutral) : result;
    }
}
