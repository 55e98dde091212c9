// SPDX-License-Identifier: Apache-2.0
package control;

public class ManyLocals {
    // More than 256 local slots, so that javac emits the wide forms of load, store and iinc.
    static long wide(int s) {
        long a0 = s, a1 = a0 * 3 + 1, a2 = a1 ^ 5, a3 = a2 + a1, a4 = a3 * 7, a5 = a4 - a0, a6 = a5 | 1, a7 = a6 << 3, a8 = a7 ^ a1, a9 = a8 + 9;
        long b0 = a9, b1 = b0 * 3 + 1, b2 = b1 ^ 5, b3 = b2 + b1, b4 = b3 * 7, b5 = b4 - b0, b6 = b5 | 1, b7 = b6 << 3, b8 = b7 ^ b1, b9 = b8 + 9;
        long c0 = b9, c1 = c0 * 3 + 1, c2 = c1 ^ 5, c3 = c2 + c1, c4 = c3 * 7, c5 = c4 - c0, c6 = c5 | 1, c7 = c6 << 3, c8 = c7 ^ c1, c9 = c8 + 9;
        long d0 = c9, d1 = d0 * 3 + 1, d2 = d1 ^ 5, d3 = d2 + d1, d4 = d3 * 7, d5 = d4 - d0, d6 = d5 | 1, d7 = d6 << 3, d8 = d7 ^ d1, d9 = d8 + 9;
        long e0 = d9, e1 = e0 * 3 + 1, e2 = e1 ^ 5, e3 = e2 + e1, e4 = e3 * 7, e5 = e4 - e0, e6 = e5 | 1, e7 = e6 << 3, e8 = e7 ^ e1, e9 = e8 + 9;
        long f0 = e9, f1 = f0 * 3 + 1, f2 = f1 ^ 5, f3 = f2 + f1, f4 = f3 * 7, f5 = f4 - f0, f6 = f5 | 1, f7 = f6 << 3, f8 = f7 ^ f1, f9 = f8 + 9;
        long g0 = f9, g1 = g0 * 3 + 1, g2 = g1 ^ 5, g3 = g2 + g1, g4 = g3 * 7, g5 = g4 - g0, g6 = g5 | 1, g7 = g6 << 3, g8 = g7 ^ g1, g9 = g8 + 9;
        long h0 = g9, h1 = h0 * 3 + 1, h2 = h1 ^ 5, h3 = h2 + h1, h4 = h3 * 7, h5 = h4 - h0, h6 = h5 | 1, h7 = h6 << 3, h8 = h7 ^ h1, h9 = h8 + 9;
        double i0 = h9, i1 = i0 * 0.5, i2 = i1 + 1, i3 = i2 - i0, i4 = i3 * i1, i5 = i4 / 3, i6 = -i5, i7 = i6 + i0, i8 = i7 * 2, i9 = i8 - 1;
        double j0 = i9, j1 = j0 * 0.5, j2 = j1 + 1, j3 = j2 - j0, j4 = j3 * j1, j5 = j4 / 3, j6 = -j5, j7 = j6 + j0, j8 = j7 * 2, j9 = j8 - 1;
        double k0 = j9, k1 = k0 * 0.5, k2 = k1 + 1, k3 = k2 - k0, k4 = k3 * k1, k5 = k4 / 3, k6 = -k5, k7 = k6 + k0, k8 = k7 * 2, k9 = k8 - 1;
        double l0 = k9, l1 = l0 * 0.5, l2 = l1 + 1, l3 = l2 - l0, l4 = l3 * l1, l5 = l4 / 3, l6 = -l5, l7 = l6 + l0, l8 = l7 * 2, l9 = l8 - 1;
        double m0 = l9, m1 = m0 * 0.5, m2 = m1 + 1, m3 = m2 - m0, m4 = m3 * m1, m5 = m4 / 3, m6 = -m5, m7 = m6 + m0, m8 = m7 * 2, m9 = m8 - 1;
        int counter = s;
        float ratio = s / 3f;
        String text = "t" + s;
        int[] array = {s, s + 1};
        for (int i = 0; i < 5; i++) {
            counter += 1000;
            counter++;
            counter -= 40000;
            ratio *= 1.5f;
            text = text + i;
            array[i % 2] += counter;
            a0 += i;
            m9 += a0;
        }
        try {
            counter += array[counter & 3];
        } catch (ArrayIndexOutOfBoundsException e) {
            String message = e.getMessage();
            text += message.length();
        }
        System.out.println(counter + " " + ratio + " " + text + " " + array[0] + " " + array[1] + " " + a0 + " " + (m9 > 0));
        return a0 + a9 * b9 + c9 - d9 + e9 ^ f9 + g9 - h9 + (long) (i9 / 1e6) + (long) (m9 / m8 * 1000) + h2 + d5 + c3 + b7;
    }

    public static void main(String[] args) {
        for (int s = -3; s < 4; s++) {
            System.out.println(wide(s));
        }
        int big = 5;
        big += 32767;
        big += 32768;
        big -= 32768;
        big += -32769;
        System.out.println(big);
    }
}
