// SPDX-License-Identifier: Apache-2.0
package arrays;

public class CovarianceAndCasts {
    interface I {}

    static class A implements I {}

    static class B extends A {}

    static String kinds(Object o) {
        StringBuilder sb = new StringBuilder(o.getClass().getSimpleName()).append(':');
        sb.append(o instanceof Object[] ? " Object[]" : "");
        sb.append(o instanceof I[] ? " I[]" : "");
        sb.append(o instanceof A[] ? " A[]" : "");
        sb.append(o instanceof B[] ? " B[]" : "");
        sb.append(o instanceof Object[][] ? " Object[][]" : "");
        sb.append(o instanceof I[][] ? " I[][]" : "");
        sb.append(o instanceof int[] ? " int[]" : "");
        sb.append(o instanceof int[][] ? " int[][]" : "");
        sb.append(o instanceof Cloneable ? " Cloneable" : "");
        sb.append(o instanceof java.io.Serializable ? " Serializable" : "");
        sb.append(o instanceof Cloneable[] ? " Cloneable[]" : "");
        sb.append(o instanceof Comparable[] ? " Comparable[]" : "");
        sb.append(o instanceof Number[] ? " Number[]" : "");
        sb.append(o instanceof CharSequence[] ? " CharSequence[]" : "");
        return sb.toString();
    }

    static <T> String cast(Object o, int kind) {
        try {
            Object r = switch (kind) {
                case 0 -> (Object[]) o;
                case 1 -> (A[]) o;
                case 2 -> (I[]) o;
                case 3 -> (int[]) o;
                case 4 -> (Object[][]) o;
                case 5 -> (Cloneable) o;
                default -> (String[]) o;
            };
            return r == o ? "y" : "?";
        } catch (ClassCastException e) {
            return "n";
        }
    }

    public static void main(String[] args) {
        Object[] all = {new Object[0], new I[0], new A[0], new B[0], new B[0][0], new I[0][], new int[0], new int[0][0], new int[0][0][0], new long[0], new String[0], new Integer[0], new Object[0][0], new Cloneable[0], "s", new String[0][]};
        for (Object o : all) {
            StringBuilder casts = new StringBuilder();
            for (int k = 0; k < 7; k++) {
                casts.append(cast(o, k));
            }
            System.out.println(kinds(o) + " " + casts);
        }
        A[] as = new B[2];
        as[0] = new B();
        try {
            as[1] = new A();
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        I[] is = as;
        is[0] = null;
        System.out.println(is[0] + " " + (is == (Object) as) + " " + is.getClass().getName() + " " + as.getClass().getComponentType().getSimpleName());
        System.out.println(new A[0].getClass() == new B[0].getClass());
        System.out.println(A[].class.isInstance(new B[0]) + " " + A[].class.isAssignableFrom(B[].class) + " " + Object.class.isAssignableFrom(int[].class) + " " + Object[].class.isAssignableFrom(int[].class));
    }
}
