// SPDX-License-Identifier: Apache-2.0
package control;

public class Cellular {
    static String rule(int number, int width, int steps) {
        boolean[] cells = new boolean[width];
        cells[width / 2] = true;
        StringBuilder sb = new StringBuilder();
        for (int s = 0; s < steps; s++) {
            for (boolean c : cells) {
                sb.append(c ? '#' : ' ');
            }
            while (sb.length() > 0 && sb.charAt(sb.length() - 1) == ' ') {
                sb.setLength(sb.length() - 1);
            }
            sb.append('\n');
            boolean[] next = new boolean[width];
            for (int i = 0; i < width; i++) {
                int pattern = (cells[(i + width - 1) % width] ? 4 : 0) | (cells[i] ? 2 : 0) | (cells[(i + 1) % width] ? 1 : 0);
                next[i] = (number >> pattern & 1) != 0;
            }
            cells = next;
        }
        return sb.toString();
    }

    static int[] langton(int steps) {
        boolean[][] black = new boolean[80][80];
        int x = 40;
        int y = 40;
        int d = 0;
        int[] dx = {0, 1, 0, -1};
        int[] dy = {-1, 0, 1, 0};
        for (int i = 0; i < steps; i++) {
            d = d + (black[y][x] ? 3 : 1) & 3;
            black[y][x] = !black[y][x];
            x = (x + dx[d] + 80) % 80;
            y = (y + dy[d] + 80) % 80;
        }
        int count = 0;
        int hash = 0;
        for (boolean[] row : black) {
            for (boolean b : row) {
                count += b ? 1 : 0;
                hash = hash * 31 + (b ? 1 : 2);
            }
        }
        return new int[] {x, y, count, hash};
    }

    public static void main(String[] args) {
        System.out.print(rule(90, 33, 8));
        System.out.print(rule(30, 31, 6));
        System.out.print(rule(110, 20, 4));
        for (int steps : new int[] {10, 100, 1000, 5000}) {
            for (int v : langton(steps)) {
                System.out.print(v + " ");
            }
        }
        System.out.println();
        int[][] spiral = new int[5][5];
        for (int n = 1, x = 0, y = 0, d = 0; n <= 25; n++) {
            spiral[y][x] = n;
            int nx = x + (d == 0 ? 1 : d == 2 ? -1 : 0);
            int ny = y + (d == 1 ? 1 : d == 3 ? -1 : 0);
            if (nx < 0 || ny < 0 || nx == 5 || ny == 5 || spiral[ny][nx] != 0) {
                d = (d + 1) % 4;
                nx = x + (d == 0 ? 1 : d == 2 ? -1 : 0);
                ny = y + (d == 1 ? 1 : d == 3 ? -1 : 0);
            }
            x = nx;
            y = ny;
        }
        for (int[] row : spiral) {
            for (int v : row) {
                System.out.print((v < 10 ? " " : "") + v + " ");
            }
            System.out.println();
        }
    }
}
