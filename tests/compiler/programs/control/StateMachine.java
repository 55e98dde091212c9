// SPDX-License-Identifier: Apache-2.0
package control;

public class StateMachine {
    static final int START = 0;
    static final int NUMBER = 1;
    static final int FRACTION = 2;
    static final int EXPONENT = 3;
    static final int FAIL = 4;

    static String recognise(String s) {
        int state = START;
        int digits = 0;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= s.length(); i++) {
            char c = i < s.length() ? s.charAt(i) : '\0';
            path.append(state);
            switch (state) {
                case START:
                    if (c == '-' && i == 0) {
                        continue;
                    }
                    // falls through
                case NUMBER:
                    if (c >= '0' && c <= '9') {
                        state = NUMBER;
                        digits++;
                        break;
                    }
                    if (c == '.' && digits > 0) {
                        state = FRACTION;
                        break;
                    }
                    if (c == '\0' && digits > 0) {
                        return path + " integer";
                    }
                    // falls through
                case FRACTION:
                    if (c >= '0' && c <= '9') {
                        digits++;
                        break;
                    }
                    if ((c | 32) == 'e' && digits > 0) {
                        state = EXPONENT;
                        break;
                    }
                    if (c == '\0' && state == FRACTION) {
                        return path + " decimal";
                    }
                    state = FAIL;
                    break;
                case EXPONENT:
                    if (c == '\0') {
                        return path + " scientific";
                    }
                    if (c == '+' || c == '-' || Character.isDigit(c)) {
                        break;
                    }
                    state = FAIL;
                    break;
                default:
                    return path + " fail at " + i;
            }
        }
        return path + " unfinished " + state;
    }

    public static void main(String[] args) {
        for (String s : new String[] {"0", "-12", "3.14", "1.", "2e10", "-2.5E-3", "", "-", "abc", "1x2", "1.2.3", "9e9z", "--1"}) {
            System.out.println("'" + s + "' " + recognise(s));
        }
        int brainfuck = run("++++++++[>++++[>++>+++>+++>+<<<<-]>+>+>->>+[<]<-]>>.>---.+++++++..+++.");
        System.out.println(" " + brainfuck);
    }

    static int run(String program) {
        byte[] cells = new byte[100];
        int at = 0;
        int steps = 0;
        for (int pc = 0; pc < program.length(); pc++, steps++) {
            switch (program.charAt(pc)) {
                case '>' -> at++;
                case '<' -> at--;
                case '+' -> cells[at]++;
                case '-' -> cells[at]--;
                case '.' -> System.out.print((char) cells[at]);
                case '[', ']' -> {
                    boolean open = program.charAt(pc) == '[';
                    if (open == (cells[at] == 0)) {
                        int depth = 0;
                        int d = open ? 1 : -1;
                        do {
                            depth += program.charAt(pc) == '[' ? 1 : program.charAt(pc) == ']' ? -1 : 0;
                            pc += d;
                        } while (depth != 0);
                        pc -= d;
                    }
                }
                default -> throw new IllegalStateException();
            }
        }
        return steps;
    }
}
