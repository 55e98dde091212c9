// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;

/// One activation: local variables, then the operand stack, as JVMS §2.6 numbers them (long and double take two slots, the first counts).
///
/// Each slot is a pair: `bits` holds numbers (int kinds sign-extended, float and double as their raw bits, word types),
/// `references` holds objects. A word whose constructor has not finished is an [Instance] in `references`.
final class Frame {
    final Method method;
    final Frame caller;
    final int depth;
    final long[] bits;
    final HeapObject[] references;
    /// The instruction being executed.
    int pc;
    /// First free stack slot while a callee runs.
    int top;
    /// In a constructor of a word type: the object that stands for the word.
    Instance word;

    Frame(Method method, Frame caller) {
        this.method = method;
        this.caller = caller;
        depth = caller == null ? 1 : caller.depth + 1;
        bits = new long[method.frameSlots];
        references = new HeapObject[method.frameSlots];
        top = method.maxLocals;
    }

    /// `app.Config.<clinit> (Config.java:7)`.
    String where() {
        String file = method.method.sourceFile();
        int line = method.code == null ? 0 : method.code[pc].line;
        String place = file == null ? "" : line > 0 ? " (" + file + ":" + line + ")" : " (" + file + ")";
        return method.method.qualifiedName() + place;
    }
}
