// SPDX-License-Identifier: Apache-2.0
package switches;

public class YieldNested {
    static int nested(int a, String b) {
        return switch (a) {
            case 0 -> switch (b) {
                case "x" -> 1;
                case "y" -> {
                    int t = 0;
                    for (int i = 0; i < 5; i++) {
                        if (i == 3) {
                            break;
                        }
                        t += i;
                    }
                    yield t * 10;
                }
                default -> {
                    try {
                        yield Integer.parseInt(b);
                    } catch (NumberFormatException e) {
                        yield -1;
                    } finally {
                        System.out.print("(finally)");
                    }
                }
            };
            case 1 -> {
                int v = switch (b.length()) {
                    case 0:
                        yield 5;
                    case 1:
                        if (b.equals("q")) {
                            yield 6;
                        }
                    case 2:
                        yield 7;
                    default:
                        yield 8;
                };
                yield v * v;
            }
            default -> throw new IllegalArgumentException("a=" + a);
        };
    }

    static int stack(int k) {
        return 1000 + k * switch (k) {
            case 1 -> 2 + switch (k + 1) {
                case 2 -> 30;
                default -> 40;
            };
            case 2 -> {
                int x = k;
                while (x < 100) {
                    x *= x;
                }
                yield x;
            }
            default -> k;
        } + 7;
    }

    public static void main(String[] args) {
        for (int a = 0; a < 3; a++) {
            for (String b : new String[] {"x", "y", "42", "zz", "", "q", "r"}) {
                try {
                    System.out.println(a + b + " " + nested(a, b));
                } catch (IllegalArgumentException e) {
                    System.out.println(e.getMessage());
                    break;
                }
            }
        }
        System.out.println(stack(1) + " " + stack(2) + " " + stack(3));
        int i = 3;
        String s = "a" + switch (i) {
            case 3 -> "b" + (i++ > 2 ? switch (i) {
                case 4 -> "c";
                default -> "d";
            } : "e");
            default -> "f";
        } + i;
        System.out.println(s);
        boolean even = switch (i & 1) {
            case 0 -> true;
            default -> false;
        } && i > 2;
        System.out.println(even);
        System.out.println(switch (s) {
            case "abc4" -> 1L;
            default -> 2;
        } + switch (i) {
            default -> 0.5f;
        });
    }
}
