// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.util.List;

/// A decoded method body.
///
/// @param instructions in order; branch targets are indices into this list
/// @param handlers in the order of the exception table
public record Code(Instruction[] instructions, List<Handler> handlers, List<LocalVariable> variables, int maxLocals,
        int maxStack) {

    /// One row of the exception table: instructions `start`…`end`−1 are covered; `type` null catches all.
    public record Handler(int start, int end, int target, Instruction.ClassReference type) {}

    /// One row of the local variable table. The range is in bytecode indices.
    public record LocalVariable(int slot, String name, String descriptor, int start, int end) {}
}
