// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

public class VirtualMachine {
    // An assembler and a machine with registers, memory, a stack, and traps that its own program can handle.
    static final class Trap extends Exception {
        final int cause;
        final int pc;

        Trap(int cause, int pc) {
            super("trap " + cause + " at " + pc, null, false, false);
            this.cause = cause;
            this.pc = pc;
        }
    }

    static final class Machine {
        final int[] registers = new int[8];
        final int[] memory = new int[64];
        final StringBuilder output = new StringBuilder();
        int stack = memory.length;
        int handler = -1;
        long steps;

        void run(String[][] code, Map<String, Integer> labels, long limit) throws Trap {
            int pc = 0;
            while (true) {
                try {
                    if (steps++ == limit) {
                        throw new Trap(9, pc);
                    }
                    String[] i = code[pc];
                    switch (i[0]) {
                        case "li" -> registers[reg(i[1])] = Integer.decode(i[2]);
                        case "add", "sub", "mul", "div", "rem", "shl" -> {
                            int a = registers[reg(i[2])];
                            int b = registers[reg(i[3])];
                            registers[reg(i[1])] = switch (i[0]) {
                                case "add" -> a + b;
                                case "sub" -> a - b;
                                case "mul" -> a * b;
                                case "div" -> a / b;
                                case "rem" -> a % b;
                                default -> a << b;
                            };
                        }
                        case "ld" -> registers[reg(i[1])] = memory[registers[reg(i[2])]];
                        case "st" -> memory[registers[reg(i[2])]] = registers[reg(i[1])];
                        case "push" -> memory[--stack] = registers[reg(i[1])];
                        case "pop" -> registers[reg(i[1])] = memory[stack++];
                        case "bz", "bn", "bp" -> {
                            int sign = Integer.signum(registers[reg(i[1])]);
                            if (sign == (i[0].equals("bz") ? 0 : i[0].equals("bn") ? -1 : 1)) {
                                pc = labels.get(i[2]);
                                continue;
                            }
                        }
                        case "call" -> {
                            memory[--stack] = pc + 1;
                            pc = labels.get(i[1]);
                            continue;
                        }
                        case "ret" -> {
                            pc = memory[stack++];
                            continue;
                        }
                        case "out" -> output.append(registers[reg(i[1])]).append(' ');
                        case "trap" -> throw new Trap(registers[reg(i[1])], pc);
                        case "handler" -> handler = labels.get(i[1]);
                        case "halt" -> {
                            return;
                        }
                        default -> throw new Trap(2, pc);
                    }
                    pc++;
                } catch (ArithmeticException e) {
                    pc = handle(new Trap(3, pc));
                } catch (ArrayIndexOutOfBoundsException e) {
                    pc = handle(new Trap(4, pc));
                } catch (NullPointerException | NumberFormatException e) {
                    pc = handle(new Trap(5, pc));
                } catch (Trap trap) {
                    pc = handle(trap);
                }
            }
        }

        int handle(Trap trap) throws Trap {
            if (handler < 0 || trap.cause == 9) {
                throw trap;
            }
            registers[7] = trap.cause;
            return handler;
        }

        static int reg(String name) {
            return name.charAt(0) == 'r' ? name.charAt(1) - '0' : 99;
        }
    }

    static String execute(String source, long limit) {
        Map<String, Integer> labels = new HashMap<>();
        String[] lines = source.lines().map(String::strip).filter(l -> !l.isEmpty()).toArray(String[]::new);
        String[][] code = new String[lines.length][];
        int n = 0;
        for (String line : lines) {
            if (line.endsWith(":")) {
                labels.put(line.substring(0, line.length() - 1), n);
            } else {
                code[n++] = line.split("[ ,]+");
            }
        }
        Machine machine = new Machine();
        try {
            machine.run(Arrays.copyOf(code, n), labels, limit);
            return machine.output + "halted after " + machine.steps;
        } catch (Trap trap) {
            return machine.output + trap.getMessage() + " after " + machine.steps;
        }
    }

    public static void main(String[] args) {
        String factorial = """
                li r0, 10
                call fact
                out r1
                halt
                fact:
                bz r0, one
                push r0
                li r2, 1
                sub r0, r0, r2
                call fact
                pop r0
                mul r1, r1, r0
                ret
                one:
                li r1, 1
                ret
                """;
        String sieve = """
                li r0, 2
                li r5, 40
                li r6, 1
                outer:
                sub r1, r0, r5
                bz r1, end
                ld r2, r0
                bp r2, next
                out r0
                add r3, r0, r0
                inner:
                sub r1, r3, r5
                bp r1, next
                st r6, r3
                add r3, r3, r0
                bp r6, inner
                next:
                add r0, r0, r6
                bp r6, outer
                end:
                halt
                """;
        System.out.println(execute(factorial, 1000));
        System.out.println(execute(sieve, 1000));
        System.out.println(execute("handler h\nli r0, 5\nli r1, 0\ndiv r2, r0, r1\nh:\nout r7\nli r3, 0x40\nbn r7, x\nsub r7, r7, r7\nli r4, 1\nadd r5, r5, r4\nli r6, 3\nsub r6, r6, r5\nbz r6, done\nld r0, r3\ndone:\nhalt\nx:\nhalt", 100));
        System.out.println(execute("again:\nli r0, 1\nbp r0, again", 500));
        System.out.println(execute("call self\nself:\ncall self", 500));
        System.out.println(execute("li r9, 1", 10) + "; " + execute("bogus r1", 10) + "; " + execute("call nowhere", 10) + "; " + execute("li r1, zz", 10) + "; " + execute("li r3, 77\ntrap r3", 10) + "; " + execute("out r0", 9));
    }
}
