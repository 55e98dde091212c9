// SPDX-License-Identifier: Apache-2.0
package bytecode;

public class IncrementForms {
    static int si;
    static long sl;
    static byte sb;
    static char sc;
    static short ss;
    static float sf;
    static double sd;
    int fi;
    long fl;
    byte fb;
    static Integer boxed = 5;
    static Character boxedChar = 'a';
    static Long[] boxes = {1L, 2L};

    static IncrementForms self = new IncrementForms();
    static int calls;

    static IncrementForms get() {
        calls++;
        return self;
    }

    static int index() {
        return calls++ & 1;
    }

    public static void main(String[] args) {
        int i = 0;
        i++;
        ++i;
        i--;
        int a = i++ + ++i;
        int b = i-- - --i;
        System.out.println(i + " " + a + " " + b);
        long l = Integer.MAX_VALUE;
        long m = l++ + ++l;
        float f = 1.5f;
        float g = f++ * --f;
        double d = -0.5;
        double e = ++d - d--;
        System.out.println(l + " " + m + " " + f + " " + g + " " + d + " " + e);
        byte by = 127;
        short sh = -32768;
        char ch = '\uffff';
        System.out.println(by++ + " " + by + " " + --sh + " " + sh-- + " " + (int) ++ch + " " + (int) --ch);
        si++;
        sl += si++;
        sb--;
        sc--;
        ss += 70000;
        sf++;
        sd -= sf-- + ++sf;
        System.out.println(si + " " + sl + " " + sb + " " + (int) sc + " " + ss + " " + sf + " " + sd);
        get().fi++;
        int v = get().fi++ + ++get().fi;
        get().fl -= get().fi--;
        get().fb += 200;
        System.out.println(self.fi + " " + v + " " + self.fl + " " + self.fb + " " + calls);
        int[] ia = {10, 20};
        ia[index()]++;
        ia[index()] += ia[index()]-- * 2;
        long[] la = {1, 2};
        long r = la[index()]++ + --la[index()];
        char[] ca = {'a', 'z'};
        ca[0]++;
        ca[1] -= 25;
        byte[] ba = {-128};
        ba[0]--;
        float[] fa = {0.1f};
        fa[0]++;
        double[] da = {1};
        double q = da[0]-- + da[0]--;
        System.out.println(ia[0] + " " + ia[1] + " " + la[0] + la[1] + r + " " + new String(ca) + ba[0] + " " + fa[0] + " " + da[0] + q + " " + calls);
        Integer old = boxed++;
        boxed += ++boxed;
        boxedChar++;
        boxes[1]++;
        boxes[0] = boxes[1]-- * 2;
        System.out.println(old + " " + boxed + boxedChar + boxes[0] + boxes[1]);
        final int[] k = {0};
        k[k[0]++] = k[0]++ + k[0];
        System.out.println(k[0]);
        i = 5;
        i = i++ + i++;
        i += i++ + ++i;
        i = -i-- - -i;
        System.out.println(i);
        for (int x = 0, y = 10; x++ < --y; ) {
            i += x * y;
        }
        System.out.println(i);
        i = 40000;
        i += 100000;
        i -= 32769;
        i++;
        System.out.println(i);
    }
}
