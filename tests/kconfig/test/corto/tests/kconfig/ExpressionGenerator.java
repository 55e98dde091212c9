// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.List;

/// Random expressions of Kconfig over the symbols of a plan.
final class ExpressionGenerator {
    private static final String[] RELATIONS = {"=", "!=", "<", "<=", ">", ">="};
    private final Dice dice;
    private final Plan plan;
    private final List<String> macros;
    private final boolean orders;

    /// @param macros names of variables that expand to one word of an expression
    /// @param orders whether `<` and its like may stand between others than numbers
    ExpressionGenerator(Dice dice, Plan plan, List<String> macros, boolean orders) {
        this.dice = dice;
        this.plan = plan;
        this.macros = macros;
        this.orders = orders;
    }

    /// An expression over symbols of units before `limit`, so that nothing depends on itself.
    String expression(int limit) {
        return expression(limit, dice.between(0, 3));
    }

    private String expression(int limit, int depth) {
        if (depth == 0 || dice.percent(30)) {
            return atom(limit);
        }
        return switch (dice.below(5)) {
            case 0 -> "!" + space() + operand(limit, depth - 1);
            case 1 -> "(" + space() + expression(limit, depth - 1) + space() + ")";
            case 2 -> operand(limit, depth - 1) + spaces() + "||" + spaces() + operand(limit, depth - 1);
            default -> operand(limit, depth - 1) + spaces() + "&&" + spaces() + operand(limit, depth - 1);
        };
    }

    private String operand(int limit, int depth) {
        return dice.percent(30) ? "(" + expression(limit, depth) + ")" : expression(limit, depth);
    }

    private String atom(int limit) {
        int die = dice.below(100);
        if (die < 62) {
            return logical(limit);
        }
        if (die < 88) {
            return comparison(limit);
        }
        if (die < 91) {
            return dice.of("y", "n", "m", "\"y\"", "'n'", "\"m\"");
        }
        if (die < 93) {
            return "UNDEFINED_" + dice.below(3);
        }
        if (die < 96 && !macros.isEmpty()) {
            return "$(" + dice.of(macros) + ")";
        }
        if (die < 98) {
            Plan.Entry any = plan.before(limit, dice);
            return any == null ? "y" : any.name();
        }
        return dice.of("\"\"", "\"text\"", "1", "0x10");
    }

    /// A symbol of type bool or tristate, or `y` when there is none.
    String logical(int limit) {
        for (int tries = 0; tries < 6; tries++) {
            Plan.Entry entry = plan.before(limit, dice);
            if (entry != null && entry.isLogical()) {
                return entry.name();
            }
        }
        return "y";
    }

    private String comparison(int limit) {
        Plan.Entry left = plan.before(limit, dice);
        if (left == null) {
            return dice.of("1 < 2", "\"a\"=\"b\"", "y!=n", "m = y");
        }
        String right;
        if (orders && dice.percent(30)) {
            Plan.Entry other = plan.before(limit, dice);
            right = other == null ? "y" : other.name();
        } else {
            right = constant(left.type());
        }
        boolean equality = left.isLogical() && dice.percent(70) || !orders && !left.type().equals("int") && !left.type().equals("hex");
        String relation = equality ? dice.of("=", "!=") : dice.of(RELATIONS);
        String around = space();
        return dice.percent(85) ? left.name() + around + relation + around + right : right + around + relation + around + left.name();
    }

    /// Something that a symbol of `type` may be compared with.
    String constant(String type) {
        return switch (type) {
            case "int" -> dice.of(number(), "\"" + number() + "\"", number());
            case "hex" -> dice.of("0x" + Integer.toHexString(dice.below(300)), "\"0x" + Integer.toHexString(dice.below(300)) + "\"", String.valueOf(dice.below(99)));
            case "string" -> dice.of("\"\"", "\"one\"", "\"two words\"", "'quote\"d'", "\"0x12\"", "\"7\"", "\"y\"");
            default -> dice.percent(90) ? dice.of("y", "n", "m", "y", "n") : dice.of("\"y\"", "\"n\"", "\"\"", "2");
        };
    }

    String number() {
        return dice.percent(12) ? String.valueOf(-dice.below(50)) : String.valueOf(dice.below(dice.percent(80) ? 100 : 100_000));
    }

    private String space() {
        return dice.percent(60) ? "" : " ";
    }

    private String spaces() {
        return dice.percent(85) ? " " : dice.of("", "  ", "\t", " \\\n\t\t");
    }
}
