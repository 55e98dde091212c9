// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.List;

public class PatternsDeep {
    record Box<T>(T t) {}

    record Pair<A, B>(A a, B b) {}

    sealed interface L<T> {
        record Nil<T>() implements L<T> {}

        record Cons<T>(T head, L<T> tail) implements L<T> {}

        @SafeVarargs
        static <T> L<T> of(T... ts) {
            L<T> l = new Nil<>();
            for (int i = ts.length - 1; i >= 0; i--) {
                l = new Cons<>(ts[i], l);
            }
            return l;
        }
    }

    static <T> String show(L<T> l) {
        return switch (l) {
            case L.Nil<T>() -> "[]";
            case L.Cons<T>(var a, L.Nil<T>()) -> a + ":[]";
            case L.Cons<T>(var a, L.Cons<T>(var b, var rest)) -> a + ":" + b + ":" + show(rest);
        };
    }

    static int sum(L<Integer> l) {
        int s = 0;
        while (l instanceof L.Cons<Integer>(Integer h, L<Integer> t)) {
            s += h;
            l = t;
        }
        return s;
    }

    static <T> L<T> reverse(L<T> l, L<T> done) {
        return l instanceof L.Cons<T>(var h, var t) ? reverse(t, new L.Cons<>(h, done)) : done;
    }

    static String box(Object o) {
        if (o instanceof Box<?>(Box<?>(Box<?>(String s))) && !s.isEmpty()) {
            return "triple " + s;
        }
        if (o instanceof Box<?>(Pair<?, ?>(Integer i, Box<?>(Integer j))) && i < j) {
            return "ordered " + (j - i);
        }
        if (!(o instanceof Box<?>(var inner))) {
            return "no box";
        }
        return inner == null ? "box of null" : "box of " + inner.getClass().getSimpleName();
    }

    static String pairs(Pair<? extends Number, ? extends CharSequence> p) {
        return switch (p) {
            case Pair<? extends Number, ? extends CharSequence>(Integer i, String s) when i == s.length() -> "matching";
            case Pair<? extends Number, ? extends CharSequence>(Integer i, StringBuilder s) -> "builder " + s.append(i);
            case Pair<? extends Number, ? extends CharSequence>(Double d, CharSequence s) -> "double " + (d + s.length());
            case Pair<? extends Number, ? extends CharSequence>(var n, var s) -> "other " + n + s;
        };
    }

    static class Accessor {
        static int calls;

        record Counted(int v) {
            @Override
            public int v() {
                calls++;
                if (v < 0) {
                    throw new IllegalStateException("accessor");
                }
                return v;
            }
        }
    }

    public static void main(String[] args) {
        System.out.println(show(L.of(1, 2, 3)) + " " + show(L.of("x")) + " " + show(L.of()) + " " + show(reverse(L.of('a', 'b', 'c'), L.of())) + " " + sum(L.of(5, 6, 7)));
        for (Object o : new Object[] {new Box<>(new Box<>(new Box<>("s"))), new Box<>(new Box<>(new Box<>(""))), new Box<>(new Pair<>(1, new Box<>(5))), new Box<>(new Pair<>(9, new Box<>(5))), new Box<>(null), "x"}) {
            System.out.println(box(o));
        }
        for (Pair<? extends Number, ? extends CharSequence> p : List.of(new Pair<>(3, "abc"), new Pair<>(2, "abc"), new Pair<>(1, new StringBuilder("sb")), new Pair<>(2.5, "xy"), new Pair<>(7L, "l"))) {
            System.out.println(pairs(p));
        }
        Object c = new Accessor.Counted(5);
        if (c instanceof Accessor.Counted(int v) && v > 3) {
            System.out.println(v + " " + Accessor.calls);
        }
        try {
            if ((Object) new Accessor.Counted(-1) instanceof Accessor.Counted(int v)) {
                System.out.println(v);
            }
        } catch (MatchException e) {
            System.out.println("MatchException " + e.getCause().getMessage());
        }
        try {
            Pair<Box<Integer>, String> p = new Pair<>(null, "s");
            switch (p) {
                case Pair<Box<Integer>, String>(Box<Integer>(var i), var s) -> System.out.println(i + s);
            }
        } catch (MatchException e) {
            System.out.println("no match " + e.getMessage());
        }
    }
}
