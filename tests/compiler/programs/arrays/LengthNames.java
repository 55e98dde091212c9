// SPDX-License-Identifier: Apache-2.0
package arrays;

/// Local variables called as the compiler calls the lengths of arrays.
public final class LengthNames {
    private static int sum(byte[] data, int limit) {
        int data_length = Math.min(data.length, limit);
        int sum = data_length;
        for (int i = 0; i < data_length; i++) {
            sum += data[i];
        }
        return sum;
    }

    public static void main(String[] arguments) {
        byte[] a = new byte[10 + arguments.length];
        int a_length = 3;
        for (int i = 0; i < a.length; i++) {
            a[i] = (byte) (i * a_length);
        }
        System.out.println(sum(a, 4) + " " + sum(a, 100) + " " + a_length + " " + a.length);
    }
}
