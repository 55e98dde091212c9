// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.world.Kind;

/// A value on the operand stack as C text without side effects: a literal, a variable or a temporary.
///
/// @param variable the local variable the text names, or null
record Operand(Kind kind, String text, String variable) {
    static Operand of(Kind kind, String text) {
        return new Operand(kind, text, null);
    }
}
