// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

public class SealedGenericJson {
    // JSON values as sealed records: printing, paths, merging and a structural comparison by nested patterns.
    sealed interface Json {}
    record Text(String value) implements Json {}
    record Num(double value) implements Json {}
    record Bool(boolean value) implements Json {}
    record Arr(List<Json> items) implements Json {}
    record Obj(Map<String, Json> members) implements Json {}
    enum Null implements Json { NULL }

    static Json of(Object o) {
        return switch (o) {
            case null -> Null.NULL;
            case Json j -> j;
            case String s -> new Text(s);
            case Character c -> new Text(c.toString());
            case Boolean b -> new Bool(b);
            case Number n -> new Num(n.doubleValue());
            case Object[] a -> {
                List<Json> items = new ArrayList<>();
                for (Object x : a) {
                    items.add(of(x));
                }
                yield new Arr(items);
            }
            case List<?> l -> of(l.toArray());
            case Map<?, ?> m -> {
                Map<String, Json> members = new LinkedHashMap<>();
                m.forEach((k, v) -> members.put(String.valueOf(k), of(v)));
                yield new Obj(members);
            }
            default -> throw new IllegalArgumentException(o.getClass().getSimpleName());
        };
    }

    static String print(Json json) {
        return switch (json) {
            case Null _ -> "null";
            case Bool(boolean b) -> "" + b;
            case Num(double d) when d == Math.rint(d) && Math.abs(d) < 1e15 -> Long.toString((long) d);
            case Num(double d) when Double.isNaN(d) || Double.isInfinite(d) -> "null";
            case Num(double d) -> Double.toString(d);
            case Text(String s) -> quote(s);
            case Arr(var items) -> "[" + String.join(",", items.stream().map(SealedGenericJson::print).toList()) + "]";
            case Obj(var members) -> "{" + String.join(",", members.entrySet().stream().map(e -> quote(e.getKey()) + ":" + print(e.getValue())).toList()) + "}";
        };
    }

    static String quote(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (char c : s.toCharArray()) {
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                default -> out.append(c < ' ' || Character.isSurrogate(c) ? "\\u" + Integer.toHexString(0x10000 | c).substring(1) : "" + c);
            }
        }
        return out.append('"').toString();
    }

    record Both(Json a, Json b) {}

    static Json merge(Json first, Json second) {
        return switch (new Both(first, second)) {
            case Both(Obj(var a), Obj(var b)) -> {
                Map<String, Json> all = new LinkedHashMap<>(a);
                b.forEach((k, v) -> {
                    if (v == Null.NULL) {
                        all.remove(k);
                    } else {
                        all.merge(k, v, SealedGenericJson::merge);
                    }
                });
                yield new Obj(all);
            }
            case Both(Arr(var a), Arr(var b)) when a.size() == 1 && b.size() == 1 -> new Arr(List.of(merge(a.getFirst(), b.getFirst())));
            case Both(Num(var a), Num(var b)) -> new Num(a + b);
            case Both(_, Null _) -> first;
            case Both(Null _, var b) -> b;
            case Both(_, var b) -> b;
        };
    }

    static Json update(Json json, String path, UnaryOperator<Json> change) {
        if (path.isEmpty()) {
            return change.apply(json);
        }
        int dot = path.indexOf('.');
        String head = dot < 0 ? path : path.substring(0, dot);
        String rest = dot < 0 ? "" : path.substring(dot + 1);
        return switch (json) {
            case Obj(var members) when members.get(head) instanceof Json child -> {
                Map<String, Json> copy = new LinkedHashMap<>(members);
                copy.put(head, update(child, rest, change));
                yield new Obj(copy);
            }
            case Arr(var items) when head.equals("*") -> new Arr(items.stream().map(item -> update(item, rest, change)).toList());
            default -> json;
        };
    }

    public static void main(String[] args) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("name", "q\"u\\o\n\u0001\uD83D\uDE00é");
        m.put("numbers", List.of(1, 2.5, -0.0, 1e20, Double.NaN, 1e-7f, Long.MAX_VALUE, (byte) 3));
        m.put("nested", Map.of("list", new Object[] {true, 'c', new Object[0], Map.of()}));
        m.put("nothing", null);
        Json json = of(m);
        System.out.println(print(json));
        System.out.println(print(merge(json, of(Map.of("name", 5)))) + print(merge(of(List.of(Map.of("a", 1))), of(List.of(Map.of("a", 2))))) + print(merge(of(1), of(null))) + print(merge(of(null), of("x"))));
        System.out.println(print(update(json, "numbers.*", j -> j instanceof Num(var d) && d > 1 ? new Bool(d > 2) : j)));
        System.out.println(print(update(json, "nested.list.*", j -> of(print(j)))) + print(update(json, "absent.x", _ -> Null.NULL)).length());
        System.out.println(json.equals(of(m)) + " " + of(0.0).equals(of(-0.0)) + " " + of(Double.NaN).equals(of(Double.NaN)));
        try {
            of(new StringBuilder());
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
