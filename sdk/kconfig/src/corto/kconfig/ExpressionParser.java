// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Reads expressions: `!` binds closest, then `&&`, then `||`; comparisons are between two symbols or constants.
final class ExpressionParser {
    private static final int MAX_NESTING = 200;
    private static final int MAX_SYMBOLS = 500;

    private final Tokens tokens;
    private final Tree tree;
    private int nesting;
    private int symbols;

    ExpressionParser(Tokens tokens, Tree tree) {
        this.tokens = tokens;
        this.tree = tree;
    }

    Expression parse() throws KconfigException {
        nesting = 0;
        symbols = 0;
        return disjunction();
    }

    /// `if …` or nothing.
    Expression condition() throws KconfigException {
        if (!tokens.is(Token.IF)) {
            return null;
        }
        tokens.advance();
        return parse();
    }

    private Expression disjunction() throws KconfigException {
        Expression first = conjunction();
        if (!tokens.is(Token.OR)) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(Expression.operands(first, false));
        while (tokens.is(Token.OR)) {
            tokens.advance();
            operands.addAll(Expression.operands(conjunction(), false));
        }
        return new Expression.Or(List.copyOf(operands));
    }

    private Expression conjunction() throws KconfigException {
        Expression first = operand();
        if (!tokens.is(Token.AND)) {
            return first;
        }
        List<Expression> operands = new ArrayList<>(Expression.operands(first, true));
        while (tokens.is(Token.AND)) {
            tokens.advance();
            operands.addAll(Expression.operands(operand(), true));
        }
        return new Expression.And(List.copyOf(operands));
    }

    private Expression operand() throws KconfigException {
        if (nesting > MAX_NESTING) {
            throw tokens.error("the expression is nested too deeply: expected at most " + MAX_NESTING + " levels of parentheses and '!'");
        }
        if (tokens.is(Token.NOT)) {
            tokens.advance();
            nesting++;
            Expression operand = operand();
            nesting--;
            return new Expression.Not(operand);
        }
        if (tokens.is(Token.OPEN)) {
            tokens.advance();
            nesting++;
            Expression inner = disjunction();
            nesting--;
            tokens.expect(Token.CLOSE, "\")\", \"&&\" or \"||\"");
            return inner;
        }
        Symbol left = symbol();
        Expression.Operator operator = operator();
        if (operator == null) {
            return new Expression.Reference(left);
        }
        tokens.advance();
        return new Expression.Comparison(operator, left, symbol());
    }

    private Expression.Operator operator() {
        return switch (tokens.current()) {
            case EQUAL -> Expression.Operator.EQUAL;
            case UNEQUAL -> Expression.Operator.UNEQUAL;
            case LESS -> Expression.Operator.LESS;
            case LESS_EQUAL -> Expression.Operator.LESS_EQUAL;
            case GREATER -> Expression.Operator.GREATER;
            case GREATER_EQUAL -> Expression.Operator.GREATER_EQUAL;
            default -> null;
        };
    }

    /// A symbol's name or a constant in quotation marks.
    Symbol symbol() throws KconfigException {
        if (++symbols > MAX_SYMBOLS) {
            throw tokens.error("the expression is too long: expected at most " + MAX_SYMBOLS + " symbols");
        }
        Symbol symbol;
        if (tokens.is(Token.QUOTED)) {
            symbol = tree.constant(tokens.lexer().value());
        } else if (tokens.is(Token.WORD)) {
            symbol = tree.symbol(tokens.lexer().value());
        } else {
            throw tokens.unexpected("a symbol or a constant in quotation marks");
        }
        tokens.advance();
        return symbol;
    }
}
