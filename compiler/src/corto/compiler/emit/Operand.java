// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.world.Kind;

/// A value on the operand stack as C text without side effects: a literal, a variable or a temporary.
///
/// @param variable the local variable the text names, or null
/// @param comparison set if it is the result of lcmp, fcmpl … that the next instruction tests
record Operand(Kind kind, String text, String variable, Comparison comparison) {
    /// Two values compared by the instruction `op`: the branch behind it compares them directly.
    record Comparison(int op, String left, String right) {}

    Operand(Kind kind, String text, String variable) {
        this(kind, text, variable, null);
    }

    static Operand of(Kind kind, String text) {
        return new Operand(kind, text, null);
    }

    static Operand compared(Comparison comparison, String text) {
        return new Operand(Kind.INT, text, null, comparison);
    }
}
