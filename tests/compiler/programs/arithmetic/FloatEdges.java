// SPDX-License-Identifier: Apache-2.0
package arithmetic;

public class FloatEdges {
    static final float[] VALUES = {0f, -0f, 1f, -1f, 0.1f, 3.5f, -7.25f, 3e38f, -3e38f, Float.MIN_VALUE, -Float.MIN_VALUE, Float.MAX_VALUE, 1.17549435E-38f,
        Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN};

    public static void main(String[] args) {
        for (float a : VALUES) {
            int sums = 1;
            StringBuilder relation = new StringBuilder();
            for (float b : VALUES) {
                sums = sums * 31 + Float.floatToIntBits(a + b);
                sums = sums * 31 + Float.floatToIntBits(a - b);
                sums = sums * 31 + Float.floatToIntBits(a * b);
                sums = sums * 31 + Float.floatToIntBits(a / b);
                sums = sums * 31 + Float.floatToIntBits(a % b);
                relation.append((a < b ? 1 : 0) + (a > b ? 2 : 0) + (a <= b ? 4 : 0) + (a >= b ? 8 : 0) + (a == b ? 16 : 0) + (a != b ? 32 : 0)).append(' ');
            }
            System.out.println(a + " " + Integer.toHexString(sums) + " " + relation);
            System.out.println(-a + " " + Float.floatToIntBits(-a) + " " + Float.compare(a, 0f));
        }
        float tiny = 1e-40f;
        System.out.println(tiny / 2 + " " + tiny * 1e-5f + " " + tiny * 1e30f + " " + tiny * tiny);
        float third = 1f / 3;
        System.out.println(third + " " + third * 3 + " " + (third + third + third) + " " + (double) third);
        float big = 16777216f;
        System.out.println((big + 1f == big) + " " + (big + 1f + 1f) + " " + (big + 2f));
        int count = 0;
        for (float f = 0; f < 1; f += 0.1f) {
            count++;
        }
        System.out.println(count);
        System.out.println(7.5f % 2f + " " + -7.5f % 2f + " " + 1e30f % 3f + " " + 0.3f % 0.1f);
        final float cf = 0.1f + 0.2f;
        float x = 0.1f;
        float y = 0.2f;
        System.out.println(cf + " " + (x + y) + " " + ((double) x + y) + " " + (float) (0.1 + 0.2));
    }
}
