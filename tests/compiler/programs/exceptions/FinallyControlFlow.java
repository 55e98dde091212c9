// SPDX-License-Identifier: Apache-2.0
package exceptions;

public class FinallyControlFlow {
    static String log = "";

    @SuppressWarnings("finally")
    static int breakOut() {
        int n = 0;
        while (true) {
            try {
                n++;
                if (n < 3) {
                    throw new RuntimeException("swallowed by break");
                }
            } finally {
                if (n == 1) {
                    continue;
                }
                break;
            }
        }
        return n;
    }

    static int labelled() {
        int n = 0;
        outer:
        for (int i = 0; i < 4; i++) {
            try {
                for (int j = 0; j < 4; j++) {
                    try {
                        n += 10;
                        if (j == i) {
                            continue outer;
                        }
                        if (i + j == 5) {
                            break outer;
                        }
                    } finally {
                        n++;
                    }
                }
            } finally {
                n += 1000;
            }
        }
        return n;
    }

    static long wideReturn(long l) {
        try {
            return l * 2;
        } finally {
            l = -1;
            log += "w" + l;
        }
    }

    static double inExpression(double d) {
        try {
            d += 1;
            return d + inner(d);
        } finally {
            d = 100;
            log += "d";
        }
    }

    static double inner(double d) {
        try {
            return d > 2 ? d : throwing();
        } catch (IllegalStateException e) {
            return -1;
        } finally {
            log += "i";
        }
    }

    static double throwing() {
        throw new IllegalStateException();
    }

    static String sequence(int at) {
        StringBuilder sb = new StringBuilder();
        try {
            sb.append("a");
            if (at == 1) {
                throw new RuntimeException("1");
            }
            try {
                sb.append("b");
                if (at == 2) {
                    throw new RuntimeException("2");
                }
            } catch (RuntimeException e) {
                sb.append("c");
                if (at == 2) {
                    throw new IllegalStateException("3", e);
                }
            } finally {
                sb.append("d");
                if (at == 3) {
                    throw new RuntimeException("4");
                }
            }
            sb.append("e");
        } catch (IllegalStateException e) {
            sb.append("f").append(e.getCause().getMessage());
        } catch (RuntimeException e) {
            sb.append("g").append(e.getMessage());
        } finally {
            sb.append("h");
        }
        return sb.toString();
    }

    static int switchInside(int k) {
        int r = 0;
        for (int i = 0; i < 3; i++) {
            switch (k) {
                case 0:
                    try {
                        r += 1;
                        break;
                    } finally {
                        r += 10;
                    }
                case 1:
                    try {
                        r += 2;
                        continue;
                    } finally {
                        r += 20;
                    }
                default:
                    try {
                        return r + 3;
                    } finally {
                        r += 30;
                        log += r;
                    }
            }
            r += 100;
        }
        return r;
    }

    public static void main(String[] args) {
        System.out.println(breakOut() + " " + labelled() + " " + wideReturn(21) + " " + inExpression(0.5) + " " + inExpression(5) + " " + log);
        for (int at = 0; at < 4; at++) {
            System.out.println(sequence(at));
        }
        System.out.println(switchInside(0) + " " + switchInside(1) + " " + switchInside(2) + log);
    }
}
