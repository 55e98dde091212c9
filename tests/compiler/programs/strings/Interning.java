// SPDX-License-Identifier: Apache-2.0
package strings;

public class Interning {
    static final String CONSTANT = "con" + "stant";
    static String field = "constant";

    static class Other {
        static final String SAME = "constant";
        static String made = new String("constant");
    }

    public static void main(String[] args) {
        String a = "constant";
        String b = "con";
        String c = b + "stant";
        final String d = "con";
        String e = d + "stant";
        System.out.println((a == CONSTANT) + " " + (a == field) + " " + (a == Other.SAME) + " " + (a == Other.made) + " " + (a == c) + " " + (a == e));
        System.out.println((a == c.intern()) + " " + (Other.made.intern() == a) + " " + (new String("x") == new String("x")) + " " + (new String("x").intern() == "x"));
        String fresh = new StringBuilder("fr").append("esh").append(args.length).toString();
        String first = fresh.intern();
        String second = new StringBuilder("fresh").append(args.length).toString().intern();
        System.out.println((first == second) + " " + first.equals(second) + " " + first);
        System.out.println("" == "".intern());
        String sub = "xconstantx".substring(1, 9);
        System.out.println(sub.equals(a) + " " + (sub == a) + " " + (sub.intern() == a) + " " + (a.substring(0) == a) + " " + (a.toString() == a) + " " + (a.trim() == a));
        System.out.println(Integer.valueOf(127) == Integer.valueOf(127));
        Integer i = 1000;
        Integer j = 1000;
        System.out.println(i.equals(j) + " " + (i.intValue() == j) + " " + (i <= j && i >= j));
        Integer small1 = -128;
        Integer small2 = -128;
        Character c1 = 'c';
        Character c2 = 'c';
        Long l1 = 127L;
        Long l2 = 127L;
        System.out.println((small1 == small2) + " " + (c1 == c2) + " " + (l1 == l2) + " " + (Boolean.TRUE == (Boolean) true) + " " + (Byte.valueOf((byte) 5) == Byte.valueOf((byte) 5)) + " " + (Short.valueOf((short) 100) == Short.valueOf((short) 100)));
        String many = "";
        for (int k = 0; k < 2000; k++) {
            String s = ("key" + k % 100).intern();
            if (k >= 100 && k % 100 == 42) {
                many += s == ("key" + 42).intern() ? "y" : "n";
            }
        }
        System.out.println(many);
    }
}
