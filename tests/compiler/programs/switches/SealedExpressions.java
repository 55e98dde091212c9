// SPDX-License-Identifier: Apache-2.0
package switches;

import java.util.Map;
import java.util.TreeMap;

public class SealedExpressions {
    sealed interface Expr permits Num, Var, Bin, Neg, Let {}

    record Num(long value) implements Expr {}

    record Var(String name) implements Expr {}

    record Bin(char op, Expr left, Expr right) implements Expr {}

    record Neg(Expr inner) implements Expr {}

    record Let(String name, Expr value, Expr body) implements Expr {}

    static long eval(Expr e, Map<String, Long> env) {
        return switch (e) {
            case Num(long v) -> v;
            case Var(String n) -> {
                Long v = env.get(n);
                if (v == null) {
                    throw new IllegalArgumentException("unbound " + n);
                }
                yield v;
            }
            case Bin(char op, Expr l, Expr r) -> switch (op) {
                case '+' -> eval(l, env) + eval(r, env);
                case '-' -> eval(l, env) - eval(r, env);
                case '*' -> eval(l, env) * eval(r, env);
                case '/' -> eval(l, env) / eval(r, env);
                default -> throw new IllegalStateException("op " + op);
            };
            case Neg(Neg(Expr x)) -> eval(x, env);
            case Neg(Expr x) -> -eval(x, env);
            case Let(String n, Expr v, Expr b) -> {
                Map<String, Long> inner = new TreeMap<>(env);
                inner.put(n, eval(v, env));
                yield eval(b, inner);
            }
        };
    }

    static Expr simplify(Expr e) {
        return switch (e) {
            case Bin(char op, Expr l, Expr r) -> {
                Expr sl = simplify(l);
                Expr sr = simplify(r);
                yield switch (new Bin(op, sl, sr)) {
                    case Bin(char o, Num(long a), Num(long b)) when o == '+' -> new Num(a + b);
                    case Bin(char o, Num(long a), Expr x) when o == '*' && a == 0 -> new Num(0);
                    case Bin(char o, Num(long a), Expr x) when o == '*' && a == 1 -> x;
                    case Bin(char o, Expr x, Num(long a)) when (o == '+' || o == '-') && a == 0 -> x;
                    case Bin b -> b;
                };
            }
            case Neg(Num(long v)) -> new Num(-v);
            case Neg(Expr x) -> new Neg(simplify(x));
            case Let(String n, Expr v, Expr b) -> new Let(n, simplify(v), simplify(b));
            case Num n -> n;
            case Var v -> v;
        };
    }

    static String show(Expr e) {
        return switch (e) {
            case Num(long v) when v < 0 -> "(" + v + ")";
            case Num(long v) -> Long.toString(v);
            case Var(String n) -> n;
            case Bin(char op, Expr l, Expr r) -> "(" + show(l) + op + show(r) + ")";
            case Neg(Expr x) -> "-" + show(x);
            case Let l -> "let " + l.name + "=" + show(l.value) + " in " + show(l.body);
        };
    }

    public static void main(String[] args) {
        Expr x = new Var("x");
        Expr[] all = {
            new Bin('+', new Num(2), new Num(3)), new Bin('*', new Num(1), new Bin('-', x, new Num(0))), new Neg(new Neg(x)), new Neg(new Num(5)),
            new Let("x", new Num(7), new Bin('*', x, x)), new Bin('/', x, new Num(0)), new Var("y"), new Bin('%', x, x), new Bin('*', new Num(0), new Var("z"))};
        for (Expr e : all) {
            System.out.print(show(e) + " => " + show(simplify(e)) + " = ");
            try {
                System.out.println(eval(e, Map.of("x", 10L)));
            } catch (RuntimeException ex) {
                System.out.println(ex.getMessage());
            }
        }
        System.out.println(all[1].equals(new Bin('*', new Num(1), new Bin('-', new Var("x"), new Num(0)))) + " " + all[0].hashCode());
    }
}
