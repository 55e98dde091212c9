// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

public class Captures {
    private int field = 10;
    private static int global = 100;

    Supplier<Integer> instance(int x) {
        return () -> field++ + x;
    }

    static IntFunction<IntFunction<IntFunction<Integer>>> curried() {
        return a -> b -> c -> a * 100 + b * 10 + c;
    }

    static Supplier<String> all(byte b, short s, char c, int i, long l, float f, double d, boolean z, String str, int[] arr, List<String> list) {
        return () -> b + " " + s + " " + c + " " + i + " " + l + " " + f + " " + d + " " + z + " " + str + " " + arr[0] + " " + list;
    }

    Runnable nested(String name) {
        return () -> {
            int local = field;
            Runnable inner = () -> {
                field += local;
                Runnable innermost = () -> System.out.println(name + local + this.field + global++);
                innermost.run();
            };
            inner.run();
        };
    }

    public static void main(String[] args) {
        Captures c = new Captures();
        Supplier<Integer> s1 = c.instance(5);
        Supplier<Integer> s2 = c.instance(50);
        System.out.println(s1.get() + " " + s2.get() + " " + s1.get() + " " + c.field);
        System.out.println(curried().apply(1).apply(2).apply(3));
        System.out.println(all((byte) -1, (short) 2, 'c', 4, 5L, 6.5f, 7.25, true, "s", new int[] {9}, List.of("l")).get());
        c.nested("n").run();
        List<Supplier<Integer>> list = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            int copy = i * i;
            list.add(() -> copy);
        }
        for (String x : new String[] {"a", "bb"}) {
            list.add(() -> x.length());
        }
        list.add(x());
        for (Supplier<Integer> s : list) {
            System.out.print(s.get() + " ");
        }
        System.out.println();
        int[] box = {0};
        IntSupplier counter = () -> ++box[0];
        counter.getAsInt();
        counter.getAsInt();
        System.out.println(box[0] + " " + counter.getAsInt());
        IntBinaryOperator[] ops = {(a, b) -> a + b, (a, b) -> a - b, Math::max, Integer::compare, (a, b) -> {
            int r = 1;
            for (int i = 0; i < b; i++) {
                r *= a;
            }
            return r;
        }};
        for (IntBinaryOperator op : ops) {
            System.out.print(op.applyAsInt(3, 4) + " ");
        }
        System.out.println();
        Object o = (Runnable & java.io.Serializable) () -> System.out.println("intersection");
        ((Runnable) o).run();
        System.out.println(o instanceof java.io.Serializable);
        Runnable r1 = () -> {};
        System.out.println(r1.equals(r1) + " " + (r1.hashCode() == r1.hashCode()));
    }

    static Supplier<Integer> x() {
        final int constant = 7;
        class Local {
            int v = constant * 2;

            Supplier<Integer> s() {
                return () -> v + constant;
            }
        }
        return new Local().s();
    }
}
