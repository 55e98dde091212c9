// SPDX-License-Identifier: Apache-2.0
package arithmetic;

import java.util.Random;

public class Random48 {
    public static void main(String[] args) {
        Random r = new Random(42);
        for (int i = 0; i < 5; i++) {
            System.out.println(r.nextInt() + " " + r.nextInt(100) + " " + r.nextLong() + " " + r.nextBoolean() + " " + r.nextDouble() + " " + r.nextFloat());
        }
        System.out.println(r.nextInt(5, 10) + " " + r.nextInt(1 << 20) + " " + r.nextInt(Integer.MAX_VALUE));
        byte[] bytes = new byte[7];
        r.nextBytes(bytes);
        int sum = 0;
        for (byte b : bytes) {
            sum = sum * 31 + b;
        }
        System.out.println(sum);
        r.setSeed(-1);
        System.out.println(r.nextGaussian() > -10);
        long x = 88172645463325252L;
        for (int i = 0; i < 5; i++) {
            x ^= x << 13;
            x ^= x >>> 7;
            x ^= x << 17;
            System.out.println(x);
        }
        int lcg = 12345;
        long total = 0;
        for (int i = 0; i < 100000; i++) {
            lcg = lcg * 1103515245 + 12345;
            total += (lcg >>> 16) & 0x7fff;
        }
        System.out.println(total + " " + lcg);
        long[] counts = new long[6];
        Random dice = new Random(7);
        for (int i = 0; i < 6000; i++) {
            counts[dice.nextInt(6)]++;
        }
        for (long count : counts) {
            System.out.print(count + " ");
        }
        System.out.println();
        try {
            r.nextInt(0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
