// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

/// How a value is stored. On the operand stack the first four and `INT` are all [#INT] (JVMS §2.11.1).
public enum Kind {
    BOOLEAN('Z', 1, 0, "jboolean"),
    BYTE('B', 1, 0, "jbyte"),
    SHORT('S', 2, 1, "jshort"),
    CHAR('C', 2, 1, "jchar"),
    INT('I', 4, 2, "jint"),
    LONG('J', 8, 3, "jlong"),
    FLOAT('F', 4, 2, "jfloat"),
    DOUBLE('D', 8, 3, "jdouble"),
    REFERENCE('L', 8, 3, "ref"),
    VOID('V', 0, 0, "void");

    /// The descriptor's character; `L` also stands for arrays.
    public final char descriptor;
    /// Bytes in a field or an array element.
    public final int sizeBytes;
    /// log2 of `sizeBytes`.
    public final int shift;
    /// The type's name in the emitted C.
    public final String cName;

    Kind(char descriptor, int sizeBytes, int shift, String cName) {
        this.descriptor = descriptor;
        this.sizeBytes = sizeBytes;
        this.shift = shift;
        this.cName = cName;
    }

    /// The kind of a value of the type `descriptor` begins with. Word types are not known here: ask [World#kindOf].
    public static Kind ofDescriptor(char c) {
        return switch (c) {
            case 'Z' -> BOOLEAN;
            case 'B' -> BYTE;
            case 'S' -> SHORT;
            case 'C' -> CHAR;
            case 'I' -> INT;
            case 'J' -> LONG;
            case 'F' -> FLOAT;
            case 'D' -> DOUBLE;
            case 'V' -> VOID;
            case 'L', '[' -> REFERENCE;
            default -> throw new IllegalArgumentException("not a descriptor: " + c);
        };
    }

    /// The kind of the value on the operand stack.
    public Kind stackKind() {
        return switch (this) {
            case BOOLEAN, BYTE, SHORT, CHAR -> INT;
            default -> this;
        };
    }

    /// One or two stack slots (JVMS §2.6.2), none for void.
    public int slots() {
        return this == LONG || this == DOUBLE ? 2 : this == VOID ? 0 : 1;
    }

    public boolean isReference() {
        return this == REFERENCE;
    }

    /// Offset of element 0 in an array of this kind.
    public int arrayDataOffset() {
        return sizeBytes == 8 ? 16 : 12;
    }

    /// The value a field of this kind has before anything is stored, as the interpreter represents it.
    public Object defaultValue() {
        return switch (this) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 0f;
            case DOUBLE -> 0d;
            case REFERENCE, VOID -> null;
        };
    }
}
