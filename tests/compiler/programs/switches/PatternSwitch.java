// SPDX-License-Identifier: Apache-2.0
package switches;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

public class PatternSwitch {
    static String describe(Object o) {
        return switch (o) {
            case null -> "null!";
            case Integer i when i > 100 -> "big int " + i;
            case Integer i when i < 0 -> "negative int " + -i;
            case Integer i -> "int " + i;
            case Long l -> "long " + (l + 1);
            case String s when s.isEmpty() -> "empty string";
            case String s when s.length() > 5 && s.charAt(0) == 'x' -> "long x string";
            case String s -> "string " + s.length();
            case int[] a when a.length == 0 -> "empty int[]";
            case int[] a -> "int[] " + a[0];
            case Object[] a -> "Object[] " + a.length;
            case List<?> l when l.size() > 1 -> "list " + l.get(1);
            case List<?> l -> "short list " + l.size();
            case Character c -> "char " + (char) (c + 1);
            case Double d -> "double " + d / 2;
            case CharSequence cs -> "sequence " + cs;
            case Class<?> c -> "class";
            default -> "other";
        };
    }

    static void statement(Object o) {
        switch (o) {
            case String s:
                System.out.print("S " + s + ";");
                break;
            case Integer i when i % 2 == 0:
                System.out.print("even;");
                break;
            case Integer i:
                System.out.print("odd;");
                break;
            case null, default:
                System.out.print("nothing;");
        }
    }

    public static void main(String[] args) {
        Object[] samples = {null, 5, 500, -7, 8L, "", "xylophone", "abc", new int[0], new int[] {9}, new String[] {"a", "b"}, new int[2][3], List.of(1, 2),
            new ArrayList<>(), 'a', 2.5, new StringBuilder("sb"), String.class, new HashMap<>(), 1.5f};
        for (Object o : samples) {
            System.out.println(describe(o));
        }
        for (Object o : new Object[] {"x", 2, 3, null, 4L}) {
            statement(o);
        }
        System.out.println();
        try {
            Object none = null;
            switch (none) {
                case String s -> System.out.println(s);
                default -> System.out.println("default");
            }
        } catch (NullPointerException e) {
            System.out.println("NPE without case null");
        }
    }
}
