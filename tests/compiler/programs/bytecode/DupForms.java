// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class DupForms {
    // Assignments, increments and compound operators used as values: dup, dup_x1, dup_x2, dup2, dup2_x1, dup2_x2 in every kind.
    int i;
    long l;
    double d;
    float f;
    byte b;
    char c;
    short s;
    boolean z;
    String t = "t";
    static int si;
    static long sl;
    static String st = "s";

    static int side;

    DupForms self() {
        side++;
        return this;
    }

    static int index(int n) {
        side += 10;
        return n;
    }

    public static void main(String[] args) {
        DupForms o = new DupForms();
        int[] ia = {1, 2, 3};
        long[] la = {1, 2, 3};
        byte[] ba = {127, -128, 0};
        char[] ca = {'a', 0, '\uffff'};
        short[] sa = {Short.MAX_VALUE, Short.MIN_VALUE};
        float[] fa = {1.5f, Float.MAX_VALUE};
        double[] da = {-0.0, 1e308};
        boolean[] za = {true, false};
        String[] ta = {"x", null};

        int a = o.self().i = ia[index(1)] = si = 7;
        long b = o.self().l = la[index(2)] = sl = 1L << 40;
        System.out.println(a + " " + b + " " + o.i + ia[1] + si + " " + o.l + la[2] + sl + " " + side);
        System.out.println(o.self().i++ + ++o.self().i + o.i-- - --o.i + " " + o.i);
        System.out.println(o.self().l++ + ++o.self().l + o.l-- - --o.l + " " + o.l);
        System.out.println(ia[index(0)]++ + ++ia[index(0)] + " " + la[index(0)]-- + --la[index(0)] + " " + ia[0] + la[0]);
        System.out.println(ba[index(0)]++ + " " + ba[0] + " " + --ba[index(1)] + " " + (ba[index(2)] -= 129) + " " + (ba[2] >>>= 1) + " " + (ba[2] *= 3));
        System.out.println((int) ca[index(0)]++ + " " + (int) --ca[index(1)] + " " + (int) ++ca[index(2)] + " " + (ca[0] += 1.7) + " " + (ca[0] <<= 9));
        System.out.println(++sa[index(0)] + " " + sa[index(1)]-- + " " + sa[1] + " " + (sa[0] ^= -1) + " " + (sa[0] /= 2));
        System.out.println(fa[index(0)]++ + " " + ++fa[1] + " " + (fa[0] *= 2e10) + " " + (fa[0] %= 7) + " " + (fa[1] += fa[1]));
        System.out.println(da[index(0)]-- + " " + (da[1] *= 10) + " " + (da[0] /= 0) + " " + (da[0] -= da[0]));
        System.out.println((za[index(0)] &= false) + " " + (za[1] |= true) + " " + (za[0] ^= za[1]) + " " + (o.z = za[0] = !za[0]));
        System.out.println((ta[index(0)] += 1 + 2 + "y" + 'z') + " " + (ta[1] += null) + " " + (o.self().t += o.t) + " " + (st += o.t += 5));
        o.b = (byte) (o.c = (char) (o.s = (short) -3));
        System.out.println(o.b + " " + (int) o.c + " " + o.s + " " + (o.b += 200) + " " + (int) (o.c *= 2) + " " + (o.s -= 0x10000));
        System.out.println((o.f = o.i = 3) + " " + (o.d = o.f = o.l = 16777217) + " " + (o.f += 1e-9) + " " + (o.d++ + ++o.d) + " " + --o.f);
        long[][] grid = new long[2][2];
        System.out.println((grid[index(1)][index(0)] += 5) + grid[1][0]++ * (grid[1][0] <<= 2) + " " + (grid[0] = grid[1])[0] + " " + side);
        int x = 5;
        x = x++ + ++x - x-- * --x;
        x += x++ * (x = 3) + x;
        System.out.println(x + " " + (x = x << 2 | x++) + " " + (x ^= x ^ (x = 9)) + " " + x);
        try {
            int[] none = null;
            none[index(0)] = index(5);
        } catch (NullPointerException e) {
            System.out.println("null after both operands " + side);
        }
        try {
            ia[index(3)] = index(1) / (si - 7);
        } catch (ArithmeticException | ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage() + " " + side);
        }
        try {
            ia[index(3)] += index(1);
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage() + " " + side);
        }
    }
}
