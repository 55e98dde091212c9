// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class Narrowing {
    public static void main(String[] args) {
        int[] values = {0, 127, 128, 255, 256, -128, -129, 32767, 32768, 65535, 65536, -32768, -32769, 1 << 30, Integer.MIN_VALUE, 0x12348765};
        for (int v : values) {
            byte b = (byte) v;
            short s = (short) v;
            char c = (char) v;
            System.out.println(v + ": " + b + " " + s + " " + (int) c + " " + (byte) (char) v + " " + (short) (byte) v + " " + (int) (char) (byte) v);
        }
        byte b = 100;
        b += 100;
        System.out.println(b);
        b *= 3;
        System.out.println(b);
        b -= 1000;
        System.out.println(b);
        b /= 3;
        System.out.println(b);
        b %= 5;
        System.out.println(b);
        b ^= 0x1ff;
        System.out.println(b);
        b |= 0x40;
        System.out.println(b);
        b &= 0xf;
        System.out.println(b);
        b++;
        ++b;
        System.out.println(b--);
        short s = Short.MAX_VALUE;
        s++;
        System.out.println(s);
        s -= 1.5f;
        System.out.println(s);
        s *= 1e6;
        System.out.println(s);
        char c = 0;
        c--;
        System.out.println((int) c);
        c += 2;
        System.out.println((int) c);
        c += 'a' - 1;
        System.out.println(c);
        c *= 1.03;
        System.out.println(c);
        byte[] array = {1, 2, 3};
        int i = 0;
        array[i++] += 130;
        array[i++] *= -100;
        array[i] -= i++ * 200;
        System.out.println(array[0] + " " + array[1] + " " + array[2] + " " + i);
        long l = 5;
        l += 2.99;
        l *= 1.5f;
        System.out.println(l);
        float f = 16777216;
        f += 1;
        System.out.println(f);
        f++;
        System.out.println(f);
        int n = 'x';
        n += 'y';
        System.out.println(n + " " + (char) (n / 2));
    }
}
