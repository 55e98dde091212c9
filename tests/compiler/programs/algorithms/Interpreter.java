// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class Interpreter {
    enum Op { PUSH, ADD, SUB, MUL, LESS, JUMP, JUMP_IF_NOT, LOAD, STORE, CALL, RETURN, PRINT, DUP, POP, HALT }

    record Instruction(Op op, long argument) {
        @Override
        public String toString() {
            return op + (argument == 0 ? "" : " " + argument);
        }
    }

    static class Assembler {
        final List<Instruction> code = new ArrayList<>();
        final Map<String, Integer> labels = new HashMap<>();
        final Map<Integer, String> open = new HashMap<>();

        Assembler add(String text) {
            for (String line : text.split("[;\n]")) {
                line = line.strip();
                if (line.isEmpty()) {
                    continue;
                }
                if (line.endsWith(":")) {
                    labels.put(line.substring(0, line.length() - 1), code.size());
                    continue;
                }
                String[] parts = line.split("\\s+", 2);
                long argument = 0;
                if (parts.length > 1) {
                    try {
                        argument = Long.parseLong(parts[1]);
                    } catch (NumberFormatException e) {
                        open.put(code.size(), parts[1]);
                    }
                }
                code.add(new Instruction(Op.valueOf(parts[0].toUpperCase(java.util.Locale.ROOT)), argument));
            }
            return this;
        }

        List<Instruction> link() {
            open.forEach((at, label) -> code.set(at, new Instruction(code.get(at).op(), labels.get(label))));
            return List.copyOf(code);
        }
    }

    static long run(List<Instruction> code) {
        long[] stack = new long[64];
        long[] variables = new long[8];
        int[] calls = new int[32];
        int sp = 0;
        int cp = 0;
        long steps = 0;
        for (int pc = 0; ; steps++) {
            Instruction i = code.get(pc++);
            switch (i.op()) {
                case PUSH -> stack[sp++] = i.argument();
                case ADD -> stack[--sp - 1] += stack[sp];
                case SUB -> stack[--sp - 1] -= stack[sp];
                case MUL -> stack[--sp - 1] *= stack[sp];
                case LESS -> stack[--sp - 1] = stack[sp - 1] < stack[sp] ? 1 : 0;
                case JUMP -> pc = (int) i.argument();
                case JUMP_IF_NOT -> {
                    if (stack[--sp] == 0) {
                        pc = (int) i.argument();
                    }
                }
                case LOAD -> stack[sp++] = variables[(int) i.argument()];
                case STORE -> variables[(int) i.argument()] = stack[--sp];
                case CALL -> {
                    calls[cp++] = pc;
                    pc = (int) i.argument();
                }
                case RETURN -> pc = calls[--cp];
                case PRINT -> System.out.print(stack[--sp] + " ");
                case DUP -> stack[sp++] = stack[sp - 2];
                case POP -> sp--;
                case HALT -> {
                    return steps;
                }
            }
        }
    }

    public static void main(String[] args) {
        List<Instruction> program = new Assembler().add("""
            push 0; store 0
            loop:
            load 0; push 10; less; jump_if_not end
            load 0; call square; print
            load 0; push 1; add; store 0
            jump loop
            square: dup; mul; return
            end: push 7; print; halt
            """.replace("square: ", "square:\n").replace("end: ", "end:\n")).link();
        System.out.println(program);
        System.out.println(run(program));
        List<Instruction> sum = new Assembler().add("push 0;store 1;push 0;store 0;l:;load 0;push 20000;less;jump_if_not e;load 1;load 0;add;store 1;load 0;push 1;add;store 0;jump l;e:;load 1;print;halt").link();
        System.out.println(run(sum));
        try {
            run(List.of(new Instruction(Op.ADD, 0)));
        } catch (ArrayIndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            run(List.of(new Instruction(Op.PUSH, 1)));
        } catch (IndexOutOfBoundsException e) {
            System.out.println("ran off the end");
        }
        try {
            new Assembler().add("fly 1");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
