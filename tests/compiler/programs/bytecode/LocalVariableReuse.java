// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class LocalVariableReuse {
    static String slots(int mode) {
        StringBuilder sb = new StringBuilder();
        {
            int a = mode;
            sb.append(a);
        }
        {
            String a = "s" + mode;
            sb.append(a);
        }
        {
            long a = mode * 10_000_000_000L;
            sb.append(a);
        }
        {
            double a = mode / 4.0;
            float b = mode / 8f;
            sb.append(a + b);
        }
        for (int i = 0; i < 2; i++) {
            Object o = i == 0 ? "obj" : sb.length();
            sb.append(o);
        }
        for (String s : new String[] {"x", "y"}) {
            char c = s.charAt(0);
            sb.append(c);
        }
        try {
            int[] arr = {1};
            sb.append(arr[mode]);
        } catch (ArrayIndexOutOfBoundsException e) {
            String m = e.getMessage();
            sb.append(m.length());
        } finally {
            byte b = (byte) mode;
            sb.append(b);
        }
        switch (mode) {
            case 0: {
                long x = 5;
                sb.append(x);
                break;
            }
            case 1: {
                String x = "one";
                sb.append(x);
                break;
            }
            default: {
                double x = 0.5;
                int[] y = {mode};
                sb.append(x).append(y[0]);
            }
        }
        if (sb instanceof CharSequence cs && cs.length() > 3) {
            int n = cs.length();
            sb.append(n);
        }
        return sb.toString();
    }

    static Object merge(int k) {
        Object o;
        if (k == 0) {
            o = "string";
        } else if (k == 1) {
            o = new StringBuilder("builder");
        } else if (k == 2) {
            o = new int[] {7};
        } else {
            o = null;
        }
        CharSequence c = k == 0 ? (String) o : k == 1 ? (StringBuilder) o : "none";
        Comparable<?> cmp = k == 0 ? "a" : k == 1 ? (Comparable<?>) Integer.valueOf(5) : 'c';
        Number n = k % 2 == 0 ? (Number) 1 : (Number) 2.5;
        return c.length() + "" + cmp + n + (o instanceof int[] a ? a[0] : o == null ? "null" : o.toString());
    }

    static long loopCarried(int n) {
        int a = 1;
        long b = 2;
        float c = 3;
        double d = 4;
        String s = "";
        Object o = null;
        int[] arr = null;
        while (n-- > 0) {
            int ta = a;
            a = (int) b;
            b = (long) c + ta;
            c = (float) d;
            d = a + ta * 0.5;
            s = o == null ? "n" : s + o.toString().length();
            o = arr == null ? (Object) s : arr;
            arr = n % 2 == 0 ? new int[] {a, ta} : arr;
            if (o instanceof int[]) {
                o = ((int[]) o)[0];
            }
        }
        return a + b + (long) c + (long) d + s.length() + (arr == null ? 0 : arr[1]);
    }

    static int swap(int a, int b, int c) {
        int t = a;
        a = b;
        b = c;
        c = t;
        for (int i = 0; i < 4; i++) {
            t = a;
            a = b;
            b = t;
            if (i == 2) {
                t = b;
                b = c;
                c = t;
            }
        }
        return a * 100 + b * 10 + c;
    }

    public static void main(String[] args) {
        for (int mode = 0; mode < 3; mode++) {
            System.out.println(slots(mode));
        }
        for (int k = 0; k < 4; k++) {
            System.out.println(merge(k));
        }
        for (int n = 0; n < 12; n++) {
            System.out.print(loopCarried(n) + " ");
        }
        System.out.println(swap(1, 2, 3));
    }
}
