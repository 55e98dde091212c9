// SPDX-License-Identifier: Apache-2.0
package control;

public class LabeledSearch {
    // Labels on blocks, loops of every form, breaks and continues across try, switch and synchronized.
    static final int[][] GRID = {{1, 5, 9}, {}, {2, 6}, {7, 7, 7, 0, 4}, {3}};

    static String find(int wanted) {
        String result = "none";
        search:
        {
            for (int[] row : GRID) {
                for (int cell : row) {
                    if (cell == wanted) {
                        result = "found in a row of " + row.length;
                        break search;
                    }
                }
            }
            result = "missing";
            if (wanted > 100) {
                break search;
            }
            result += " but small";
        }
        return result;
    }

    static int walk(String program) {
        int x = 0;
        int pc = 0;
        run:
        do {
            step:
            for (;;) {
                char c = pc < program.length() ? program.charAt(pc++) : '.';
                switch (c) {
                    case '+':
                        x++;
                        continue run;
                    case '-':
                        x--;
                        break;
                    case '*':
                        for (int i = 0; ; i++) {
                            if (i > x) {
                                continue step;
                            }
                            x += i;
                            if (x > 1000) {
                                break run;
                            }
                        }
                    case '!':
                        synchronized (program) {
                            try {
                                if (x == 0) {
                                    break step;
                                }
                                x = 100 / x;
                                continue step;
                            } finally {
                                x += 3;
                            }
                        }
                    case '.':
                        return x;
                    default:
                        continue;
                }
                x *= 2;
            }
            x += 1000;
        } while (x < 5000);
        return -x;
    }

    static long collatz(int from) {
        long longest = 0;
        next:
        for (int i = from; i < from + 300; i++) {
            long n = i;
            int steps = 0;
            while (n != 1) {
                n = (n & 1) == 0 ? n >> 1 : 3 * n + 1;
                if (++steps > 120) {
                    continue next;
                }
                if (n < i && steps > 60) {
                    break;
                }
            }
            longest = Math.max(longest, steps * 1000L + i % 1000);
        }
        return longest;
    }

    static int unreachableLooking(int n) {
        while (true) {
            if (n > 10) {
                break;
            }
            do {
                n += 4;
                if (n % 3 == 0) {
                    continue;
                }
                n++;
            } while (n % 5 != 0 && n < 50);
            for (; n < 0; ) {
                n = -n;
            }
        }
        only: if (n != 0) {
            if (n % 2 == 0) {
                break only;
            }
            n = n * 10;
        }
        return n;
    }

    public static void main(String[] args) {
        for (int wanted : new int[] {6, 0, 8, 101}) {
            System.out.println(wanted + " " + find(wanted));
        }
        for (String program : new String[] {"", "+++", "++-", "+++*", "!", "+!+", "++*!x-", "+*+*+*+*+*+*", "++++!!!!", "-!-!-!", "++++*******************"}) {
            System.out.println("'" + program + "' " + walk(program));
        }
        System.out.println(collatz(1) + " " + collatz(1000) + " " + collatz(50_000));
        StringBuilder out = new StringBuilder();
        for (int n = -7; n < 20; n += 3) {
            out.append(unreachableLooking(n)).append(' ');
        }
        System.out.println(out);
        int i = 0, j = 10;
        for (int k = 0; i < j; i++, j--, k += i * j) {
            if (k > 20) {
                i += 2;
            }
        }
        System.out.println(i + " " + j);
    }
}
