// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// One instruction in normal form ([Op]). Which fields mean something depends on `op`:
///
/// | op | fields |
/// | --- | --- |
/// | xLOAD, xSTORE | `a` slot |
/// | IINC | `a` slot, `b` amount |
/// | LDC | `operand`: Integer, Long, Float, Double, java.lang.String, [ClassReference], [Unsupported] |
/// | branches | `target`: index of an instruction |
/// | switches | `keys`, `targets` (parallel), `target` the default |
/// | GETFIELD … PUTSTATIC | `operand`: [FieldReference] |
/// | INVOKE* | `operand`: [MethodReference] |
/// | NEW, CHECKCAST, INSTANCEOF | `operand`: [ClassReference] |
/// | NEWARRAY (also anewarray) | `operand`: [ClassReference] of the *array* class |
/// | MULTIANEWARRAY | `operand`: [ClassReference] of the array class, `a` dimensions |
public final class Instruction {
    public final int op;
    public final int a;
    public final int b;
    public final Object operand;
    /// Index of the branch target, −1 if none.
    public int target = -1;
    public int[] keys;
    public int[] targets;
    /// Source line, 0 if unknown.
    public int line;
    /// Offset in the class file's code array: only to place local variable ranges and for messages.
    public int bytecodeIndex;

    Instruction(int op, int a, int b, Object operand) {
        this.op = op;
        this.a = a;
        this.b = b;
        this.operand = operand;
    }

    /// A symbolic class, resolved when it is reached.
    public record ClassReference(World world, String name) {
        public JavaClass resolve() {
            return world.classNamed(name);
        }
    }

    /// A constant that a closed world cannot have; reaching it is an error.
    public record Unsupported(String what) {}
}
