// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import corto.tests.compiler.generator.Scope.Variable;
import java.util.ArrayList;
import java.util.List;

/// Random expressions of a wanted type.
final class Expressions {
    /// A method that expressions may call. `receiver` is null for static ones, else the type that has it.
    record Callable(String name, Type result, List<Type> parameters, Type receiver) {}

    private static final String[] INTS = {"0", "1", "(-1)", "2", "3", "5", "7", "10", "31", "32", "33", "63", "64", "100", "127", "128", "255", "256", "(-128)", "32767", "32768", "65535", "65536", "1000003",
        "Integer.MAX_VALUE", "Integer.MIN_VALUE", "0x55555555", "0x80000001", "((int) 'a')", "(-7)"};
    private static final String[] LONGS = {"0L", "1L", "(-1L)", "2L", "10L", "63L", "1000L", "0xffffffffL", "0x100000000L", "Long.MAX_VALUE", "Long.MIN_VALUE", "0x123456789abcdefL", "(-5000000000L)", "(1L << 40)"};
    private static final String[] FLOATS = {"0f", "(-0f)", "1f", "(-1f)", "0.5f", "1.5f", "3.14159f", "1e10f", "1e-10f", "16777217f", "Float.MAX_VALUE", "Float.MIN_VALUE", "Float.NaN", "Float.POSITIVE_INFINITY", "2147483648f"};
    private static final String[] DOUBLES = {"0.0", "(-0.0)", "1.0", "(-1.0)", "0.1", "0.5", "2.5", "1e18", "1e-300", "1e300", "4294967296.0", "Double.MIN_VALUE", "Double.MAX_VALUE", "Double.NaN", "Double.NEGATIVE_INFINITY", "9007199254740993.0"};
    private static final String[] CHARS = {"'a'", "'Z'", "'0'", "' '", "'\\0'", "'\\uffff'", "'\\u0080'", "'\\u20ac'", "'~'"};
    private static final String[] STRINGS = {"\"\"", "\"a\"", "\"abc\"", "\"Hello\"", "\"0\"", "\"12\"", "\"-7\"", "\"\\u00e9\\u20ac\"", "\"xyzzy\"", "\"Aa\"", "\"BB\"", "\"k1\"", "\"k2\"", "\"\\ud83d\\ude00\""};

    private final Choices choices;
    private final Scope scope;
    private final Hierarchy hierarchy;
    private List<Callable> callables = List.of();

    Expressions(Choices choices, Scope scope, Hierarchy hierarchy) {
        this.choices = choices;
        this.scope = scope;
        this.hierarchy = hierarchy;
    }

    /// What may be called from here on.
    void callables(List<Callable> allowed) {
        callables = allowed;
    }

    String of(Type type, int depth) {
        List<Variable> readable = scope.readable(type);
        if (!readable.isEmpty() && choices.percent(depth <= 0 ? 70 : 25)) {
            return choices.of(readable).text();
        }
        if (depth <= 0) {
            return leaf(type);
        }
        if (choices.percent(6)) {
            return "(" + standalone(type) + "(" + of(Type.BOOLEAN, depth - 1) + " ? " + of(type, depth - 1) + " : " + of(type, depth - 1) + "))";
        }
        if (choices.percent(12)) {
            String call = call(type, depth);
            if (call != null) {
                return call;
            }
        }
        if (choices.percent(4)) {
            return switchExpression(type, depth);
        }
        if (choices.percent(3)) {
            List<Variable> assignable = scope.assignable(type);
            if (!assignable.isEmpty()) {
                return "(" + choices.of(assignable).text() + " = " + (type == Type.STRING ? "cut(" + of(type, depth - 1) + ")" : of(type, depth - 1)) + ")";
            }
        }
        return switch (type) {
            case BYTE, SHORT, CHAR, INT, LONG, FLOAT, DOUBLE -> numeric(type, depth);
            case BOOLEAN -> condition(depth);
            case STRING -> string(depth);
            case BOXED -> choices.percent(8) ? "(Integer) null" : choices.percent(30) ? list(depth) + ".get(" + of(Type.INT, depth - 1) + " & 3)" : "Integer.valueOf(" + of(Type.INT, depth - 1) + ")";
            case BOXED_LONG -> choices.percent(8) ? "(Long) null" : "Long.valueOf(" + of(Type.LONG, depth - 1) + ")";
            case INTS, LONGS, BYTES, DOUBLES, CHARS, STRINGS -> array(type, depth);
            case GRID -> choices.percent(50) ? "new int[" + choices.between(1, 4) + "][" + choices.between(0, 4) + "]" : "new int[][] {" + of(Type.INTS, depth - 1) + ", " + of(Type.INTS, depth - 1) + "}";
            case OBJECT -> object(depth);
            case FUNCTION -> function(depth);
            case MAPPER -> mapper(depth);
            case BASE -> hierarchy.construct(this, depth - 1);
            case FACE -> choices.percent(30) ? hierarchy.anonymousFace() : hierarchy.construct(this, depth - 1);
            case SHAPE -> hierarchy.shape(this, depth - 1);
            case COLOUR -> choices.percent(50) ? "Colour.values()[" + of(Type.INT, depth - 1) + " & 3]" : leaf(type);
            case LIST -> "new ArrayList<Integer>(List.of(" + of(Type.INT, depth - 1) + ", " + of(Type.INT, depth - 1) + ", " + of(Type.INT, depth - 1) + "))";
            case MAP, NUMBERS, DEQUE, BUILDER -> leaf(type);
        };
    }

    private String leaf(Type type) {
        return switch (type) {
            case BYTE, SHORT -> "(" + type.text + ") " + (choices.percent(70) ? choices.of(INTS) : Integer.toString(choices.below(70000)));
            case CHAR -> choices.of(CHARS);
            case INT -> choices.percent(75) ? choices.of(INTS) : Integer.toString(choices.below(1000));
            case LONG -> choices.percent(75) ? choices.of(LONGS) : "(" + choices.bits() + "L)".replace("-9223372036854775808L", "Long.MIN_VALUE");
            case FLOAT -> choices.of(FLOATS);
            case DOUBLE -> choices.of(DOUBLES);
            case BOOLEAN -> choices.of("true", "false");
            case STRING -> choices.of(STRINGS);
            case BOXED -> "Integer.valueOf(" + choices.of(INTS) + ")";
            case BOXED_LONG -> "Long.valueOf(" + choices.of(LONGS) + ")";
            case INTS -> choices.of("new int[4]", "new int[] {1, 2, 3}", "new int[0]", "new int[] {7, -7}");
            case LONGS -> choices.of("new long[4]", "new long[] {1L, -1L, Long.MIN_VALUE}");
            case BYTES -> choices.of("new byte[4]", "new byte[] {1, -1, 127, -128}");
            case DOUBLES -> choices.of("new double[3]", "new double[] {0.5, -0.0, Double.NaN}");
            case CHARS -> choices.of("new char[4]", "\"chars\".toCharArray()");
            case STRINGS -> choices.of("new String[3]", "new String[] {\"p\", \"q\", null}");
            case GRID -> choices.of("new int[2][3]", "new int[][] {{1, 2}, {3}, null}", "new int[3][]");
            case LIST -> choices.of("new ArrayList<Integer>(List.of(1, 2, 3))", "new ArrayList<Integer>()");
            case MAP -> "new HashMap<String, Integer>(Map.of(\"k1\", 1, \"a\", 2))";
            case NUMBERS -> "new HashMap<Integer, Long>()";
            case DEQUE -> "new ArrayDeque<Integer>(List.of(4, 5, 6))";
            case BASE, FACE -> hierarchy.simple();
            case SHAPE -> "((Shape) new Dot(" + choices.of(INTS) + "))";
            case COLOUR -> "Colour." + choices.of("RED", "GREEN", "BLUE", "BLACK");
            case OBJECT -> "(Object) " + choices.of("\"object\"", "5", "6L", "'c'", "2.5", "new int[] {3}", "Colour.RED", "null");
            case BUILDER -> "new StringBuilder(" + choices.of(STRINGS) + ")";
            case FUNCTION -> choices.of("Math::max", "Integer::sum", "(p, q) -> p - q");
            case MAPPER -> "String::valueOf";
        };
    }

    private String cast(Type to, Type from, String text) {
        return to == from ? text : "(" + to.text + ") " + text;
    }

    private String numeric(Type type, int depth) {
        switch (choices.below(16)) {
            case 0, 1, 2, 3, 4: {
                Type a = choices.percent(70) ? type : choices.of(Type.NUMERIC);
                Type b = choices.percent(70) ? type : choices.of(Type.NUMERIC);
                Type result = a.promoted(b);
                String op = result.isFloating() ? choices.of("+", "-", "*", "/", "%") : choices.of("+", "-", "*", "+", "-", "*", "/", "%", "&", "|", "^");
                return cast(type, result, "(" + of(a, depth - 1) + " " + op + " " + of(b, depth - 1) + ")");
            }
            case 5: {
                Type a = type.isIntegral() ? type : choices.of(Type.INTEGRAL);
                Type result = a.promoted(Type.BYTE);
                return cast(type, result, "(" + of(a, depth - 1) + " " + choices.of("<<", ">>", ">>>") + " " + of(choices.of(Type.INTEGRAL), depth - 1) + ")");
            }
            case 6: {
                Type a = choices.of(Type.NUMERIC);
                return "(" + type.text + ") " + of(a, depth - 1);
            }
            case 7: {
                Type a = type.isIntegral() ? type : Type.INT;
                return type.isFloating() || choices.percent(50) ? cast(type, type.promoted(Type.BYTE), "(-" + of(type, depth - 1) + ")") : cast(type, a.promoted(Type.BYTE), "(~" + of(a, depth - 1) + ")");
            }
            case 8: {
                List<Variable> assignable = scope.assignable(type);
                if (assignable.isEmpty()) {
                    return leaf(type);
                }
                String v = choices.of(assignable).text();
                return choices.percent(60) ? "(" + choices.of(v + "++", v + "--", "++" + v, "--" + v) + ")"
                        : "(" + v + " " + choices.of(type.isFloating() ? new String[] {"+=", "*=", "-="} : new String[] {"+=", "*=", "^=", ">>=", "<<=", ">>>=", "|="}) + " " + of(type.isFloating() ? choices.of(Type.NUMERIC) : choices.of(Type.INTEGRAL), depth - 1) + ")";
            }
            case 9, 10:
                return element(type, depth);
            case 11:
                return cast(type, Type.INT, measured(depth));
            case 12:
                return library(type, depth);
            case 13:
                return patternTest(type, depth);
            case 14:
                return unbox(type, depth);
            default:
                return leaf(type);
        }
    }

    private String unbox(Type type, int depth) {
        return choices.percent(50) ? "(" + type.text + ") (int) " + of(Type.BOXED, depth - 1) : "(" + type.text + ") (long) " + of(Type.BOXED_LONG, depth - 1);
    }

    /// An element of an array that holds `type`; the index is often, not always, inside.
    private String element(Type type, int depth) {
        for (Type array : Type.ARRAYS) {
            List<Variable> arrays = scope.readable(array);
            if (array.element() == type && !arrays.isEmpty()) {
                return choices.of(arrays).text() + "[" + index(depth) + "]";
            }
        }
        List<Variable> grids = scope.readable(Type.GRID);
        if (!grids.isEmpty()) {
            return cast(type, Type.INT, choices.of(grids).text() + "[" + index(depth) + "][" + index(depth) + "]");
        }
        return leaf(type);
    }

    String index(int depth) {
        Type type = choices.percent(80) ? Type.INT : choices.percent(50) ? Type.CHAR : Type.BYTE;
        return choices.percent(85) ? of(type, depth - 1) + " & " + choices.of("1", "3", "1", "2") : of(type, depth - 1);
    }

    private String measured(int depth) {
        return switch (choices.below(9)) {
            case 0 -> of(Type.STRING, depth - 1) + ".length()";
            case 1 -> "(int) " + of(Type.STRING, depth - 1) + ".charAt(" + of(Type.INT, depth - 1) + " & 3)";
            case 2 -> "(" + of(choices.of(Type.ARRAYS), depth - 1) + ").length";
            case 3 -> list(depth) + ".size()";
            case 4 -> of(Type.STRING, depth - 1) + ".hashCode()";
            case 5 -> of(Type.SHAPE, depth - 1) + ".hashCode()";
            case 6 -> of(Type.COLOUR, depth - 1) + ".ordinal()";
            case 7 -> of(Type.STRING, depth - 1) + ".compareTo(" + of(Type.STRING, depth - 1) + ")";
            default -> of(Type.STRING, depth - 1) + ".indexOf(" + of(Type.STRING, depth - 1) + ")";
        };
    }

    private String list(int depth) {
        List<Variable> lists = scope.readable(Type.LIST);
        return lists.isEmpty() ? of(Type.LIST, 0) : choices.of(lists).text();
    }

    private String library(Type type, int depth) {
        String i = of(Type.INT, depth - 1);
        String l = of(Type.LONG, depth - 1);
        return switch (choices.below(16)) {
            case 0 -> cast(type, Type.INT, "Integer.bitCount(" + i + ")");
            case 1 -> cast(type, Type.INT, "Integer.rotateLeft(" + i + ", " + of(Type.INT, depth - 1) + ")");
            case 2 -> cast(type, Type.INT, "Long.numberOfLeadingZeros(" + l + ")");
            case 3 -> cast(type, Type.LONG, "Math.max(" + l + ", " + of(Type.LONG, depth - 1) + ")");
            case 4 -> cast(type, Type.DOUBLE, "Math.min(" + of(Type.DOUBLE, depth - 1) + ", " + of(Type.DOUBLE, depth - 1) + ")");
            case 5 -> cast(type, Type.DOUBLE, "Math.sqrt(" + of(Type.DOUBLE, depth - 1) + ")");
            case 6 -> cast(type, Type.INT, "Math.floorMod(" + i + ", " + of(Type.INT, depth - 1) + ")");
            case 7 -> cast(type, Type.INT, "Double.compare(" + of(Type.DOUBLE, depth - 1) + ", " + of(Type.DOUBLE, depth - 1) + ")");
            case 8 -> cast(type, Type.LONG, "Double.doubleToLongBits(" + of(Type.DOUBLE, depth - 1) + ")");
            case 9 -> cast(type, Type.INT, "Math.addExact(" + i + ", " + of(Type.INT, depth - 1) + ")");
            case 10 -> cast(type, Type.LONG, "Math.abs(" + l + ")");
            case 11 -> cast(type, Type.FLOAT, "Math.abs(" + of(Type.FLOAT, depth - 1) + ")");
            case 12 -> cast(type, Type.INT, "Integer.parseInt(" + of(Type.STRING, depth - 1) + ")");
            case 13 -> cast(type, Type.LONG, "Math.multiplyHigh(" + l + ", " + of(Type.LONG, depth - 1) + ")");
            case 14 -> cast(type, Type.LONG, "Math.round(" + of(Type.DOUBLE, depth - 1) + ")");
            default -> cast(type, Type.INT, "Integer.compareUnsigned(" + i + ", " + of(Type.INT, depth - 1) + ")");
        };
    }

    /// `(o instanceof C c ? something with c : otherwise)`.
    private String patternTest(Type type, int depth) {
        Type tested = choices.percent(50) ? Type.OBJECT : choices.percent(50) ? Type.BASE : Type.SHAPE;
        String subject = of(tested, depth - 1);
        String variable = choices.name("m");
        int mark = scope.mark();
        String pattern;
        if (tested == Type.OBJECT) {
            Type wanted = choices.of(List.of(Type.STRING, Type.BOXED, Type.BOXED_LONG, Type.INTS, Type.BASE, Type.SHAPE, Type.COLOUR));
            pattern = wanted.text + " " + variable;
            scope.add(variable, wanted, false);
        } else if (tested == Type.BASE) {
            pattern = hierarchy.anyClass() + " " + variable;
            scope.add(variable, Type.BASE, false);
        } else {
            pattern = "Line(int " + variable + ", var _)";
            scope.add(variable, Type.INT, false);
        }
        String then = of(type, depth - 1);
        scope.back(mark);
        return "(" + standalone(type) + "((Object) " + subject + " instanceof " + pattern + " ? " + then + " : " + of(type, depth - 1) + "))";
    }

    String condition(int depth) {
        switch (choices.below(11)) {
            case 0, 1, 2, 3: {
                Type a = choices.of(Type.NUMERIC);
                Type b = choices.percent(60) ? a : choices.of(Type.NUMERIC);
                return "(" + of(a, depth - 1) + " " + choices.of("<", "<=", ">", ">=", "==", "!=") + " " + of(b, depth - 1) + ")";
            }
            case 4, 5:
                return "(" + of(Type.BOOLEAN, depth - 1) + " " + choices.of("&&", "||", "&", "|", "^", "==", "!=") + " " + of(Type.BOOLEAN, depth - 1) + ")";
            case 6:
                return "!" + of(Type.BOOLEAN, depth - 1);
            case 7:
                return of(Type.STRING, depth - 1) + "." + choices.of("equals", "contains", "startsWith", "equalsIgnoreCase") + "(" + of(Type.STRING, depth - 1) + ")";
            case 8: {
                Type tested = choices.percent(60) ? Type.OBJECT : Type.BASE;
                String type = tested == Type.BASE ? hierarchy.anyClass() : choices.of("String", "Integer", "Number", "Comparable<?>", "int[]", "Face", "Shape", "Line", "CharSequence", hierarchy.anyClass());
                return "((" + tested.text + ") " + of(tested, depth - 1) + " instanceof " + type + ")";
            }
            case 9:
                return "(" + of(choices.of(List.of(Type.OBJECT, Type.STRINGS, Type.BASE, Type.STRING)), depth - 1) + " " + choices.of("==", "!=") + " null)";
            default:
                return list(depth) + ".contains(" + of(Type.INT, depth - 1) + ")";
        }
    }

    private String string(int depth) {
        return switch (choices.below(14)) {
            case 0, 1, 2, 3 -> "(" + of(Type.STRING, depth - 1) + " + " + of(choices.of(List.of(Type.INT, Type.LONG, Type.CHAR, Type.BOOLEAN, Type.DOUBLE, Type.FLOAT, Type.STRING, Type.BYTE, Type.SHAPE, Type.COLOUR, Type.LIST, Type.BASE)), depth - 1) + ")";
            case 4 -> "String.valueOf(" + of(choices.of(List.of(Type.INT, Type.LONG, Type.CHAR, Type.BOOLEAN, Type.DOUBLE, Type.FLOAT)), depth - 1) + ")";
            case 5 -> of(Type.STRING, depth - 1) + ".substring(" + of(Type.INT, depth - 1) + " & 1)";
            case 6 -> of(Type.STRING, depth - 1) + ".substring(" + of(Type.INT, depth - 1) + " & 3, " + of(Type.INT, depth - 1) + " & 7)";
            case 7 -> of(Type.STRING, depth - 1) + ".replace(" + of(Type.CHAR, depth - 1) + ", " + of(Type.CHAR, depth - 1) + ")";
            case 8 -> of(Type.STRING, depth - 1) + ".repeat(" + of(Type.INT, depth - 1) + " & 3)";
            case 9 -> "Integer.toString(" + of(Type.INT, depth - 1) + ", " + choices.of("2", "10", "16", "36") + ")";
            case 10 -> "Long.toHexString(" + of(Type.LONG, depth - 1) + ")";
            case 11 -> "new StringBuilder(" + of(Type.STRING, depth - 1) + ")." + choices.of("reverse()", "append(" + of(Type.LONG, depth - 1) + ")", "insert(0, " + of(Type.CHAR, depth - 1) + ")", "deleteCharAt(0)") + ".toString()";
            case 12 -> "new String(" + of(Type.CHARS, depth - 1) + ")";
            default -> of(Type.STRING, depth - 1) + "." + choices.of("trim()", "strip()", "concat(\"!\")", "intern()");
        };
    }

    private String array(Type type, int depth) {
        Type element = type.element();
        if (choices.percent(40)) {
            List<String> values = new ArrayList<>();
            for (int i = choices.below(4); i >= 0; i--) {
                values.add(of(element, depth - 1));
            }
            return "new " + type.text + " {" + String.join(", ", values) + "}";
        }
        if (choices.percent(30)) {
            List<Variable> arrays = scope.readable(type);
            if (!arrays.isEmpty()) {
                return choices.of(arrays).text() + ".clone()";
            }
        }
        String size = choices.percent(90) ? of(Type.INT, depth - 1) + " & 7" : of(Type.INT, depth - 1) + " % 9";
        return "new " + element.text + "[" + size + "]";
    }

    private String object(int depth) {
        Type type = choices.of(List.of(Type.STRING, Type.BOXED, Type.INTS, Type.BASE, Type.SHAPE, Type.COLOUR, Type.LIST, Type.BOXED_LONG, Type.DOUBLE, Type.CHAR));
        return type == Type.LIST ? "(Object) " + list(depth) : "(Object) " + of(type, depth - 1);
    }

    private String function(int depth) {
        String a = choices.name("p");
        String b = choices.name("p");
        int outer = scope.enterLambda();
        int mark = scope.mark();
        scope.add(a, Type.INT, true);
        scope.add(b, Type.INT, false);
        String body = of(Type.INT, depth - 1);
        scope.back(mark);
        scope.leaveLambda(outer);
        return "(" + a + ", " + b + ") -> " + body;
    }

    private String mapper(int depth) {
        String a = choices.name("p");
        int outer = scope.enterLambda();
        int mark = scope.mark();
        scope.add(a, Type.BOXED, false);
        String body = of(Type.STRING, depth - 1);
        scope.back(mark);
        scope.leaveLambda(outer);
        return a + " -> cut(" + body + ")";
    }

    private String call(Type type, int depth) {
        if (type == Type.INT && choices.percent(40)) {
            List<Variable> functions = scope.readable(Type.FUNCTION);
            if (!functions.isEmpty()) {
                return choices.of(functions).text() + ".applyAsInt(" + of(Type.INT, depth - 1) + ", " + of(Type.INT, depth - 1) + ")";
            }
        }
        if (type == Type.STRING && choices.percent(40)) {
            List<Variable> mappers = scope.readable(Type.MAPPER);
            if (!mappers.isEmpty()) {
                return choices.of(mappers).text() + ".apply(" + of(Type.INT, depth - 1) + ")";
            }
        }
        List<Callable> fitting = callables.stream().filter(c -> c.result == type).toList();
        return fitting.isEmpty() ? null : call(choices.of(fitting), depth);
    }

    String call(Callable callable, int depth) {
        List<String> arguments = new ArrayList<>();
        for (Type parameter : callable.parameters) {
            arguments.add(of(parameter, depth - 1));
        }
        String receiver = callable.receiver == null ? "" : of(callable.receiver, depth - 1) + ".";
        return receiver + callable.name + "(" + String.join(", ", arguments) + ")";
    }

    /// A cast that makes a standalone expression (JLS 15.2) of what follows: javac looks at those once, and without it again for every method
    /// that a surrounding call may mean. Lambdas need the surroundings.
    private static String standalone(Type type) {
        return type == Type.FUNCTION || type == Type.MAPPER ? "" : "(" + type.text + ") ";
    }

    private String switchExpression(Type type, int depth) {
        String open = "(" + standalone(type) + "switch (";
        String otherwise = "default -> " + of(type, depth - 1) + "; })";
        return switch (choices.below(4)) {
            case 0 -> {
                StringBuilder text = new StringBuilder(open + of(Type.INT, depth - 1) + " & 7) { ");
                for (int i = 0; i < 7; i += choices.between(1, 3)) {
                    text.append("case ").append(i).append(" -> ").append(of(type, depth - 1)).append("; ");
                }
                yield text + otherwise;
            }
            case 1 -> open + of(Type.STRING, depth - 1) + ") { case \"abc\", \"Aa\" -> " + of(type, depth - 1) + "; case \"BB\" -> " + of(type, depth - 1) + "; " + otherwise;
            case 2 -> open + of(Type.COLOUR, depth - 1) + ") { case RED -> " + of(type, depth - 1) + "; case BLUE, BLACK -> " + of(type, depth - 1) + "; " + otherwise;
            default -> hierarchy.shapeSwitch(this, scope, type, open + of(Type.SHAPE, depth - 1) + ") { ", depth - 1);
        };
    }
}
