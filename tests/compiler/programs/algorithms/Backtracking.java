// SPDX-License-Identifier: Apache-2.0
package algorithms;

public class Backtracking {
    static int steps;

    static boolean sudoku(int[][] g) {
        steps++;
        for (int r = 0; r < 9; r++) {
            for (int c = 0; c < 9; c++) {
                if (g[r][c] != 0) {
                    continue;
                }
                next:
                for (int v = 1; v <= 9; v++) {
                    for (int k = 0; k < 9; k++) {
                        if (g[r][k] == v || g[k][c] == v || g[r / 3 * 3 + k / 3][c / 3 * 3 + k % 3] == v) {
                            continue next;
                        }
                    }
                    g[r][c] = v;
                    if (sudoku(g)) {
                        return true;
                    }
                    g[r][c] = 0;
                }
                return false;
            }
        }
        return true;
    }

    static int subsets(int[] a, int i, int target) {
        return target == 0 ? 1 : i == a.length || target < 0 ? 0 : subsets(a, i + 1, target) + subsets(a, i + 1, target - a[i]);
    }

    static boolean maze(char[][] m, int y, int x) {
        if (y < 0 || x < 0 || y >= m.length || x >= m[y].length || m[y][x] != ' ' && m[y][x] != 'E') {
            return false;
        }
        if (m[y][x] == 'E') {
            return true;
        }
        m[y][x] = '.';
        if (maze(m, y, x + 1) || maze(m, y + 1, x) || maze(m, y, x - 1) || maze(m, y - 1, x)) {
            return true;
        }
        m[y][x] = '-';
        return false;
    }

    static int tours(int n, int y, int x, int step, int[][] board) {
        if (y < 0 || x < 0 || y >= n || x >= n || board[y][x] != 0) {
            return 0;
        }
        board[y][x] = step;
        int count = 0;
        if (step == n * n) {
            count = 1;
        } else {
            int[] d = {1, 2, 2, 1, -1, 2, -2, 1, 1, -2, 2, -1, -1, -2, -2, -1};
            for (int k = 0; k < d.length && count == 0; k += 2) {
                count = tours(n, y + d[k], x + d[k + 1], step + 1, board);
            }
        }
        if (count == 0) {
            board[y][x] = 0;
        }
        return count;
    }

    static String brackets(int open, int close, String s) {
        if (open == 0 && close == 0) {
            return s + " ";
        }
        return (open > 0 ? brackets(open - 1, close + 1, s + "(") : "") + (close > 0 ? brackets(open, close - 1, s + ")") : "");
    }

    public static void main(String[] args) {
        String puzzle = "530070000600195000098000060800060003400803001700020006060000280000419005000080079";
        int[][] g = new int[9][9];
        for (int i = 0; i < 81; i++) {
            g[i / 9][i % 9] = puzzle.charAt(i) - '0';
        }
        System.out.println(sudoku(g) + " " + steps);
        for (int[] row : g) {
            StringBuilder sb = new StringBuilder();
            for (int v : row) {
                sb.append(v);
            }
            System.out.println(sb);
        }
        System.out.println(subsets(new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, 0, 40));
        char[][] m = {"     #  ".toCharArray(), "# ## # #".toCharArray(), "   #   #".toCharArray(), " # ### #".toCharArray(), " #     E".toCharArray()};
        System.out.println(maze(m, 0, 0));
        for (char[] row : m) {
            System.out.println(row);
        }
        int[][] board = new int[5][5];
        System.out.println(tours(5, 0, 0, 1, board) + " " + board[4][4] + board[0][0] + board[2][2]);
        System.out.println(brackets(4, 0, ""));
    }
}
