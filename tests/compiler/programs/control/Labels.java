// SPDX-License-Identifier: Apache-2.0
package control;

public class Labels {
    static int search(int[][] grid, int wanted) {
        int steps = 0;
        outer:
        for (int y = 0; y < grid.length; y++) {
            inner:
            for (int x = 0; ; x++) {
                steps++;
                if (x == grid[y].length) {
                    continue outer;
                }
                if (grid[y][x] < 0) {
                    break inner;
                }
                if (grid[y][x] == wanted) {
                    break outer;
                }
            }
            steps += 100;
        }
        return steps;
    }

    public static void main(String[] args) {
        int[][] grid = {{1, 2, 3}, {4, -1, 5}, {}, {6, 7}};
        for (int wanted : new int[] {1, 3, 4, 5, 7, 99}) {
            System.out.println(wanted + " " + search(grid, wanted));
        }
        block: {
            if (grid.length > 3) {
                System.out.println("leaving block");
                break block;
            }
            System.out.println("not reached");
        }
        int n = 0;
        a:
        while (true) {
            b:
            do {
                c:
                for (;;) {
                    n++;
                    if (n > 100) {
                        n *= 2;
                        break a;
                    }
                    switch (n % 5) {
                        case 0:
                            continue b;
                        case 1:
                            continue c;
                        case 2:
                            break c;
                        case 3:
                            break b;
                        default:
                            if (n > 30) {
                                break a;
                            }
                            continue a;
                    }
                }
                n += 2;
            } while (n % 7 != 0);
            n++;
        }
        System.out.println(n);
        label:
        if (n > 0) {
            for (int i = 0; i < 10; i++) {
                if (i == 3) {
                    break label;
                }
                System.out.print(i + " ");
            }
        }
        System.out.println();
    }
}
