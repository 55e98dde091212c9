// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import corto.tests.compiler.generator.Expressions.Callable;
import corto.tests.compiler.generator.Scope.Variable;
import java.util.ArrayList;
import java.util.List;

/// Random statements.
///
/// Every statement can complete normally as javac sees it (a jump stands inside an `if`), so nothing is unreachable. Loops end: each
/// round passes `go()`, which takes one unit of fuel and throws when there is none.
final class Statements {
    private final Choices choices;
    private final Scope scope;
    private final Expressions expressions;
    private Type result;                                            // of the method, null in main
    private final List<String> loops = new ArrayList<>();           // labels, innermost last
    private int breakable;                                          // depth of loops and switches an unlabelled break may leave
    private int nested;

    Statements(Choices choices, Scope scope, Expressions expressions) {
        this.choices = choices;
        this.scope = scope;
        this.expressions = expressions;
    }

    /// A whole method. Its parameters are named after the program's counter.
    void method(Lines out, String modifiers, Callable signature, int size) {
        int mark = scope.mark();
        List<String> parameters = new ArrayList<>();
        for (Type type : signature.parameters()) {
            String name = choices.name("a");
            parameters.add(type.text + " " + name);
            scope.add(name, type, choices.percent(50));
        }
        out.open(modifiers + signature.result().text + " " + signature.name() + "(" + String.join(", ", parameters) + ")");
        out.line("enter();");
        result = signature.result();
        block(out, size + choices.below(size + 1));
        out.line("return " + expressions.of(result, 2) + ";");
        out.close();
        scope.back(mark);
    }

    /// `count` statements; their variables are gone after it. Mixes some of them into the checksum at the end.
    private void block(Lines out, int count) {
        int mark = scope.mark();
        nested++;
        for (int i = 0; i < count; i++) {
            statement(out);
        }
        if (choices.percent(40)) {
            mix(out);
        }
        nested--;
        scope.back(mark);
    }

    private void mix(Lines out) {
        Type type = choices.of(List.of(Type.INT, Type.LONG, Type.DOUBLE, Type.STRING, Type.FLOAT, Type.INTS, Type.LIST, Type.MAP, Type.SHAPE, Type.CHAR, Type.BYTE, Type.BOOLEAN, Type.DEQUE, Type.BUILDER, Type.LONGS, Type.NUMBERS));
        List<Variable> readable = scope.readable(type);
        if (!readable.isEmpty()) {
            out.line("mix(" + choices.of(readable).text() + ");");
        }
    }

    private void statement(Lines out) {
        int kind = choices.below(switch (nested) {
            case 0, 1 -> 100;
            case 2 -> choices.percent(60) ? 60 : 100;
            case 3 -> choices.percent(80) ? 60 : 100;
            default -> 60;
        });
        if (kind < 22) {
            declaration(out);
        } else if (kind < 34) {
            assignment(out);
        } else if (kind < 41) {
            store(out);
        } else if (kind < 50) {
            collection(out);
        } else if (kind < 54) {
            mix(out);
        } else if (kind < 57) {
            out.line("mix(" + expressions.of(choices.of(Type.SIMPLE), 2) + ");");
        } else if (kind < 60) {
            jump(out);
        } else if (kind < 68) {
            branch(out);
        } else if (kind < 80) {
            loop(out);
        } else if (kind < 87) {
            attempt(out);
        } else if (kind < 94) {
            choice(out);
        } else if (kind < 96) {
            out.open("synchronized (" + choices.of("lock", "\"lock\"") + ")");
            block(out, 2);
            out.close();
        } else {
            each(out);
        }
    }

    private void declaration(Lines out) {
        Type type = choices.percent(65) ? choices.of(Type.SIMPLE) : choices.of(List.of(Type.values()));
        String name = choices.name("x");
        boolean assignable = choices.percent(75) && type != Type.FUNCTION && type != Type.MAPPER;
        out.line(type.text + " " + name + " = " + expressions.of(type, choices.between(1, 3)) + ";");
        scope.add(name, type, assignable);
    }

    private void assignment(Lines out) {
        Type type = choices.percent(80) ? choices.of(Type.SIMPLE) : choices.of(List.of(Type.BOXED, Type.INTS, Type.OBJECT, Type.BASE, Type.SHAPE, Type.COLOUR, Type.LIST));
        List<Variable> assignable = scope.assignable(type);
        if (assignable.isEmpty()) {
            declaration(out);
            return;
        }
        String v = choices.of(assignable).text();
        if (type.isNumeric() && choices.percent(50)) {
            Type operand = type.isFloating() || choices.percent(25) ? choices.of(Type.NUMERIC) : choices.of(Type.INTEGRAL);
            String op = type.isFloating() || operand.isFloating() ? choices.of("+", "-", "*", "/", "%") : choices.of("+", "-", "*", "/", "%", "&", "|", "^");
            out.line(choices.percent(25) && type.isIntegral() ? v + " " + choices.of("<<=", ">>=", ">>>=") + " " + expressions.of(choices.of(Type.INTEGRAL), 2) + ";"
                    : v + " " + op + "= " + expressions.of(operand, 3) + ";");
        } else if (type == Type.STRING) {
            out.line(choices.percent(30) ? v + " += " + expressions.of(choices.of(Type.SIMPLE), 2) + ";" : v + " = cut(" + expressions.of(type, choices.between(1, 3)) + ");");
            out.line(v + " = cut(" + v + ");");
        } else if (type == Type.BOOLEAN && choices.percent(40)) {
            out.line(v + " " + choices.of("&=", "|=", "^=") + " " + expressions.of(type, 2) + ";");
        } else {
            out.line(v + " = " + expressions.of(type, choices.between(1, 3)) + ";");
        }
    }

    private void store(Lines out) {
        Type type = choices.percent(15) ? Type.GRID : choices.of(Type.ARRAYS);
        List<Variable> arrays = scope.readable(type);
        if (arrays.isEmpty()) {
            assignment(out);
            return;
        }
        String array = choices.of(arrays).text();
        if (type == Type.GRID) {
            out.line(array + "[" + expressions.index(2) + "][" + expressions.index(2) + "] " + choices.of("=", "+=", "^=") + " " + expressions.of(Type.INT, 2) + ";");
        } else if (type == Type.STRINGS) {
            out.line(array + "[" + expressions.index(2) + "] = cut(" + expressions.of(Type.STRING, 2) + ");");
        } else if (choices.percent(20)) {
            out.line(array + "[" + expressions.index(2) + "]" + choices.of("++", "--") + ";");
        } else {
            String op = choices.percent(60) ? "=" : type == Type.DOUBLES ? choices.of("+=", "*=") : choices.of("+=", "-=", "*=", "^=", "<<=", "/=");
            out.line(array + "[" + expressions.index(2) + "] " + op + " " + expressions.of(type.element(), 2) + ";");
        }
    }

    private void collection(Lines out) {
        Type type = choices.of(List.of(Type.LIST, Type.LIST, Type.MAP, Type.NUMBERS, Type.DEQUE, Type.BUILDER));
        List<Variable> readable = scope.readable(type);
        if (readable.isEmpty()) {
            String name = choices.name("x");
            out.line(type.text + " " + name + " = " + expressions.of(type, 2) + ";");
            scope.add(name, type, false);
            return;
        }
        String v = choices.of(readable).text();
        String i = expressions.of(Type.INT, 2);
        out.line(v + "." + switch (type) {
            case LIST -> choices.of("add(" + i + ")", "add(" + i + ")", "add(0, " + i + ")", "remove(" + i + " & 3)", "set(" + i + " & 1, " + i + ")", "remove((Integer) " + choices.below(5) + ")", "sort(null)", "removeIf(z -> z % 2 == 0)", "addAll(List.of(1, 2))", "replaceAll(z -> z * 3 + 1)", "subList(0, " + choices.below(3) + ").clear()", "reversed().add(8)");
            case MAP -> choices.of("put(" + key() + ", " + i + ")", "merge(" + key() + ", " + i + ", Integer::sum)", "remove(" + key() + ")", "putIfAbsent(" + key() + ", 7)", "computeIfPresent(" + key() + ", (k, z) -> z > 5 ? null : z + 1)", "computeIfAbsent(" + key() + ", String::length)", "replaceAll((k, z) -> z ^ k.length())");
            case NUMBERS -> choices.of("put(" + i + ", " + expressions.of(Type.LONG, 1) + ")", "merge(" + i + " & 15, " + expressions.of(Type.LONG, 1) + ", Long::sum)", "remove(" + i + " & 15)", "keySet().removeIf(z -> z % 3 == 0)");
            case DEQUE -> choices.of("addFirst(" + i + ")", "addLast(" + i + ")", "pollFirst()", "pollLast()", "removeFirst()", "push(" + i + ")", "removeIf(z -> z < 0)");
            default -> choices.of("append(" + expressions.of(choices.of(Type.SIMPLE), 1) + ")", "reverse()", "setLength(" + i + " & 7)", "insert(0, " + i + ")", "deleteCharAt(" + i + " & 3)", "setCharAt(" + i + " & 3, 'z')");
        } + ";");
        if (type == Type.BUILDER) {
            out.line("if (" + v + ".length() > 60) {" + " " + v + ".setLength(9); }");
        }
    }

    private String key() {
        return choices.percent(70) ? choices.of("\"k1\"", "\"k2\"", "\"a\"", "\"Aa\"", "\"BB\"") : "cut(" + expressions.of(Type.STRING, 1) + ")";
    }

    private void jump(Lines out) {
        List<String> jumps = new ArrayList<>();
        if (breakable > 0) {
            jumps.add("break;");
        }
        if (!loops.isEmpty()) {
            jumps.add("continue;");
            jumps.add("continue " + choices.of(loops) + ";");
            jumps.add("break " + choices.of(loops) + ";");
        }
        jumps.add("throw " + exception() + ";");
        if (result != null) {
            jumps.add("return " + expressions.of(result, 1) + ";");
        }
        out.line("if (" + expressions.condition(2) + ") {" + " mix(" + choices.below(100) + "); " + choices.of(jumps) + " }");
    }

    private String exception() {
        return choices.of("new IllegalStateException(\"s\")", "new IllegalArgumentException(\"a\" + " + expressions.of(Type.INT, 1) + ")", "new Custom(" + expressions.of(Type.INT, 1) + ")", "new ArithmeticException()", "new UnsupportedOperationException()");
    }

    private void branch(Lines out) {
        out.open("if (" + expressions.condition(3) + ")");
        block(out, choices.between(1, 3));
        if (choices.percent(50)) {
            out.next(choices.percent(40) ? "else if (" + expressions.condition(2) + ")" : "else");
            block(out, choices.between(1, 2));
        }
        out.close();
    }

    private void loop(Lines out) {
        String label = choices.name("l");
        int mark = scope.mark();
        String head = label + ": ";
        boolean tail = false;
        switch (choices.below(5)) {
            case 0, 1: {
                String i = choices.name("i");
                scope.addCounter(i, Type.INT);
                head += choices.of("for (int " + i + " = 0; go() && " + i + " < " + choices.between(1, 12) + "; " + i + "++)", "for (int " + i + " = " + choices.between(3, 20) + "; go() && " + i + " > 0; " + i + " -= " + choices.between(1, 3) + ")",
                        "for (int " + i + " = Integer.MAX_VALUE - 2; go() && " + i + " > 0; " + i + "++)");
                break;
            }
            case 2: {
                Type type = choices.of(List.of(Type.BYTE, Type.SHORT, Type.LONG, Type.CHAR, Type.DOUBLE, Type.FLOAT));
                String i = choices.name("i");
                scope.addCounter(i, type);
                head += "for (" + type.text + " " + i + " = 3; go() && " + i + " < " + choices.between(4, 12) + "; " + choices.of(i + "++", i + " += 2") + ")";
                break;
            }
            case 3:
                head += "while (go() && " + expressions.condition(2) + ")";
                break;
            default:
                head += "do";
                tail = true;
        }
        out.open(head);
        loops.add(label);
        breakable++;
        block(out, choices.between(1, 4));
        breakable--;
        loops.removeLast();
        scope.back(mark);
        out.close(tail ? " while (go() && " + expressions.condition(2) + ");" : "");
    }

    private void each(Lines out) {
        Type type = choices.of(List.of(Type.INTS, Type.LONGS, Type.BYTES, Type.DOUBLES, Type.LIST, Type.STRINGS));
        String label = choices.name("l");
        String name = choices.name("i");
        Type element = type == Type.LIST ? Type.BOXED : type.element();
        String source = expressions.of(type, 2);
        int mark = scope.mark();
        out.open(label + ": for (" + element.text + " " + name + " : " + source + ")");
        out.line("go();");
        scope.add(name, element, false);
        loops.add(label);
        breakable++;
        block(out, choices.between(1, 3));
        breakable--;
        loops.removeLast();
        scope.back(mark);
        out.close();
    }

    private void attempt(Lines out) {
        out.open(choices.percent(20) ? "try (Res " + choices.name("r") + " = new Res(" + choices.below(10) + "))" : "try");
        block(out, choices.between(1, 4));
        boolean caught = choices.percent(80);
        if (caught) {
            if (choices.percent(60)) {
                String e = choices.name("e");
                out.next("catch (" + choices.of("ArithmeticException " + e, "ArrayIndexOutOfBoundsException " + e, "ArithmeticException | ArrayIndexOutOfBoundsException " + e) + ")");
                out.line("mix(" + e + ".getMessage());");
                block(out, choices.below(2));
            }
            if (choices.percent(30)) {
                String e = choices.name("e");
                out.next("catch (Custom " + e + ")");
                out.line("mix(" + e + ".code);");
                block(out, choices.below(2));
            }
            if (choices.percent(75)) {
                String e = choices.name("e");
                out.next("catch (RuntimeException " + e + ")");
                out.line("mix(" + e + ".getClass().getName());");
                block(out, choices.below(2));
                if (choices.percent(15)) {
                    out.line("if (" + expressions.condition(1) + ") { throw " + e + "; }");
                }
            } else {
                out.next("catch (NullPointerException | ClassCastException | NegativeArraySizeException " + choices.name("e") + ")");
                block(out, 1);
            }
        }
        if (!caught || choices.percent(40)) {
            out.next("finally");
            block(out, choices.between(1, 2));
        }
        out.close();
    }

    private void choice(Lines out) {
        boolean old = choices.percent(60);
        int kind = choices.below(3);
        String[] labels = switch (kind) {
            case 0 -> choices.percent(50) ? new String[] {"0", "1", "2", "3", "4"} : new String[] {"-100", "0", "7", "1000", "Integer.MAX_VALUE"};
            case 1 -> new String[] {"\"abc\"", "\"Aa\"", "\"BB\"", "\"\"", "\"k1\""};
            default -> new String[] {"RED", "GREEN", "BLUE", "BLACK"};
        };
        String subject = switch (kind) {
            case 0 -> choices.percent(60) ? expressions.of(Type.INT, 2) + " & 7" : expressions.of(choices.of(List.of(Type.INT, Type.CHAR, Type.SHORT)), 2) + " + 0";
            case 1 -> expressions.of(Type.STRING, 2);
            default -> expressions.of(Type.COLOUR, 2);
        };
        out.open("switch (" + subject + ")");
        breakable++;
        int defaultAt = choices.below(labels.length + 1);
        for (int i = 0; i <= labels.length; i++) {
            if (i < labels.length && choices.percent(20)) {
                continue;
            }
            String label = i == defaultAt ? "default" : i < labels.length ? "case " + labels[i] : null;
            if (label == null) {
                continue;
            }
            if (old) {
                out.line(label + ":" + " {");
                block(out, choices.below(3));
                out.line("}");
                if (choices.percent(65)) {
                    out.line("break;");
                }
            } else {
                out.open(label + " ->");
                block(out, choices.between(1, 2));
                out.close();
            }
        }
        breakable--;
        out.close();
    }
}
