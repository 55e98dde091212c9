// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

public class AdaptedReferences {
    // Adaptation of arguments and results: boxing, widening, varargs, dropped results, constructors of arrays and inner classes, super and bound receivers.
    interface Wide {
        long apply(byte b, char c, float f);
    }

    interface Variadic {
        String join(String a, String b, String c);
    }

    interface Thrower<T, X extends Exception> {
        T call() throws X;
    }

    class Inner {
        final String text;

        Inner(String text) {
            this.text = name + text;
        }
    }

    final String name;

    AdaptedReferences(String name) {
        this.name = name;
    }

    static long sum(long a, int b, double c) {
        return a + b + (long) c;
    }

    static String all(Object... parts) {
        return parts.length + ":" + String.join(",", List.of(parts).stream().map(Object::toString).toList());
    }

    Function<String, Inner> innerMaker() {
        return Inner::new;
    }

    @Override
    public String toString() {
        Supplier<Boolean> isDefault = () -> super.equals(this);
        Supplier<Class<?>> type = super::getClass;
        return name + isDefault.get() + type.get().getSimpleName();
    }

    static <T, X extends Exception> T attempt(Thrower<T, X> action, T otherwise) {
        try {
            return action.call();
        } catch (Exception e) {
            System.out.println(e.getClass().getSimpleName());
            return otherwise;
        }
    }

    public static void main(String[] args) {
        Wide wide = AdaptedReferences::sum;
        Variadic variadic = AdaptedReferences::all;
        System.out.println(wide.apply((byte) -1, 'A', 2.9f) + " " + variadic.join("x", "y", "z"));
        IntFunction<int[][]> rows = int[][]::new;
        Function<Integer, String[]> boxed = String[]::new;
        System.out.println(rows.apply(3).length + boxed.apply(2).length);
        List<Object> sink = new ArrayList<>();
        java.util.function.Consumer<Object> dropped = sink::add;
        dropped.accept(1);
        Runnable alsoDropped = sink::size;
        alsoDropped.run();
        BiFunction<Integer, Integer, Object> compare = Integer::compare;
        IntBinaryOperator max = Math::max;
        ToIntFunction<Character> code = c -> c;
        DoubleUnaryOperator widened = x -> (float) x;
        LongSupplier narrow = () -> 'x';
        System.out.println(compare.apply(3, 2) + " " + max.applyAsInt(-1, -2) + code.applyAsInt('b') + widened.applyAsDouble(0.1) + narrow.getAsLong() + sink);
        AdaptedReferences outer = new AdaptedReferences("out");
        System.out.println(outer.innerMaker().andThen(i -> i.text).apply("er") + " " + outer);
        String bound = "bound";
        Supplier<Integer> length = bound::length;
        bound = "rebound";
        Function<String, Integer> unbound = String::length;
        System.out.println(length.get() + unbound.apply(bound));
        String none = null;
        System.out.println(attempt(() -> {
            Supplier<Integer> fails = none::length;
            return "made " + fails;
        }, "receiver is checked at once"));
        System.out.println(attempt(() -> Integer.parseInt("x"), -1) + attempt(() -> new int[2][-1].length, -2));
        UnaryOperator<UnaryOperator<Integer>> twice = f -> x -> f.apply(f.apply(x));
        System.out.println(twice.apply(twice.apply(x -> x * 3)).apply(1));
        Function<Object, String> general = String::valueOf;
        Function<? super Integer, ? extends CharSequence> special = general;
        System.out.println(special.apply(5).length() + general.compose((String s) -> s + s).apply("ab"));
        Function<Integer, Function<Integer, Function<Integer, Integer>>> curried = a -> b -> c -> a * 100 + b * 10 + c;
        System.out.println(curried.apply(1).apply(2).apply(3));
        Function<int[], Integer> cloned = a -> a.clone().length;
        Function<int[], Object> cloneReference = int[]::clone;
        System.out.println(cloned.apply(new int[4]) + ((int[]) cloneReference.apply(new int[5])).length);
    }
}
