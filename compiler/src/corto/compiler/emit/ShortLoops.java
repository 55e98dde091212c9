// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.world.Code;
import corto.compiler.world.Instruction;
import corto.compiler.world.Op;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Loops that end soon: `for (int i = 2; i < 10; i++)` with constants, at most 64 rounds, and neither loops nor calls inside. In bytecode, as javac writes it:
///
/// ```
///         ldc 2, istore i
///   head: iload i, ldc 10, if_icmpge exit
///         …                                  no other store to i
///         iinc i 1, goto head
/// ```
final class ShortLoops {
    private static final int MOST_ROUNDS = 64;

    private final Instruction[] code;
    private final List<Code.Handler> handlers;

    private ShortLoops(Code code) {
        this.code = code.instructions();
        handlers = code.handlers();
    }

    /// The jumps back of such loops, as indices of instructions.
    static BitSet jumpsBack(Code code) {
        ShortLoops loops = new ShortLoops(code);
        BitSet result = new BitSet();
        for (int i = 0; i < loops.code.length; i++) {
            if (loops.code[i].op == Op.GOTO && loops.code[i].target <= i && loops.endsSoon(loops.code[i].target, i)) {
                result.set(i);
            }
        }
        return result;
    }

    private boolean endsSoon(int head, int end) {
        if (head < 2 || head + 2 >= end || code[head].op != Op.ILOAD || code[head + 2].op != Op.IF_ICMPGE || code[head + 2].target <= end) {
            return false;
        }
        int counter = code[head].a;
        Integer limit = constant(code[head + 1]);
        Integer start = code[head - 1].op == Op.ISTORE && code[head - 1].a == counter ? constant(code[head - 2]) : null;
        boolean catches = handlers.stream().anyMatch(handler -> handler.target() >= head && handler.target() <= end);
        if (limit == null || start == null || catches || jumpsTo(head) != 1) {
            return false;
        }
        int step = 0;
        for (int i = head; i < end; i++) {
            Instruction instruction = code[i];
            boolean isStore = instruction.op >= Op.ISTORE && instruction.op <= Op.ASTORE;
            boolean isCall = instruction.op >= Op.INVOKEVIRTUAL && instruction.op <= Op.INVOKEINTERFACE;
            if (isCall || isStore && instruction.a == counter || jumpsBack(i, head)) {
                return false;
            }
            if (instruction.op == Op.IINC && instruction.a == counter) {
                if (step != 0 || instruction.b <= 0 || i != end - 1) {
                    return false;                // in each round, once
                }
                step = instruction.b;
            }
        }
        return step > 0 && ((long) limit - start + step - 1) / step <= MOST_ROUNDS;
    }

    private boolean jumpsBack(int index, int head) {
        for (int target : targets(code[index])) {
            if (target > head && target <= index) {
                return true;
            }
        }
        return false;
    }

    private static Integer constant(Instruction instruction) {
        return instruction.op == Op.LDC && instruction.operand instanceof Integer n ? n : null;
    }

    private int jumpsTo(int head) {
        int count = 0;
        for (Instruction instruction : code) {
            count += (int) targets(instruction).stream().filter(target -> target == head).count();
        }
        return count;
    }

    private static List<Integer> targets(Instruction instruction) {
        List<Integer> result = new ArrayList<>();
        if (instruction.target >= 0) {
            result.add(instruction.target);
        }
        if (instruction.targets != null) {
            for (int target : instruction.targets) {
                result.add(target);
            }
        }
        return result;
    }
}
