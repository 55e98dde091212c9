// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

public class GameOfLifeHashed {
    // Conway's Life on an unbounded plane of records, against the same on a torus of bits in longs.
    record Cell(int x, int y) {}

    static Set<Cell> step(Set<Cell> alive) {
        Map<Cell, Integer> neighbours = new HashMap<>();
        for (Cell c : alive) {
            for (int dx = -1; dx <= 1; dx++) {
                for (int dy = -1; dy <= 1; dy++) {
                    if (dx != 0 || dy != 0) {
                        neighbours.merge(new Cell(c.x + dx, c.y + dy), 1, Integer::sum);
                    }
                }
            }
        }
        Set<Cell> next = new HashSet<>();
        neighbours.forEach((cell, n) -> {
            if (n == 3 || n == 2 && alive.contains(cell)) {
                next.add(cell);
            }
        });
        return next;
    }

    static long[] step(long[] rows) {
        long[] next = new long[rows.length];
        for (int y = 0; y < rows.length; y++) {
            long ones = 0;
            long twos = 0;
            long fours = 0;
            for (int dy = -1; dy <= 1; dy++) {
                long row = rows[Math.floorMod(y + dy, rows.length)];
                for (int dx = -1; dx <= 1; dx++) {
                    if (dx != 0 || dy != 0) {
                        long bit = Long.rotateLeft(row, dx);
                        long carry = ones & bit;
                        ones ^= bit;
                        fours |= twos & carry;
                        twos ^= carry;
                    }
                }
            }
            next[y] = twos & ~fours & (ones | rows[y]);
        }
        return next;
    }

    static Set<Cell> parse(String pattern) {
        Set<Cell> cells = new HashSet<>();
        String[] lines = pattern.split("/");
        for (int y = 0; y < lines.length; y++) {
            for (int x = 0; x < lines[y].length(); x++) {
                if (lines[y].charAt(x) == '#') {
                    cells.add(new Cell(x, y));
                }
            }
        }
        return cells;
    }

    public static void main(String[] args) {
        for (String pattern : new String[] {".#/..#/###", "###", ".##/##/.#", "#......#/.######", ""}) {
            Set<Cell> cells = parse(pattern);
            long[] rows = new long[64];
            cells.forEach(c -> rows[c.y + 20] |= 1L << c.x + 20);
            long[] torus = rows;
            StringBuilder counts = new StringBuilder();
            boolean agree = true;
            for (int generation = 0; generation < 40; generation++) {
                int n = 0;
                for (long row : torus) {
                    n += Long.bitCount(row);
                }
                agree &= n == cells.size();
                counts.append(generation % 8 == 0 ? cells.size() + " " : "");
                cells = step(cells);
                torus = step(torus);
            }
            System.out.println(counts + "" + agree + " " + cells.stream().mapToInt(Cell::x).min().orElse(0) + " " + cells.stream().mapToInt(c -> c.x * 31 + c.y).sum());
        }
    }
}
