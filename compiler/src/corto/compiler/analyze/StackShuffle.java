// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.Op;

/// The dup and swap family (JVMS §6.5) as permutations of stack *entries*, where a long or double is one entry.
public final class StackShuffle {
    private StackShuffle() {}

    /// Which entries below the top a shuffle reads, and what it leaves: positions counted from the top before it (0 =
    /// top), bottom first. `wide(n)` tells whether entry n is a category 2 value.
    public static int[] plan(int op, java.util.function.IntPredicate wide) {
        return switch (op) {
            case Op.DUP -> new int[] {0, 0};
            case Op.DUP_X1 -> new int[] {0, 1, 0};
            case Op.DUP_X2 -> wide.test(1) ? new int[] {0, 1, 0} : new int[] {0, 2, 1, 0};
            case Op.DUP2 -> wide.test(0) ? new int[] {0, 0} : new int[] {1, 0, 1, 0};
            case Op.DUP2_X1 -> wide.test(0) ? new int[] {0, 1, 0} : new int[] {1, 0, 2, 1, 0};
            case Op.DUP2_X2 -> wide.test(0)
                    ? wide.test(1) ? new int[] {0, 1, 0} : new int[] {0, 2, 1, 0}
                    : wide.test(2) ? new int[] {1, 0, 2, 1, 0} : new int[] {1, 0, 3, 2, 1, 0};
            case Op.SWAP -> new int[] {0, 1};
            default -> throw new IllegalArgumentException("not a shuffle: " + op);
        };
    }

    /// How many entries a plan consumes.
    public static int consumed(int[] plan) {
        int most = 0;
        for (int position : plan) {
            most = Math.max(most, position + 1);
        }
        return most;
    }

    static void apply(int op, Frame f) {
        int[] plan = plan(op, n -> f.peek(n).isWide());
        Frame before = f.copy();
        int top = f.depth - 1;
        f.depth -= consumed(plan);
        for (int position : plan) {
            f.stack[f.depth] = before.stack[top - position];
            f.origin[f.depth] = before.origin[top - position];
            f.tested[f.depth] = before.tested[top - position];
            f.depth++;
        }
    }
}
