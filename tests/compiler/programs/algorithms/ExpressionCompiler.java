// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.List;

public class ExpressionCompiler {
    enum Op { PUSH, LOAD, ADD, SUB, MUL, DIV, REM, NEG, JUMP_ZERO, JUMP, LESS, EQUAL }

    record Instruction(Op op, long operand) {
        @Override
        public String toString() {
            return switch (op) {
                case PUSH, JUMP, JUMP_ZERO -> op + " " + operand;
                case LOAD -> op + " " + (char) operand;
                default -> op.name();
            };
        }
    }

    /// Recursive descent: `a < b ? x : y` over sums, products, unary minus, parentheses.
    static final class Parser {
        final String text;
        int at;
        final List<Instruction> code = new ArrayList<>();

        Parser(String text) {
            this.text = text;
        }

        List<Instruction> parse() {
            conditional();
            if (peek() != '\0') {
                throw new IllegalArgumentException("unexpected '" + peek() + "' at " + at);
            }
            return code;
        }

        void conditional() {
            comparison();
            if (accept('?')) {
                int branch = emit(Op.JUMP_ZERO, -1);
                conditional();
                int end = emit(Op.JUMP, -1);
                code.set(branch, new Instruction(Op.JUMP_ZERO, code.size()));
                expect(':');
                conditional();
                code.set(end, new Instruction(Op.JUMP, code.size()));
            }
        }

        void comparison() {
            sum();
            if (accept('<')) {
                sum();
                emit(Op.LESS, 0);
            } else if (accept('=')) {
                sum();
                emit(Op.EQUAL, 0);
            }
        }

        void sum() {
            product();
            while (true) {
                if (accept('+')) {
                    product();
                    emit(Op.ADD, 0);
                } else if (accept('-')) {
                    product();
                    emit(Op.SUB, 0);
                } else {
                    return;
                }
            }
        }

        void product() {
            unary();
            for (char c = peek(); c == '*' || c == '/' || c == '%'; c = peek()) {
                at++;
                unary();
                emit(c == '*' ? Op.MUL : c == '/' ? Op.DIV : Op.REM, 0);
            }
        }

        void unary() {
            char c = peek();
            if (accept('-')) {
                unary();
                emit(Op.NEG, 0);
            } else if (accept('(')) {
                conditional();
                expect(')');
            } else if (Character.isDigit(c)) {
                int start = at;
                while (Character.isDigit(peek())) {
                    at++;
                }
                emit(Op.PUSH, Long.parseLong(text.substring(start, at).strip()));
            } else if (Character.isLetter(c)) {
                at++;
                emit(Op.LOAD, c);
            } else {
                throw new IllegalArgumentException(c == '\0' ? "unexpected end" : "unexpected '" + c + "' at " + at);
            }
        }

        char peek() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
            return at < text.length() ? text.charAt(at) : '\0';
        }

        boolean accept(char c) {
            boolean there = peek() == c;
            at += there ? 1 : 0;
            return there;
        }

        void expect(char c) {
            if (!accept(c)) {
                throw new IllegalArgumentException("expected '" + c + "' at " + at);
            }
        }

        int emit(Op op, long operand) {
            code.add(new Instruction(op, operand));
            return code.size() - 1;
        }
    }

    static long run(List<Instruction> code, long[] variables) {
        long[] stack = new long[16];
        int top = 0;
        for (int pc = 0; pc < code.size(); pc++) {
            Instruction i = code.get(pc);
            switch (i.op) {
                case PUSH -> stack[top++] = i.operand;
                case LOAD -> stack[top++] = variables[(int) i.operand - 'a'];
                case NEG -> stack[top - 1] = -stack[top - 1];
                case JUMP -> pc = (int) i.operand - 1;
                case JUMP_ZERO -> pc = stack[--top] == 0 ? (int) i.operand - 1 : pc;
                default -> {
                    long b = stack[--top];
                    long a = stack[--top];
                    stack[top++] = switch (i.op) {
                        case ADD -> a + b;
                        case SUB -> a - b;
                        case MUL -> a * b;
                        case DIV -> a / b;
                        case REM -> a % b;
                        case LESS -> a < b ? 1 : 0;
                        case EQUAL -> a == b ? 1 : 0;
                        default -> throw new AssertionError(i.op);
                    };
                }
            }
        }
        return stack[0];
    }

    public static void main(String[] args) {
        String[] sources = {"1 + 2 * 3", "(1+2)*-3", "a<b ? a : b", "a = b ? 1 : a < b ? 2 : 3", "100/7%5 - --4", "a/(b-b)", "9223372036854775807 + 1", "(((a)))", "1 +", "(1", "2 $ 3", "1 2",
            "1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+(1+1))))))))))))))))"};
        for (String source : sources) {
            try {
                List<Instruction> code = new Parser(source).parse();
                System.out.println(source + " -> " + code.size() + (code.size() < 9 ? " " + code : ""));
                System.out.println("   = " + run(code, new long[] {3, 8}) + ", " + run(code, new long[] {-5, -5}));
            } catch (IllegalArgumentException | ArithmeticException | ArrayIndexOutOfBoundsException e) {
                System.out.println(source + " ! " + e.getMessage());
            }
        }
    }
}
