// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

/// Answers calls of a method at build time.
interface NativeMethod {
    /// Values as in [corto.compiler.world.Instance#slots], receiver first; the result likewise, null for void.
    Object call(Interpreter interpreter, Object[] arguments);
}
