// SPDX-License-Identifier: Apache-2.0
package system;

public class Time {
    public static void main(String[] args) throws Exception {
        long previous = System.nanoTime();
        boolean monotonic = true;
        boolean moved = false;
        for (int i = 0; i < 200_000; i++) {
            long now = System.nanoTime();
            monotonic &= now - previous >= 0;
            moved |= now != previous;
            previous = now;
        }
        System.out.println(monotonic + " " + moved);
        long wall = System.currentTimeMillis();
        System.out.println((wall > 1_577_836_800_000L) + " " + (wall < 7_258_118_400_000L));
        long start = System.nanoTime();
        long x = 1;
        while (System.nanoTime() - start < 3_000_000) {
            x = x * 31 + 7;
        }
        long later = System.currentTimeMillis();
        System.out.println((x != 0) + " " + (later - wall >= 2) + " " + (later - wall < 60_000));
    }
}
