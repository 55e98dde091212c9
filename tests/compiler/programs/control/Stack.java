// SPDX-License-Identifier: Apache-2.0
package control;

public class Stack {
    // Expressions that keep many values of different kinds on the operand stack across calls and branches.
    static int depth;

    static int f(int x) {
        return x * 2 + depth++;
    }

    static long g(long a, int b, double c) {
        return a + b + (long) c;
    }

    static String h(Object... parts) {
        StringBuilder out = new StringBuilder();
        for (Object part : parts) {
            out.append(part).append('|');
        }
        return out.toString();
    }

    static int[] data = {5, 4, 3, 2, 1, 0};

    public static void main(String[] args) {
        System.out.println(f(1) + (f(2) + (f(3) + (f(4) + (f(5) + (f(6) + f(7)))))));
        System.out.println(g(g(1, f(2), 3.5), (int) g(4, f(5), f(6) / 2.0), f(7) > 3 ? 1.5 : f(8)));
        System.out.println(h(1, 'c', f(3) > 4 ? "big" : 5L, h(f(1), null), 2.5f, data[data[data[0]]]));
        System.out.println(data[data[data[data[1]]++]--]++ + " " + h(data[0], data[1], data[2], data[3], data[4], data[5]));
        long l = 5;
        long m = l++ + (l += 3) * (l - 1) + (l = l * l);
        System.out.println(l + " " + m);
        double d = 1.5;
        double e = d++ * (d *= 2) - --d;
        System.out.println(d + " " + e);
        long[] longs = {1, 2, 3};
        int i = 0;
        longs[i++] += longs[i++] *= longs[i] -= 10;
        System.out.println(longs[0] + " " + longs[1] + " " + longs[2] + " " + i);
        Box box = new Box();
        box.next().next().value += box.value++ + (box.next().wide += 4) + box.wide--;
        System.out.println(box.value + " " + box.wide + " " + box.steps);
        int a = 1;
        int b = a = f(a) + a;
        System.out.println(a + b);
        boolean p = f(1) > 0 == f(2) > 1000 != (f(3) < 0 ^ a > b);
        System.out.println(p + " " + (a == b ? l == m ? 1 : 2 : d < e ? 3 : 4));
        System.out.println(h(new int[] {f(0), f(1)}[1], new Object[] {"x", new long[] {l}[0]}[1], (Object) new String[] {"y"}[0]));
    }

    static class Box {
        int value = 10;
        long wide = 20;
        static int steps;

        Box next() {
            steps++;
            return this;
        }
    }
}
