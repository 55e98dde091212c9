// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

public class BridgeChains {
    static abstract class Shape<T extends Comparable<T>> implements Comparable<Shape<T>> {
        abstract T key();

        Shape<T> self() {
            return this;
        }

        void accept(T value) {
            System.out.println("Shape.accept " + value);
        }

        @Override
        public int compareTo(Shape<T> other) {
            return key().compareTo(other.key());
        }
    }

    static class Named extends Shape<String> {
        final String name;

        Named(String name) {
            this.name = name;
        }

        @Override
        String key() {
            return name;
        }

        @Override
        Named self() {
            return this;
        }

        @Override
        void accept(String value) {
            System.out.println("Named.accept " + value.length());
        }
    }

    static final class Special extends Named implements Supplier<Integer>, Function<Object, Special> {
        Special(String name) {
            super(name.toUpperCase(java.util.Locale.ROOT));
        }

        @Override
        Special self() {
            return this;
        }

        @Override
        public Integer get() {
            return name.length();
        }

        @Override
        public Special apply(Object o) {
            return new Special(name + o);
        }
    }

    interface Source<T> {
        T next();
    }

    interface NumberSource extends Source<Number> {
        @Override
        Number next();
    }

    static class IntegerSource implements NumberSource {
        int n;

        @Override
        public Integer next() {
            return n++;
        }
    }

    static <T extends Comparable<? super T>> T largest(List<? extends T> list) {
        T best = null;
        for (T t : list) {
            best = best == null || t.compareTo(best) > 0 ? t : best;
        }
        return best;
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        Shape<String> shape = new Special("abc");
        shape.accept("hello");
        System.out.println(shape.self().key() + shape.compareTo(new Named("ABD")));
        Shape raw = shape;
        try {
            raw.accept(5);
            System.out.println("not reached");
        } catch (ClassCastException e) {
            System.out.println("bridge checks");
        }
        try {
            raw.compareTo("text");
        } catch (ClassCastException e) {
            System.out.println("compareTo bridge checks");
        }
        Supplier<Integer> supplier = (Special) shape;
        Function<Object, ? extends Shape<String>> f = (Special) shape;
        System.out.println(supplier.get() + 1 + " " + f.apply(9).key() + " " + f.andThen(Shape::self).andThen(Shape::key).apply('z'));
        Source<Number> source = new IntegerSource();
        NumberSource numbers = (NumberSource) source;
        System.out.println(source.next().doubleValue() + numbers.next().intValue() + ((IntegerSource) source).next());
        System.out.println(largest(List.of(3, 9, 4)) + " " + largest(List.of("b", "a")) + " " + ((Named) largest(List.<Shape<String>>of(new Named("q"), new Special("zz"), new Named("z")))).name);
        List<Integer> polluted = new ArrayList<>();
        ((List) polluted).add("not a number");
        Object fine = polluted.get(0);
        System.out.println(fine);
        try {
            int n = polluted.get(0);
            System.out.println(n);
        } catch (ClassCastException e) {
            System.out.println("cast at use");
        }
        Comparator<Named> byName = Comparator.comparing(Named::key);
        Comparator<Object> byText = Comparator.comparing(Object::toString);
        System.out.println(Integer.signum(byName.compare(new Named("a"), new Special("a"))) + " " + Integer.signum(byText.compare("1", 2)));
    }
}
