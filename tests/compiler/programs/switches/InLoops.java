// SPDX-License-Identifier: Apache-2.0
package switches;

public class InLoops {
    static int tokens(String s) {
        int depth = 0;
        int max = 0;
        boolean quoted = false;
        int at = 0;
        scan:
        for (; at < s.length(); at++) {
            char c = s.charAt(at);
            switch (c) {
                case '"' -> quoted = !quoted;
                case '(', '[' -> {
                    if (quoted) {
                        continue scan;
                    }
                    depth++;
                    max = Math.max(max, depth);
                }
                case ')', ']' -> {
                    if (quoted) {
                        continue;
                    }
                    if (--depth < 0) {
                        break scan;
                    }
                }
                case '#' -> {
                    break scan;
                }
                case '\\' -> at++;
                default -> {
                }
            }
        }
        return max * 1000 + depth * 100 + at;
    }

    static String vm(int[] code) {
        int acc = 0;
        int pc = 0;
        int steps = 0;
        StringBuilder out = new StringBuilder();
        while (steps++ < 100) {
            int op = code[pc++];
            switch (op & 0xf) {
                case 0:
                    return out + " halt " + acc;
                case 1:
                    acc += op >> 4;
                    break;
                case 2:
                    acc *= op >> 4;
                    break;
                case 3:
                    if (acc < 100) {
                        pc = op >> 4;
                    }
                    continue;
                case 4:
                    out.append(acc).append(' ');
                case 5:
                    acc--;
                    break;
                default:
                    return "bad op " + op;
            }
            acc %= 1009;
        }
        return "too long";
    }

    static int expressionInCondition(int n) {
        int count = 0;
        while (switch (n % 4) {
            case 0 -> n < 100;
            case 1 -> {
                n += 2;
                yield true;
            }
            case 2 -> n % 3 != 0;
            default -> false;
        }) {
            n += count % 2 + 1;
            count++;
            if (count > 50) {
                break;
            }
        }
        return count * 1000 + n;
    }

    static long nestedSwitchSum() {
        long sum = 0;
        for (int i = 0; i < 50; i++) {
            for (int j = 0; j < 10; j++) {
                sum = sum * 3 + switch (i % 5) {
                    case 0 -> switch (j % 3) {
                        case 0 -> 1;
                        case 1 -> -1;
                        default -> i;
                    };
                    case 1, 2 -> {
                        int t = 0;
                        for (int k = 0; k < j; k++) {
                            if (k == 4) {
                                break;
                            }
                            t += k;
                        }
                        yield t;
                    }
                    case 3 -> j == 7 ? i : -j;
                    default -> {
                        if (j > 5) {
                            yield 100L;
                        }
                        yield 'c';
                    }
                };
            }
        }
        return sum;
    }

    public static void main(String[] args) {
        for (String s : new String[] {"(a[b]c)", "((x", "a)b", "\"(\" (", "(#((", "\\((", ""}) {
            System.out.print(tokens(s) + " ");
        }
        System.out.println();
        System.out.println(vm(new int[] {0x51, 0x04, 0x22, 0x13, 0x00}) + "|" + vm(new int[] {0x03}) + "|" + vm(new int[] {0x0f}) + "|" + vm(new int[] {0x7f1, 0x05, 0x00}));
        try {
            vm(new int[] {1});
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        for (int n = 0; n < 6; n++) {
            System.out.print(expressionInCondition(n) + " ");
        }
        System.out.println(nestedSwitchSum());
    }
}
