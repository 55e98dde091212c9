// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import corto.tests.compiler.generator.Expressions.Callable;
import java.util.ArrayList;
import java.util.List;

/// The types that a program declares: an interface, a small tree of classes below `Base`, sealed records, an enum.
///
/// ```
///   Face ◄── Base ◄── C0, C1 … (each below an earlier one)      Shape ◄── Dot(int), Line(int, long), Tag(String), Pair(Shape, Shape)
/// ```
/// A virtual method calls only virtual methods with lower numbers, so nothing recurses without bound.
final class Hierarchy {
    private static final String FIXED = """
                sealed interface Shape permits Dot, Line, Tag, Pair {}

                record Dot(int a) implements Shape {}

                record Line(int a, long b) implements Shape {}

                record Tag(String s) implements Shape {}

                record Pair(Shape l, Shape r) implements Shape {}

                enum Colour { RED, GREEN, BLUE, BLACK }

            """;

    private final Choices choices;
    private final List<String> classes = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<List<Type>> fields = new ArrayList<>();      // names are f0, f1 … for Base, then on down the tree
    private final List<Callable> virtuals = new ArrayList<>();
    private final List<Type> baseFields = new ArrayList<>();

    Hierarchy(Choices choices) {
        this.choices = choices;
        for (int i = choices.between(2, 4); i > 0; i--) {
            baseFields.add(choices.of(Type.SIMPLE));
        }
        for (int i = 0, n = choices.between(2, 3); i < n; i++) {
            classes.add("C" + i);
            parents.add(choices.below(i + 1) - 1);
            fields.add(choices.percent(60) ? List.of(choices.of(Type.SIMPLE)) : List.of());
        }
        for (int i = 0, n = choices.between(2, 4); i < n; i++) {
            List<Type> parameters = new ArrayList<>();
            for (int k = choices.below(3); k > 0; k--) {
                parameters.add(choices.of(Type.PARAMETERS));
            }
            virtuals.add(new Callable("v" + i, choices.of(Type.SIMPLE), parameters, Type.BASE));
        }
    }

    List<Callable> virtuals() {
        return virtuals;
    }

    /// What can be called on a Face.
    static List<Callable> faces() {
        return List.of(new Callable("face", Type.INT, List.of(Type.INT), Type.FACE), new Callable("wide", Type.LONG, List.of(Type.LONG), Type.FACE));
    }

    String anyClass() {
        return choices.of(classes);
    }

    String simple() {
        return "new " + choices.of(classes) + "(" + choices.below(100) + ")";
    }

    String construct(Expressions expressions, int depth) {
        return choices.percent(4) ? "((Base) null)" : "new " + choices.of(classes) + "(" + expressions.of(Type.INT, depth) + ")";
    }

    String anonymousFace() {
        return "new Face() { public int face(int a) { return a ^ " + choices.below(1000) + "; } }";
    }

    String shape(Expressions expressions, int depth) {
        String text = switch (choices.below(9)) {
            case 0, 1 -> "new Dot(" + expressions.of(Type.INT, depth) + ")";
            case 2, 3 -> "new Line(" + expressions.of(Type.INT, depth) + ", " + expressions.of(Type.LONG, depth) + ")";
            case 4, 5 -> "new Tag(" + expressions.of(Type.STRING, depth) + ")";
            case 6 -> "null";
            default -> "new Pair(" + expressions.of(Type.SHAPE, depth - 1) + ", " + expressions.of(Type.SHAPE, depth - 1) + ")";
        };
        return "((Shape) " + text + ")";
    }

    /// Continues `open` with cases over the records.
    String shapeSwitch(Expressions e, Scope scope, Type type, String open, int depth) {
        StringBuilder text = new StringBuilder(open);
        int mark = scope.mark();
        if (choices.percent(40)) {
            text.append("case null -> ").append(e.of(type, depth)).append("; ");
        }
        String a = choices.name("m");
        if (choices.percent(50)) {
            scope.add(a, Type.INT, false);
            int outer = scope.enterGuard();
            String guard = e.condition(depth);
            scope.leaveGuard(outer);
            text.append("case Dot(int ").append(a).append(") when go() && ").append(guard).append(" -> ").append(e.of(type, depth)).append("; ");
            scope.back(mark);
        }
        String b = choices.name("m");
        scope.add(b, Type.LONG, false);
        text.append("case Line(var _, long ").append(b).append(") -> ").append(e.of(type, depth)).append("; ");
        scope.back(mark);
        String c = choices.name("m");
        scope.add(c, Type.INT, false);
        text.append("case Pair(Dot(int ").append(c).append("), Shape _) -> ").append(e.of(type, depth)).append("; ");
        scope.back(mark);
        String d = choices.name("m");
        scope.add(d, Type.STRING, false);
        text.append("case Pair(_, Tag(String ").append(d).append(")) -> ").append(e.of(type, depth)).append("; ");
        scope.back(mark);
        text.append("default -> ").append(e.of(type, depth)).append("; })");
        return text.toString();
    }

    /// Declares everything. `statements` writes bodies.
    void declare(Lines out, Scope scope, Expressions expressions, Statements statements, List<Callable> helpers) {
        FIXED.lines().forEach(out::line);
        out.open("interface Face");
        out.line("int face(int a);");
        out.line("default long wide(long a) { return face((int) a) * 3L + a; }");
        out.close();
        out.open("static abstract class Base implements Face");
        int mark = scope.mark();
        for (int i = 0; i < baseFields.size(); i++) {
            expressions.callables(List.of());
            out.line(baseFields.get(i).text + " f" + i + " = " + expressions.of(baseFields.get(i), 0) + ";");
        }
        out.line("Base(int a) { mix(a); }");
        addFields(scope, -1);
        members(out, scope, expressions, statements, helpers, true);
        scope.back(mark);
        out.open("public String toString()");
        out.line("return getClass().getSimpleName() + f0;");
        out.close();
        out.close();
        for (int c = 0; c < classes.size(); c++) {
            String parent = parents.get(c) < 0 ? "Base" : classes.get(parents.get(c));
            out.open("static " + (choices.percent(30) && !parents.contains(c) ? "final " : "") + "class " + classes.get(c) + " extends " + parent);
            for (Type field : fields.get(c)) {
                out.line(field.text + " e" + c + " = " + expressions.of(field, 0) + ";");
            }
            out.open(classes.get(c) + "(int a)");
            out.line("super(a + " + choices.below(50) + ");");
            scope.addCounter("a", Type.INT);
            expressions.callables(List.of());
            int field = choices.below(baseFields.size());
            out.line("f" + field + " = " + expressions.of(baseFields.get(field), 2) + ";");
            scope.back(mark);
            out.close();
            addFields(scope, c);
            members(out, scope, expressions, statements, helpers, false);
            scope.back(mark);
            out.close();
        }
    }

    private void addFields(Scope scope, int type) {
        for (int i = 0; i < baseFields.size(); i++) {
            scope.addField("this.f" + i, baseFields.get(i));
        }
        for (int c = type; c >= 0; c = parents.get(c)) {
            for (Type field : fields.get(c)) {
                scope.addField("this.e" + c, field);
            }
        }
    }

    private void members(Lines out, Scope scope, Expressions expressions, Statements statements, List<Callable> helpers, boolean all) {
        for (int i = 0; i < virtuals.size(); i++) {
            if (all || choices.percent(60)) {
                List<Callable> allowed = new ArrayList<>(helpers);
                allowed.addAll(virtuals.subList(0, i));
                Callable v = virtuals.get(i);
                List<Callable> own = new ArrayList<>(allowed);
                if (!all) {
                    own.add(new Callable("super." + v.name(), v.result(), v.parameters(), null));
                }
                expressions.callables(own);
                statements.method(out, "", v, 1);
            }
        }
        if (all || choices.percent(50)) {
            expressions.callables(helpers);
            statements.method(out, "public ", new Callable("face", Type.INT, List.of(Type.INT), null), 1);
        }
        if (!all && choices.percent(25)) {
            expressions.callables(helpers);
            statements.method(out, "public ", new Callable("wide", Type.LONG, List.of(Type.LONG), null), 1);
        }
    }
}
