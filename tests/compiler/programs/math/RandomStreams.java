// SPDX-License-Identifier: Apache-2.0
package math;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class RandomStreams {
    // The generators of java.util whose sequences are specified.
    public static void main(String[] args) {
        for (long seed : new long[] {0, 42, -1, Long.MIN_VALUE}) {
            Random r = new Random(seed);
            StringBuilder out = new StringBuilder();
            out.append(r.nextInt()).append(' ').append(r.nextInt(10)).append(' ').append(r.nextInt(1 << 20)).append(' ').append(r.nextInt((1 << 30) + 1)).append(' ').append(r.nextLong()).append(' ').append(r.nextBoolean()).append(' ')
                    .append(r.nextFloat()).append(' ').append(r.nextDouble()).append(' ').append(r.nextGaussian()).append(' ').append(r.nextGaussian());
            byte[] bytes = new byte[7];
            r.nextBytes(bytes);
            System.out.println(out + " " + Arrays.toString(bytes) + " " + r.nextInt(5, 8) + " " + r.nextLong(1L << 40) + " " + r.nextDouble(2, 3));
        }
        Random r = new Random(7);
        System.out.println(r.ints(6, 0, 100).boxed().toList() + " " + r.longs(2).boxed().toList() + " " + r.doubles(2).boxed().toList());
        List<Integer> cards = IntStream.range(0, 20).boxed().collect(Collectors.toList());
        Collections.shuffle(cards, new Random(99));
        System.out.println(cards);
        SplittableRandom s = new SplittableRandom(1234);
        SplittableRandom t = s.split();
        System.out.println(s.nextInt() + " " + t.nextInt() + " " + s.nextLong(1000) + " " + t.nextInt(-5, 5) + " " + s.nextDouble() + " " + t.nextBoolean() + " " + s.ints(3, 0, 9).boxed().toList());
        r.setSeed(5);
        int first = r.nextInt();
        r.setSeed(5);
        System.out.println(first == r.nextInt());
        try {
            r.nextInt(0);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            r.nextInt(3, 3);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            r.ints(-1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        int[] histogram = new int[8];
        for (int i = 0; i < 8000; i++) {
            histogram[(int) Math.clamp(r.nextGaussian() * 1.5 + 4, 0, 7)]++;
        }
        System.out.println(Arrays.toString(histogram));
        Random own = new Random(3) {
            @Override
            protected int next(int bits) {
                return super.next(bits) & 1;
            }
        };
        System.out.println(own.nextInt() + " " + own.nextInt(100) + " " + own.nextLong() + " " + own.nextDouble());
        double inside = 0;
        for (int i = 0; i < 20_000; i++) {
            inside += Math.hypot(r.nextDouble(), r.nextDouble()) < 1 ? 1 : 0;
        }
        System.out.println(4 * inside / 20_000);
    }
}
