// SPDX-License-Identifier: Apache-2.0
package generics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class Erasure {
    static <T> T cast(Object o) {
        @SuppressWarnings("unchecked")
        T t = (T) o;
        return t;
    }

    static class Box<T> {
        T value;

        T get() {
            return value;
        }
    }

    static class NumberBox<T extends Number & Comparable<T>> extends Box<T> {
        boolean above(T t) {
            return value.compareTo(t) > 0 && value.intValue() > 0;
        }
    }

    static int overloaded(Object o) {
        return 1;
    }

    static int overloaded(Integer i) {
        return 2;
    }

    static int overloaded(int i) {
        return 3;
    }

    static int overloaded(long l) {
        return 4;
    }

    static int overloaded(Object... os) {
        return 5;
    }

    static int overloaded(char c) {
        return 6;
    }

    static <T> int generic(T t) {
        return overloaded(t);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    public static void main(String[] args) {
        Object o = Erasure.<String>cast(5);
        System.out.println(o);
        try {
            String s = Erasure.<String>cast(5);
            System.out.println(s);
        } catch (ClassCastException e) {
            System.out.println("cast at use");
        }
        Box<Integer> box = new Box<>();
        ((Box) box).value = "polluted";
        System.out.println(((Box<?>) box).get());
        try {
            int i = box.get();
            System.out.println(i);
        } catch (ClassCastException e) {
            System.out.println("unboxing polluted");
        }
        NumberBox<Integer> nb = new NumberBox<>();
        nb.value = 7;
        System.out.println(nb.above(3) + " " + nb.above(7));
        byte b = 1;
        short sh = 1;
        System.out.println(overloaded(1) + "" + overloaded(1L) + overloaded((Integer) 1) + overloaded('c') + overloaded(b) + overloaded(sh) + overloaded("s") + overloaded() + overloaded(1, 2) + overloaded(1.5) + overloaded((Object) 1) + generic(1) + overloaded(1f));
        List<?>[] array = new List<?>[2];
        array[0] = List.of("a");
        Object[] objects = array;
        objects[1] = new ArrayList<>(List.of(5));
        System.out.println(Arrays.toString(array));
        try {
            objects[1] = "no list";
        } catch (ArrayStoreException e) {
            System.out.println("array store");
        }
        try {
            Integer[] ints = two(1, 2);
            System.out.println(ints.length);
        } catch (ClassCastException e) {
            System.out.println("varargs array");
        }
        String[] fine = toArray("a", "b");
        System.out.println(fine.length);
        System.out.println(new ArrayList<String>().getClass() == new ArrayList<Integer>().getClass());
    }

    static <T> T[] two(T a, T b) {
        return toArray(a, b);           // an Object[]: T is not known here
    }

    @SafeVarargs
    static <T> T[] toArray(T... ts) {
        return ts;
    }
}
