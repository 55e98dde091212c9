// SPDX-License-Identifier: Apache-2.0
package control;

import java.util.Arrays;

public class Sieve {
    static int[] sieve(int n) {
        boolean[] composite = new boolean[n + 1];
        int count = 0;
        for (int i = 2; i <= n; i++) {
            if (!composite[i]) {
                count++;
                for (long j = (long) i * i; j <= n; j += i) {
                    composite[(int) j] = true;
                }
            }
        }
        int[] primes = new int[count];
        for (int i = 2, k = 0; i <= n; i++) {
            if (!composite[i]) {
                primes[k++] = i;
            }
        }
        return primes;
    }

    static long knapsack(int[] weights, int[] values, int capacity) {
        long[][] best = new long[weights.length + 1][capacity + 1];
        for (int i = 1; i <= weights.length; i++) {
            for (int c = 0; c <= capacity; c++) {
                best[i][c] = best[i - 1][c];
                if (weights[i - 1] <= c) {
                    best[i][c] = Math.max(best[i][c], best[i - 1][c - weights[i - 1]] + values[i - 1]);
                }
            }
        }
        return best[weights.length][capacity];
    }

    static String lcs(String a, String b) {
        int[][] length = new int[a.length() + 1][b.length() + 1];
        for (int i = a.length() - 1; i >= 0; i--) {
            for (int j = b.length() - 1; j >= 0; j--) {
                length[i][j] = a.charAt(i) == b.charAt(j) ? 1 + length[i + 1][j + 1] : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0, j = 0; i < a.length() && j < b.length(); ) {
            if (a.charAt(i) == b.charAt(j)) {
                out.append(a.charAt(i++));
                j++;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return out.toString();
    }

    static void life(boolean[][] world, int generations) {
        int h = world.length;
        int w = world[0].length;
        for (int g = 0; g < generations; g++) {
            boolean[][] next = new boolean[h][w];
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int n = 0;
                    for (int dy = -1; dy <= 1; dy++) {
                        for (int dx = -1; dx <= 1; dx++) {
                            if ((dy != 0 || dx != 0) && world[(y + dy + h) % h][(x + dx + w) % w]) {
                                n++;
                            }
                        }
                    }
                    next[y][x] = n == 3 || n == 2 && world[y][x];
                }
            }
            world = next;
        }
        for (boolean[] row : world) {
            StringBuilder line = new StringBuilder();
            for (boolean cell : row) {
                line.append(cell ? '#' : '.');
            }
            System.out.println(line);
        }
    }

    public static void main(String[] args) {
        int[] primes = sieve(10000);
        System.out.println(primes.length + " " + primes[primes.length - 1] + " " + Arrays.hashCode(primes));
        System.out.println(Arrays.toString(sieve(50)) + Arrays.toString(sieve(2)) + Arrays.toString(sieve(1)));
        System.out.println(knapsack(new int[] {12, 2, 1, 4, 1, 9, 7}, new int[] {4, 2, 1, 10, 2, 8, 7}, 20));
        System.out.println(lcs("the quick brown fox jumps", "over a lazy quack crown box"));
        boolean[][] world = new boolean[8][12];
        world[1][2] = world[2][3] = world[3][1] = world[3][2] = world[3][3] = true;
        life(world, 11);
    }
}
