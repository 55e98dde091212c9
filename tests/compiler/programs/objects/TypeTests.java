// SPDX-License-Identifier: Apache-2.0
package objects;

import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;

public class TypeTests {
    interface I1 {}

    interface I2 extends I1 {}

    interface I3 extends I1 {}

    interface I4 extends I2, I3 {}

    static class A {}

    static class B extends A implements I2 {}

    static class C extends B implements I3 {}

    static class D extends A implements I4 {}

    static final class E extends D {}

    static String tests(Object o) {
        return "" + (o instanceof A ? 1 : 0) + (o instanceof B ? 1 : 0) + (o instanceof C ? 1 : 0) + (o instanceof D ? 1 : 0) + (o instanceof E ? 1 : 0) + "-" + (o instanceof I1 ? 1 : 0) + (o instanceof I2 ? 1 : 0) + (o instanceof I3 ? 1 : 0) + (o instanceof I4 ? 1 : 0)
                + "-" + (o instanceof Comparable ? 1 : 0) + (o instanceof CharSequence ? 1 : 0) + (o instanceof Number ? 1 : 0) + (o instanceof List ? 1 : 0) + (o instanceof RandomAccess ? 1 : 0) + (o instanceof Iterable ? 1 : 0) + (o instanceof Runnable ? 1 : 0);
    }

    static String casts(Object o) {
        StringBuilder s = new StringBuilder();
        for (int k = 0; k < 8; k++) {
            try {
                Object r = switch (k) {
                    case 0 -> (A) o;
                    case 1 -> (B) o;
                    case 2 -> (D) o;
                    case 3 -> (I1) o;
                    case 4 -> (I4) o;
                    case 5 -> (Comparable<?>) o;
                    case 6 -> (Runnable) o;
                    default -> (E) o;
                };
                s.append(r == null ? 'n' : 'y');
            } catch (ClassCastException e) {
                s.append('.');
            }
        }
        return s.toString();
    }

    static boolean conditional(Object o) {
        if (o instanceof B b && !(b instanceof I3)) {
            return true;
        }
        return !(o instanceof A) || o instanceof E;
    }

    public static void main(String[] args) {
        Object[] all = {new A(), new B(), new C(), new D(), new E(), "s", 5, 2.5, new ArrayList<>(), new int[0], null, (Runnable) () -> {}, new I4() {}, new Object(), new StringBuilder(), 'c', true};
        for (Object o : all) {
            System.out.println((o == null ? "null" : o.getClass().getSimpleName().replaceAll(".*Lambda.*", "lambda")) + " " + tests(o) + " " + casts(o) + " " + conditional(o));
        }
        A a = new C();
        System.out.println((a instanceof I3) + " " + (a.getClass() == C.class) + " " + (a.getClass() == A.class) + " " + A.class.isInstance(a) + I4.class.isInstance(a) + I1.class.isAssignableFrom(C.class));
        int hits = 0;
        for (int i = 0; i < 1000; i++) {
            Object o = all[i * 7 % all.length];
            hits = hits * 3 + (o instanceof I1 ? 1 : o instanceof Comparable<?> ? 2 : 0);
        }
        System.out.println(hits);
    }
}
