// SPDX-License-Identifier: Apache-2.0
package gc;

import java.util.Arrays;

public class LargeAndSmall {
    static int seed = 12345;

    static int random(int bound) {
        seed = seed * 1103515245 + 12345;
        return (seed >>> 8) % bound;
    }

    public static void main(String[] args) {
        Object[] slots = new Object[300];
        int[] sums = new int[300];
        long checks = 0;
        for (int round = 0; round < 20000; round++) {
            int i = random(slots.length);
            if (slots[i] != null) {
                int actual = switch (slots[i]) {
                    case byte[] b -> b.length + b[b.length / 2];
                    case int[] a -> a.length + a[a.length - 1];
                    case long[] l -> (int) (l.length + l[0]);
                    case String s -> s.length() + s.charAt(s.length() - 1);
                    case Object[] o -> o.length + ((Integer) o[0]);
                    default -> -1;
                };
                if (actual != sums[i]) {
                    System.out.println("broken at " + round + " " + slots[i].getClass().getSimpleName());
                    return;
                }
                checks += actual;
            }
            int size = 1 + random(random(100) == 0 ? 50000 : random(10) == 0 ? 2000 : 40);
            int mark = random(100);
            switch (random(5)) {
                case 0 -> {
                    byte[] b = new byte[size];
                    Arrays.fill(b, (byte) mark);
                    slots[i] = b;
                }
                case 1 -> {
                    int[] a = new int[size];
                    Arrays.fill(a, mark);
                    slots[i] = a;
                }
                case 2 -> {
                    long[] l = new long[size];
                    Arrays.fill(l, mark);
                    slots[i] = l;
                }
                case 3 -> {
                    char[] c = new char[size];
                    Arrays.fill(c, (char) mark);
                    slots[i] = new String(c);
                }
                default -> {
                    Object[] o = new Object[size];
                    Arrays.fill(o, mark);
                    slots[i] = o;
                }
            }
            sums[i] = size + mark;
        }
        System.out.println(checks);
    }
}
