// SPDX-License-Identifier: Apache-2.0
package bytecode;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

public class CastsAndTypeTests {
    interface A {}
    interface B extends A {}
    static class P implements A {}
    static class Q extends P implements B, Cloneable {}
    static final class R extends Q {}
    enum E implements A { ONE { }, TWO }
    record Rec(int x) implements B {}

    static String test(Object o) {
        StringBuilder s = new StringBuilder();
        s.append(o instanceof Object ? 'o' : '-').append(o instanceof A ? 'A' : '-').append(o instanceof B ? 'B' : '-').append(o instanceof P ? 'P' : '-').append(o instanceof Q ? 'Q' : '-');
        s.append(o instanceof R ? 'R' : '-').append(o instanceof E ? 'E' : '-').append(o instanceof Record ? 'r' : '-').append(o instanceof Comparable ? 'c' : '-').append(o instanceof Cloneable ? 'C' : '-');
        s.append(o instanceof Serializable ? 'S' : '-').append(o instanceof Object[] ? 'a' : '-').append(o instanceof A[] ? 'b' : '-').append(o instanceof P[] ? 'p' : '-').append(o instanceof int[] ? 'i' : '-');
        s.append(o instanceof Object[][] ? '2' : '-').append(o instanceof int[][] ? 'j' : '-').append(o instanceof Cloneable[] ? 'k' : '-').append(o instanceof Number ? 'n' : '-').append(o instanceof CharSequence ? 's' : '-');
        s.append(o instanceof Function ? 'f' : '-').append(o instanceof RandomAccess ? 'x' : '-').append(o instanceof List<?> ? 'l' : '-').append(o instanceof Serializable[] ? 'z' : '-');
        return s.toString();
    }

    static String casts(Object o) {
        int good = 0;
        for (int i = 0; i < 12; i++) {
            try {
                Object r = switch (i) {
                    case 0 -> (A) o;
                    case 1 -> (B) o;
                    case 2 -> (P) o;
                    case 3 -> (R) o;
                    case 4 -> (Object[]) o;
                    case 5 -> (P[]) o;
                    case 6 -> (int[]) o;
                    case 7 -> (Cloneable) o;
                    case 8 -> (Comparable<?>) o;
                    case 9 -> (A[]) (Object[]) o;
                    case 10 -> (Serializable) o;
                    default -> (A & Cloneable) o;
                };
                good |= r == o ? 1 << i : 0;
            } catch (ClassCastException e) {
                good |= 0x1000;
            }
        }
        return Integer.toHexString(good);
    }

    @SuppressWarnings("unchecked")
    public static void main(String[] args) {
        Object lambda = (Function<String, Integer> & RandomAccess & A) String::length;
        Object[] objects = {null, new Object(), new P(), new Q(), new R(), E.ONE, E.TWO, new Rec(1), "s", 1, 'c', 2.0, new Object[0], new A[0], new B[0], new P[0], new Q[0], new R[0], new E[0], new int[0], new long[0],
            new int[0][], new int[0][0][], new R[0][], new A[0][0], new Cloneable[0], new String[0], new String[0][], new Integer[0], new ArrayList<>(), List.of(), List.of(1, 2, 3), new StringBuilder(), (Runnable) () -> { }};
        for (Object o : objects) {
            System.out.println((o == null ? "null" : o.getClass().isHidden() ? "lambda" : o.getClass().getSimpleName()) + " " + test(o) + " " + casts(o));
        }
        System.out.println(test(lambda) + " " + casts(lambda) + " " + ((Function<String, Integer>) lambda).apply("four"));
        for (Class<?> c : new Class<?>[] {Object.class, A.class, B.class, int.class, int[].class, Object[].class, R[].class, E.ONE.getClass(), void.class}) {
            System.out.println(c + " " + A.class.isAssignableFrom(c) + Object[].class.isAssignableFrom(c) + c.isInstance(new R()) + c.isInstance(new R[0]) + c.isArray() + c.isPrimitive() + c.isInterface() + " " + c.getComponentType() + " " + c.getSuperclass());
        }
    }
}
