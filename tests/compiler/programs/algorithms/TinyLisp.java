// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class TinyLisp {
    // Closures, recursion, tail calls by a loop, errors as exceptions; too deep a recursion is an error of the program like others.
    interface Function {
        Object apply(List<Object> arguments);
    }

    record Symbol(String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    record Closure(List<Object> parameters, Object body, Environment environment) {
        @Override
        public String toString() {
            return "#<closure " + parameters + ">";
        }
    }

    static final class LispError extends RuntimeException {
        LispError(String message) {
            super(message);
        }
    }

    static final class Environment {
        final Map<String, Object> variables = new HashMap<>();
        final Environment outer;

        Environment(Environment outer) {
            this.outer = outer;
        }

        Object get(String name) {
            for (Environment e = this; e != null; e = e.outer) {
                if (e.variables.containsKey(name)) {
                    return e.variables.get(name);
                }
            }
            throw new LispError("unbound " + name);
        }
    }

    static Object read(String[] tokens, int[] at) {
        if (at[0] == tokens.length) {
            throw new LispError("unexpected end");
        }
        String token = tokens[at[0]++];
        switch (token) {
            case "(" -> {
                List<Object> list = new ArrayList<>();
                while (at[0] < tokens.length && !tokens[at[0]].equals(")")) {
                    list.add(read(tokens, at));
                }
                if (at[0]++ == tokens.length) {
                    throw new LispError("missing )");
                }
                return list;
            }
            case ")" -> throw new LispError("unexpected )");
            case "#t" -> {
                return true;
            }
            default -> {
                try {
                    return Long.parseLong(token);
                } catch (NumberFormatException e) {
                    return new Symbol(token);
                }
            }
        }
    }

    static Object evaluate(Object form, Environment environment) {
        while (true) {
            switch (form) {
                case Symbol(String name) -> {
                    return environment.get(name);
                }
                case List<?> list when !list.isEmpty() && list.getFirst() instanceof Symbol(var head) && head.equals("if") -> {
                    Object test = evaluate(list.get(1), environment);
                    form = !Boolean.FALSE.equals(test) ? list.get(2) : list.size() > 3 ? list.get(3) : false;
                }
                case List<?> list when !list.isEmpty() && list.getFirst() instanceof Symbol(var head) && head.equals("lambda") -> {
                    @SuppressWarnings("unchecked")
                    List<Object> parameters = (List<Object>) list.get(1);
                    return new Closure(parameters, list.get(2), environment);
                }
                case List<?> list when !list.isEmpty() && list.getFirst() instanceof Symbol(var head) && head.equals("define") -> {
                    environment.variables.put(((Symbol) list.get(1)).name(), evaluate(list.get(2), environment));
                    return list.get(1);
                }
                case List<?> list when !list.isEmpty() -> {
                    List<Object> values = new ArrayList<>();
                    for (Object item : list) {
                        values.add(evaluate(item, environment));
                    }
                    Object function = values.removeFirst();
                    if (function instanceof Function f) {
                        return f.apply(values);
                    }
                    if (!(function instanceof Closure(var parameters, var body, var outer))) {
                        throw new LispError("not a function: " + function);
                    }
                    if (parameters.size() != values.size()) {
                        throw new LispError(parameters.size() + " arguments wanted, not " + values.size());
                    }
                    environment = new Environment(outer);
                    for (int i = 0; i < values.size(); i++) {
                        environment.variables.put(parameters.get(i).toString(), values.get(i));
                    }
                    form = body;
                }
                default -> {
                    return form;
                }
            }
        }
    }

    static Environment global() {
        Environment g = new Environment(null);
        g.variables.put("+", (Function) a -> a.stream().mapToLong(x -> (Long) x).reduce(0, Math::addExact));
        g.variables.put("*", (Function) a -> a.stream().mapToLong(x -> (Long) x).reduce(1, Math::multiplyExact));
        g.variables.put("-", (Function) a -> (Long) a.get(0) - (Long) a.get(1));
        g.variables.put("<", (Function) a -> (Long) a.get(0) < (Long) a.get(1));
        g.variables.put("list", (Function) ArrayList::new);
        g.variables.put("first", (Function) a -> ((List<?>) a.getFirst()).getFirst());
        g.variables.put("rest", (Function) a -> ((List<?>) a.getFirst()).subList(1, ((List<?>) a.getFirst()).size()));
        g.variables.put("null?", (Function) a -> ((List<?>) a.getFirst()).isEmpty());
        return g;
    }

    public static void main(String[] args) {
        Environment g = global();
        for (String line : """
                (+ 1 (* 2 3) (- 10 4))
                (define fact (lambda (n) (if (< n 2) 1 (* n (fact (- n 1))))))
                (fact 15)
                (fact 25)
                (define loop (lambda (n acc) (if (< n 1) acc (loop (- n 1) (+ acc n)))))
                (loop 20000 0)
                (define forever (lambda (n) (+ 1 (forever n))))
                (forever 1)
                (define map (lambda (f l) (if (null? l) l (list (f (first l)) (map f (rest l))))))
                (map (lambda (x) (* x x)) (list 1 2 3))
                (define adder (lambda (n) (lambda (m) (+ n m))))
                ((adder 5) 37)
                (adder 5)
                (first (list))
                (unknown 1)
                (1 2)
                ((lambda (x) x))
                (+ 1 #t)
                (if (< 2 1) 1)
                (1 (2
                )
                (fact 5)
                """.lines().toList()) {
            String result;
            try {
                result = String.valueOf(evaluate(read(line.replace("(", " ( ").replace(")", " ) ").strip().split("\\s+"), new int[1]), g));
            } catch (LispError e) {
                result = "error: " + e.getMessage();
            } catch (ArithmeticException | ClassCastException | java.util.NoSuchElementException e) {
                result = "error: " + e.getClass().getSimpleName();
            } catch (StackOverflowError e) {
                result = "error: recursion too deep";
            }
            System.out.println(line + " → " + result);
        }
    }
}
