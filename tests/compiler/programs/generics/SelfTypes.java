// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

public class SelfTypes {
    static abstract class Builder<T extends Builder<T>> {
        final StringBuilder out = new StringBuilder();

        abstract T self();

        T add(String s) {
            out.append(s).append(';');
            return self();
        }
    }

    static class Html extends Builder<Html> {
        @Override
        Html self() {
            return this;
        }

        Html tag(String t, Function<Html, Html> body) {
            out.append('<').append(t).append('>');
            return body.apply(this).close(t);
        }

        Html close(String t) {
            out.append("</").append(t).append('>');
            return this;
        }
    }

    interface Visitor<R> {
        R number(int n);

        R sum(Node a, Node b);
    }

    interface Node {
        <R> R accept(Visitor<R> v);

        static Node number(int n) {
            return new Node() {
                public <R> R accept(Visitor<R> v) {
                    return v.number(n);
                }
            };
        }

        static Node sum(Node a, Node b) {
            return new Node() {
                public <R> R accept(Visitor<R> v) {
                    return v.sum(a, b);
                }
            };
        }
    }

    static class Eval implements Visitor<Integer> {
        public Integer number(int n) {
            return n;
        }

        public Integer sum(Node a, Node b) {
            return a.accept(this) + b.accept(this);
        }
    }

    static class Show implements Visitor<String> {
        public String number(int n) {
            return "" + n;
        }

        public String sum(Node a, Node b) {
            return "(" + a.accept(this) + "+" + b.accept(this) + ")";
        }
    }

    sealed interface Either<L, R> {
        record Left<L, R>(L value) implements Either<L, R> {}

        record Right<L, R>(R value) implements Either<L, R> {}

        default <T> T fold(Function<? super L, ? extends T> l, Function<? super R, ? extends T> r) {
            return switch (this) {
                case Left<L, R>(L v) -> l.apply(v);
                case Right<L, R>(R v) -> r.apply(v);
            };
        }

        default <T> Either<L, T> map(Function<? super R, ? extends T> f) {
            return fold(Left::new, r -> new Right<>(f.apply(r)));
        }

        default Either<L, R> check(Predicate<R> p, L otherwise) {
            return fold(l -> this, r -> p.test(r) ? this : new Left<>(otherwise));
        }
    }

    static class Event<T> {
        private final List<Function<? super T, ?>> handlers = new ArrayList<>();

        void on(Function<? super T, ?> h) {
            handlers.add(h);
        }

        List<Object> fire(T t) {
            List<Object> results = new ArrayList<>();
            for (Function<? super T, ?> h : handlers) {
                results.add(h.apply(t));
            }
            return results;
        }
    }

    public static void main(String[] args) {
        System.out.println(new Html().add("a").tag("b", h -> h.add("x").tag("i", Html::self)).add("z").out);
        Node n = Node.sum(Node.number(1), Node.sum(Node.number(20), Node.number(300)));
        System.out.println(n.accept(new Eval()) + " " + n.accept(new Show()));
        Either<String, Integer> e = new Either.Right<>(5);
        System.out.println(e.map(x -> x * 1.5).check(x -> x > 100, "small") + " " + e.map(String::valueOf).fold(l -> "L" + l, r -> "R" + r.length()));
        Event<Integer> event = new Event<>();
        event.on(Object::toString);
        event.on(x -> x * 2);
        event.on((Number x) -> x.doubleValue() / 4);
        System.out.println(event.fire(10));
    }
}
