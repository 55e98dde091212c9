// SPDX-License-Identifier: Apache-2.0
package control;

public class NestedBreaks {
    static String trace(int limit) {
        StringBuilder sb = new StringBuilder();
        a:
        for (int i = 0; i < 5; i++) {
            b:
            for (int j = 0; j < 5; j++) {
                c:
                for (int k = 0; k < 5; k++) {
                    int n = i * 25 + j * 5 + k;
                    if (n == limit) {
                        break a;
                    }
                    if (n % 11 == 10) {
                        continue a;
                    }
                    if (n % 7 == 6) {
                        break b;
                    }
                    if (n % 5 == 4) {
                        continue b;
                    }
                    if (n % 3 == 2) {
                        break c;
                    }
                    if (n % 2 == 1) {
                        continue c;
                    }
                    sb.append(n).append(' ');
                }
                sb.append(';');
            }
            sb.append('|');
        }
        return sb.toString();
    }

    static int blocks(int x) {
        int r = 0;
        outer: {
            inner: {
                if (x == 0) {
                    break inner;
                }
                if (x == 1) {
                    break outer;
                }
                r += 1;
                {
                    r += 10;
                    if (x == 2) {
                        break outer;
                    }
                }
            }
            r += 100;
            do {
                if (x == 3) {
                    break outer;
                }
                r += 1000;
            } while (r < 3000);
        }
        return r;
    }

    static int whileTrue(int n) {
        int steps = 0;
        while (true) {
            if (n <= 1) {
                return steps;
            }
            while (n % 2 == 0) {
                n /= 2;
                steps++;
                if (steps > 50) {
                    return -1;
                }
            }
            if (n == 1) {
                continue;
            }
            n = 3 * n + 1;
            steps++;
        }
    }

    public static void main(String[] args) {
        System.out.println(trace(200));
        System.out.println(trace(60));
        for (int x = 0; x < 5; x++) {
            System.out.print(blocks(x) + " ");
        }
        System.out.println();
        for (int n : new int[] {1, 7, 27, 97}) {
            System.out.print(whileTrue(n) + " ");
        }
        System.out.println();
        int i = 0;
        for (; ; i += 2) {
            if (i > 5) {
                if (i > 9) {
                    break;
                } else {
                    i++;
                    continue;
                }
            }
            i++;
        }
        System.out.println(i);
        loop:
        do {
            i--;
            switch (i) {
                case 3:
                    break loop;
                case 7:
                    i--;
                    continue loop;
                default:
                    if (i < 0) {
                        break;
                    }
            }
        } while (i > 0);
        System.out.println(i);
    }
}
