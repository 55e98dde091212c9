// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

public class ObserversAndCallbacks {
    static class Cell<T> {
        private T value;
        private final List<BiConsumer<? super T, ? super T>> watchers = new ArrayList<>();

        Cell(T value) {
            this.value = value;
        }

        void set(T next) {
            T old = value;
            if (!old.equals(next)) {
                value = next;
                for (Iterator<BiConsumer<? super T, ? super T>> it = List.copyOf(watchers).iterator(); it.hasNext(); ) {
                    it.next().accept(old, next);
                }
            }
        }

        T get() {
            return value;
        }

        Runnable watch(BiConsumer<? super T, ? super T> w) {
            watchers.add(w);
            return () -> watchers.remove(w);
        }

        static <A, B, C> Cell<C> combine(Cell<A> a, Cell<B> b, java.util.function.BiFunction<A, B, C> f) {
            Cell<C> c = new Cell<>(f.apply(a.get(), b.get()));
            a.watch((o, n) -> c.set(f.apply(n, b.get())));
            b.watch((o, n) -> c.set(f.apply(a.get(), n)));
            return c;
        }
    }

    static class Undo {
        private final List<Runnable> done = new ArrayList<>();

        <T> void change(Cell<T> c, T v) {
            T old = c.get();
            c.set(v);
            done.add(() -> c.set(old));
        }

        boolean undo() {
            if (done.isEmpty()) {
                return false;
            }
            done.removeLast().run();
            return true;
        }
    }

    static abstract class Template {
        final String run() {
            StringBuilder sb = new StringBuilder();
            before(sb);
            for (int i = 0; i < times(); i++) {
                step(sb, i);
            }
            return after(sb).toString();
        }

        protected void before(StringBuilder sb) {}

        protected int times() {
            return 2;
        }

        protected abstract void step(StringBuilder sb, int i);

        protected CharSequence after(StringBuilder sb) {
            return sb;
        }
    }

    public static void main(String[] args) {
        Cell<Integer> a = new Cell<>(1);
        Cell<Integer> b = new Cell<>(10);
        Cell<Integer> sum = Cell.combine(a, b, Integer::sum);
        Cell<String> text = Cell.combine(sum, new Cell<>("!"), (s, t) -> s + t);
        List<String> log = new ArrayList<>();
        Runnable off = text.watch((o, n) -> log.add(o + ">" + n));
        a.set(5);
        a.set(5);
        b.set(20);
        off.run();
        b.set(0);
        System.out.println(log + " " + text.get() + sum.get());
        Undo u = new Undo();
        u.change(a, 100);
        u.change(b, 7);
        u.change(a, 200);
        StringBuilder states = new StringBuilder();
        do {
            states.append(text.get()).append(' ');
        } while (u.undo());
        System.out.println(states);
        System.out.println(new Template() {
            @Override
            protected void step(StringBuilder sb, int i) {
                sb.append("s").append(i);
            }
        }.run() + " " + new Template() {
            @Override
            protected void before(StringBuilder sb) {
                sb.append("<");
            }

            @Override
            protected int times() {
                return super.times() * 2;
            }

            @Override
            protected void step(StringBuilder sb, int i) {
                sb.append(i * times());
            }

            @Override
            protected CharSequence after(StringBuilder sb) {
                return super.after(sb.append(">")) + "!";
            }
        }.run());
        Map<String, BinaryOperator<Integer>> commands = new LinkedHashMap<>();
        commands.put("add", Integer::sum);
        commands.put("max", BinaryOperator.maxBy(Integer::compare));
        commands.put("first", (x, y) -> x);
        Supplier<StringBuilder> sb = StringBuilder::new;
        StringBuilder out = sb.get();
        commands.forEach((k, f) -> out.append(k).append(f.apply(3, 8)).append(' '));
        System.out.println(out);
    }
}
