// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class PatternInterpreter {
    sealed interface Term {}
    record Number(long value) implements Term {}
    record Variable(String name) implements Term {}
    record Sum(Term left, Term right) implements Term {}
    record Product(Term left, Term right) implements Term {}
    record Power(Term base, int exponent) implements Term {}
    record Let(String name, Term value, Term body) implements Term {}

    static Term simplify(Term term) {
        return switch (term) {
            case Sum(Number(var a), Number(var b)) -> new Number(a + b);
            case Sum(Number(var zero), var t) when zero == 0 -> simplify(t);
            case Sum(var t, Number(var zero)) when zero == 0 -> simplify(t);
            case Sum(var a, var b) when a.equals(b) -> simplify(new Product(new Number(2), a));
            case Sum(var a, var b) -> again(term, new Sum(simplify(a), simplify(b)));
            case Product(Number(var a), Number(var b)) -> new Number(a * b);
            case Product(Number(var n), _) when n == 0 -> new Number(0);
            case Product(_, Number(var n)) when n == 0 -> new Number(0);
            case Product(Number(var one), var t) when one == 1 -> simplify(t);
            case Product(var t, Number n) -> simplify(new Product(n, t));
            case Product(Number(var a), Product(Number(var b), var t)) -> simplify(new Product(new Number(a * b), t));
            case Product(var a, var b) -> again(term, new Product(simplify(a), simplify(b)));
            case Power(_, int e) when e == 0 -> new Number(1);
            case Power(var t, int e) when e == 1 -> simplify(t);
            case Power(Power(var t, int e), int f) -> simplify(new Power(t, e * f));
            case Power(var t, int e) -> again(term, new Power(simplify(t), e));
            case Let(_, _, Number n) -> n;
            case Let(String name, var value, Variable(String used)) -> name.equals(used) ? simplify(value) : new Variable(used);
            case Let(String name, var value, var body) -> again(term, new Let(name, simplify(value), simplify(body)));
            case Number _, Variable _ -> term;
        };
    }

    static Term again(Term before, Term after) {
        return before.equals(after) ? before : simplify(after);
    }

    static Term derive(Term term, String by) {
        return switch (term) {
            case Number _ -> new Number(0);
            case Variable(var name) -> new Number(name.equals(by) ? 1 : 0);
            case Sum(var a, var b) -> new Sum(derive(a, by), derive(b, by));
            case Product(var a, var b) -> new Sum(new Product(derive(a, by), b), new Product(a, derive(b, by)));
            case Power(var t, var e) -> new Product(new Product(new Number(e), new Power(t, e - 1)), derive(t, by));
            case Let _ -> throw new UnsupportedOperationException("let");
        };
    }

    static long evaluate(Term term, Map<String, Long> environment) {
        return switch (term) {
            case Number(var value) -> value;
            case Variable(var name) when environment.get(name) instanceof Long value -> value;
            case Variable(var name) -> throw new IllegalStateException("unbound " + name);
            case Sum(var a, var b) -> Math.addExact(evaluate(a, environment), evaluate(b, environment));
            case Product(var a, var b) -> Math.multiplyExact(evaluate(a, environment), evaluate(b, environment));
            case Power(var t, var e) -> Math.powExact(evaluate(t, environment), e);
            case Let(var name, var value, var body) -> {
                Map<String, Long> inner = new HashMap<>(environment);
                inner.put(name, evaluate(value, environment));
                yield evaluate(body, inner);
            }
        };
    }

    static String show(Term term) {
        return switch (term) {
            case Number(long n) when n < 0 -> "(" + n + ")";
            case Number(long n) -> "" + n;
            case Variable(String v) -> v;
            case Sum(Term a, Term b) -> "(" + show(a) + " + " + show(b) + ")";
            case Product(Term a, Term b) -> show(a) + "*" + show(b);
            case Power(Term t, int e) -> show(t) + "^" + e;
            case Let(String n, Term v, Term b) -> "let " + n + " = " + show(v) + " in " + show(b);
        };
    }

    public static void main(String[] args) {
        Term x = new Variable("x");
        Term polynomial = new Sum(new Product(new Number(3), new Power(x, 4)), new Sum(new Product(x, new Number(-5)), new Sum(new Number(7), new Number(0))));
        List<Term> terms = List.of(polynomial, derive(polynomial, "x"), new Power(new Power(x, 3), 2), new Sum(x, x), new Let("x", new Number(4), polynomial),
                new Product(new Number(0), x), new Let("y", new Sum(x, new Number(0)), new Variable("y")), new Power(new Sum(x, new Number(1)), 40));
        for (Term term : terms) {
            Term simple = simplify(term);
            System.out.println(show(term) + "  =  " + show(simple));
            for (long value : new long[] {0, 2, -3}) {
                try {
                    System.out.println("  " + value + ": " + evaluate(term, Map.of("x", value)) + " " + evaluate(simple, Map.of("x", value)));
                } catch (ArithmeticException | IllegalStateException e) {
                    System.out.println("  " + e.getMessage());
                }
            }
        }
        try {
            evaluate(new Variable("q"), Map.of());
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
