// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Flow;
import corto.compiler.analyze.Frame;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.Instruction;
import corto.compiler.world.Op;
import java.util.BitSet;

/// Finds the local variables whose array's length is worth keeping in a variable of its own.
///
/// C cannot know that a length never changes: it would load it again after every store. In a variable beside the array,
/// 0 while the array is null, one comparison checks index and null together, and gcc removes those that a loop's
/// condition implies.
final class ArrayLengths implements Flow.Visitor {
    private final BitSet accessed = new BitSet();
    private final BitSet unfit = new BitSet();

    private ArrayLengths() {}

    /// Slots that always hold arrays and are indexed or asked for their length.
    static BitSet slots(Flow flow, MethodState state) {
        ArrayLengths lengths = new ArrayLengths();
        int slot = 0;
        for (Value parameter : state.parameters) {
            if (!parameter.isReference() || !parameter.isArray()) {
                lengths.unfit.set(slot);
            }
            slot += parameter.isWide() ? 2 : 1;
        }
        flow.replay(lengths);
        lengths.accessed.andNot(lengths.unfit);
        return lengths.accessed;
    }

    @Override
    public void instruction(int index, Instruction instruction, Frame before) {
        int op = instruction.op;
        int array = -1;
        if (op >= Op.IALOAD && op <= Op.SALOAD) {
            array = 1;
        } else if (op >= Op.IASTORE && op <= Op.SASTORE) {
            array = 2;
        } else if (op == Op.ARRAYLENGTH) {
            array = 0;
        } else if (op == Op.ASTORE && !(before.peek(0).isReference() && before.peek(0).isArray())) {
            unfit.set(instruction.a);
        }
        if (array >= 0 && before.origin(array) >= 0) {
            accessed.set(before.origin(array));
        }
    }
}
