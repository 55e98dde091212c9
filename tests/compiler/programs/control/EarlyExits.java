// SPDX-License-Identifier: Apache-2.0
package control;

public class EarlyExits {
    static int depth(int n) {
        for (int i = 0; i < n; i++) {
            while (true) {
                if (i * i > n) {
                    return i;
                }
                if (i % 2 == 0) {
                    break;
                }
                if (i > 1000) {
                    return -1;
                }
                break;
            }
        }
        return 0;
    }

    static String guard(Object o) {
        if (o == null) {
            return "null";
        }
        if (!(o instanceof String s)) {
            return "not string";
        }
        if (s.isEmpty()) {
            return "empty";
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) == ' ') {
                return "blank at " + i;
            }
        }
        return s.length() > 5 ? "long" : "short";
    }

    static void nothing(int x) {
        if (x > 0) {
            return;
        }
        System.out.println("reached " + x);
    }

    static boolean endless(int limit) {
        int x = 1;
        for (;;) {
            x = x * 3 % 1009;
            if (x == limit) {
                return true;
            }
            if (x == 1) {
                return false;
            }
        }
    }

    static int dead(boolean b) {
        final boolean never = false;
        if (never) {
            return 1 / 0;
        }
        if (b) {
            throw new IllegalStateException("b");
        } else {
            return 4;
        }
    }

    public static void main(String[] args) {
        for (int n : new int[] {0, 1, 5, 50, 1000}) {
            System.out.print(depth(n) + " ");
        }
        System.out.println();
        for (Object o : new Object[] {null, 5, "", "a b", "abc", "abcdef"}) {
            System.out.println(guard(o));
        }
        nothing(1);
        nothing(0);
        System.out.println(endless(27) + " " + endless(5000));
        System.out.println(dead(false));
        try {
            dead(true);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        int total = 0;
        for (int i = 0; i < 100; i++) {
            if (i % 2 == 0) {
                if (i % 3 == 0) {
                    if (i % 5 == 0) {
                        total += 1000;
                        continue;
                    }
                    total += 100;
                } else if (i % 7 == 0) {
                    break;
                }
                total += 10;
            } else {
                total++;
            }
        }
        System.out.println(total);
    }
}
