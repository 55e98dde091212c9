// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// Code that turns a value of one type into another as LambdaMetafactory's adaptation rules allow.
final class Conversion {

    private static final ClassDesc CD_NUMBER = ClassDesc.of("java.lang.Number");

    private Conversion() {}

    /// Converts the top of stack.
    ///
    /// @param actual     static type of the value
    /// @param functional what the caller promises it is: the interface method's type with the type arguments put in.
    ///                   A reference is first cast to it, so a wrong one gives ClassCastException, then unboxed from it
    /// @param wanted     type needed; void drops nothing, the return instruction does
    static void convert(CodeBuilder code, ClassDesc actual, ClassDesc wanted, ClassDesc functional) {
        if (actual.equals(CD_void) || wanted.equals(CD_void)) {
            return;
        }
        if (actual.isPrimitive()) {
            if (wanted.isPrimitive()) {
                widen(code, actual, wanted);
            } else {
                box(code, actual, wanted);
            }
        } else {
            ClassDesc source = functional.isPrimitive() ? actual : functional;
            cast(code, actual, source);
            if (wanted.isPrimitive()) {
                unbox(code, source, wanted);
            } else {
                cast(code, source, wanted);
            }
        }
    }

    static void cast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!from.equals(to) && !to.equals(CD_Object)) {
            code.checkcast(to);
        }
    }

    static void box(CodeBuilder code, ClassDesc primitive, ClassDesc wanted) {
        ClassDesc other = primitiveOf(wanted);
        ClassDesc boxed = other == null ? primitive : other;   // byte to Integer: widen first
        widen(code, primitive, boxed);
        ClassDesc box = boxOf(boxed);
        code.invokestatic(box, "valueOf", MethodTypeDesc.of(box, boxed));
        // A wider reference (Object, Number, Comparable) needs no cast: every box is one.
    }

    /// From a box, or from a supertype of boxes, which must then hold the box of `wanted` (or any Number that converts to it).
    private static void unbox(CodeBuilder code, ClassDesc source, ClassDesc wanted) {
        ClassDesc held = primitiveOf(source);
        boolean number = !wanted.equals(CD_boolean) && !wanted.equals(CD_char);
        if (held == null) {
            ClassDesc via = number ? CD_NUMBER : boxOf(wanted);
            cast(code, source, via);
            code.invokevirtual(via, wanted.displayName() + "Value", MethodTypeDesc.of(wanted));
        } else if (held.equals(CD_boolean) || held.equals(CD_char)) {
            code.invokevirtual(source, held.displayName() + "Value", MethodTypeDesc.of(held));
            widen(code, held, wanted);
        } else {
            code.invokevirtual(source, wanted.displayName() + "Value", MethodTypeDesc.of(wanted));
        }
    }

    private static void widen(CodeBuilder code, ClassDesc from, ClassDesc to) {
        TypeKind source = TypeKind.from(from).asLoadable();
        TypeKind target = TypeKind.from(to).asLoadable();
        if (source != target) {
            code.conversion(source, target);
        }
    }

    static ClassDesc boxOf(ClassDesc primitive) {
        return switch (TypeKind.from(primitive)) {
            case BOOLEAN -> CD_Boolean;
            case BYTE -> CD_Byte;
            case SHORT -> CD_Short;
            case CHAR -> CD_Character;
            case INT -> CD_Integer;
            case LONG -> CD_Long;
            case FLOAT -> CD_Float;
            case DOUBLE -> CD_Double;
            case VOID -> CD_Void;
            case REFERENCE -> throw new IllegalArgumentException(primitive.displayName() + " is not primitive");
        };
    }

    /// The primitive type that `box` holds; null if it is no box.
    static ClassDesc primitiveOf(ClassDesc box) {
        return switch (box.descriptorString()) {
            case "Ljava/lang/Boolean;" -> CD_boolean;
            case "Ljava/lang/Byte;" -> CD_byte;
            case "Ljava/lang/Short;" -> CD_short;
            case "Ljava/lang/Character;" -> CD_char;
            case "Ljava/lang/Integer;" -> CD_int;
            case "Ljava/lang/Long;" -> CD_long;
            case "Ljava/lang/Float;" -> CD_float;
            case "Ljava/lang/Double;" -> CD_double;
            default -> null;
        };
    }
}
