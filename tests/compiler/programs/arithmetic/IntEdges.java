// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class IntEdges {
    static final int[] VALUES = {0, 1, -1, 2, -2, 7, -7, 255, -256, 0x7fff, 0x8000, 0x12345678, Integer.MAX_VALUE, Integer.MAX_VALUE - 1,
        Integer.MIN_VALUE, Integer.MIN_VALUE + 1};

    public static void main(String[] args) {
        for (int a : VALUES) {
            int sums = 0;
            for (int b : VALUES) {
                sums = sums * 31 + (a + b);
                sums = sums * 31 + (a - b);
                sums = sums * 31 + a * b;
                sums = sums * 31 + (a & b) + (a | b) * 3 + (a ^ b) * 5;
                if (b != 0) {
                    sums = sums * 31 + a / b;
                    sums = sums * 31 + a % b;
                    if (a / b * b + a % b != a) {
                        System.out.println("identity broken " + a + " " + b);
                    }
                }
            }
            System.out.println(a + " -> " + sums + " neg " + -a + " not " + ~a);
        }
        System.out.println(Integer.MIN_VALUE / -1);
        System.out.println(Integer.MIN_VALUE % -1);
        System.out.println(-7 / 2 + " " + -7 % 2 + " " + 7 / -2 + " " + 7 % -2);
        int i = Integer.MAX_VALUE;
        i++;
        System.out.println(i);
        i--;
        System.out.println(i);
        i += 1.9;
        System.out.println(i);
        i -= 3_000_000_000L;
        System.out.println(i);
    }
}
