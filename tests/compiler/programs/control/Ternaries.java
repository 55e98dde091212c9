// SPDX-License-Identifier: Apache-2.0
package control;

import java.util.List;

public class Ternaries {
    static Object pick(int i) {
        return i == 0 ? 1 : i == 1 ? "one" : i == 2 ? 2.5 : i == 3 ? 'c' : i == 4 ? (Object) 3L : null;
    }

    static <T> T first(boolean b, T x, T y) {
        return b ? x : y;
    }

    public static void main(String[] args) {
        for (int i = 0; i < 6; i++) {
            Object o = pick(i);
            System.out.println(o + " " + (o == null ? "null" : o.getClass().getSimpleName()));
        }
        boolean yes = args.length == 0;
        Object mixed = yes ? 1 : 2.0;
        System.out.println(mixed);
        Object boxed = yes ? (Integer) 7 : (Double) 2.0;
        System.out.println(boxed);
        Object separate = yes ? (Object) 7 : (Object) 2.0;
        System.out.println(separate);
        Integer nothing = null;
        try {
            int bad = yes ? nothing : 0;
            System.out.println(bad);
        } catch (NullPointerException e) {
            System.out.println("NPE");
        }
        long l = yes ? 1 : 2L;
        System.out.println(l + (yes ? 1 : 2) + (yes ? "a" : "b"));
        System.out.println(first(yes, "x", 5) + " " + first(!yes, List.of(1), "s"));
        char c = yes ? 'q' : 0;
        short s = (short) (yes ? -1 : 70000);
        System.out.println(c + " " + s + " " + (yes ? 'a' : s) + " " + (yes ? c : 99));
        int x = 3;
        int y = x > 2 ? x < 4 ? x++ : x-- : ++x;
        System.out.println(x + " " + y);
        System.out.println((x > 3 && y < 4 ? "both" : x > 3 || y < 2 ? "one" : "none") + (x == y ? "=" : "!="));
        String str = null;
        System.out.println("len " + (str == null ? -1 : str.length()));
        int[] a = yes ? new int[] {1, 2} : null;
        System.out.println(a != null ? a[1] : 0);
        System.out.println((yes ? new StringBuilder("sb") : "str").length());
        Runnable r = yes ? () -> System.out.println("run yes") : () -> System.out.println("run no");
        r.run();
        boolean b = yes ? x > 100 ? true : false : true;
        System.out.println(b + " " + !(yes ? b : !b) + " " + ((yes ? 1 : 0) + (b ? 10 : 20)));
    }
}
