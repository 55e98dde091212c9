// SPDX-License-Identifier: Apache-2.0
package switches;

public class YieldInExpressions {
    // Switch expressions inside operators, calls, array indices, conditions, other switches and lambdas, leaving through try and loops.
    static int sum(int... n) {
        int s = 0;
        for (int x : n) {
            s = s * 3 + x;
        }
        return s;
    }

    static int at(int k) {
        int[] table = {5, 6, 7, 8};
        return k + table[switch (k % 3) {
            case 0 -> 1;
            case 1 -> {
                int i = 0;
                while (true) {
                    if (i * i > k) {
                        yield i % 4;
                    }
                    i++;
                }
            }
            default -> {
                try {
                    yield table[k];
                } catch (ArrayIndexOutOfBoundsException e) {
                    yield 3;
                } finally {
                    table[3] += 100;
                }
            }
        } & 3] * sum(k, switch (k) {
            case 0, 2, 4:
                yield 10;
            case 1:
                k += 5;
            default:
                yield k;
        }, k);
    }

    static String letters(String s) {
        StringBuilder out = new StringBuilder();
        for (char c : s.toCharArray()) {
            out.append((char) (c + switch (Character.toLowerCase(c)) {
                case 'a', 'e', 'i', 'o', 'u' -> switch (out.length() & 1) {
                    case 0 -> 1;
                    default -> -1;
                };
                case ' ' -> '_' - ' ';
                default -> 0;
            }));
        }
        return out.toString();
    }

    static boolean condition(Object o) {
        return switch (o) {
            case Integer i when i > 0 -> i % 2 == 0;
            case String s -> switch (s.length()) {
                case 0 -> false;
                case 1 -> s.charAt(0) == 'y';
                default -> condition(s.substring(1)) || condition(s.length() - 1);
            };
            case int[] a -> a.length > 0 && condition(a[0]);
            default -> false;
        } && !switch (String.valueOf(o)) {
            case "8" -> true;
            default -> false;
        };
    }

    static long widen(int k) {
        return 1L + switch (k) {
            case 0 -> 'c';
            case 1 -> (byte) -1;
            case 2 -> Integer.MAX_VALUE;
            case 3 -> 1L << 40;
            default -> (short) k;
        };
    }

    public static void main(String[] args) {
        StringBuilder out = new StringBuilder();
        for (int k = 0; k < 12; k++) {
            out.append(at(k)).append(' ').append(widen(k)).append(", ");
        }
        System.out.println(out + letters("switch Over Every vowel"));
        for (Object o : new Object[] {1, 2, 8, -2, "", "y", "n", "xy", "xn", "abcd", new int[] {4}, new int[] {8}, new int[0], null == null, 2L}) {
            System.out.print(condition(o) + " ");
        }
        System.out.println();
        java.util.function.IntFunction<java.util.function.IntUnaryOperator> operators = n -> switch (n) {
            case 0 -> x -> x + 1;
            case 1 -> x -> switch (x) {
                case 0 -> -1;
                default -> x * 2;
            };
            case 2 -> Math::abs;
            default -> throw new IllegalArgumentException("no operator " + n);
        };
        int x = -7;
        for (int n = 0; n < 4; n++) {
            try {
                x = operators.apply(n).andThen(y -> y - 3).applyAsInt(x);
                System.out.print(x + " ");
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        var mixed = switch (x & 1) {
            case 0 -> "even";
            default -> 1;
        };
        System.out.println(mixed + " " + (switch (x) { case 0 -> 1; default -> 2.5f; }) + switch (x) { case 1 -> 'a'; default -> 98; });
    }
}
