// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;

/// A bug to be planted in a compiled class: something in a method is left out or turned around. `number` counts such places in the method from 0.
public record Mutation(String in, String method, Kind kind, String what, int number) {
    /// What is done.
    public enum Kind {
        /// A call of `what` does not happen; its result is 0, false or null.
        SKIP_CALL,
        /// A store into the field `what` does not happen.
        SKIP_STORE,
        /// A conditional jump jumps when it should not.
        NEGATE
    }

    public static Mutation skipCall(Class<?> in, String method, String called) {
        return new Mutation(in.getName(), method, Kind.SKIP_CALL, called, 0);
    }

    public static Mutation skipStore(Class<?> in, String method, String field, int number) {
        return new Mutation(in.getName(), method, Kind.SKIP_STORE, field, number);
    }

    public static Mutation negate(Class<?> in, String method, int number) {
        return new Mutation(in.getName(), method, Kind.NEGATE, "condition", number);
    }

    /// The class with the bug; null if there is no such place.
    byte[] apply(byte[] bytes) {
        ClassFile classFile = ClassFile.of();
        int[] seen = {0};
        boolean[] done = {false};
        CodeTransform transform = (builder, element) -> {
            if (matches(element) && seen[0]++ == number) {
                done[0] = true;
                replace(builder, element);
            } else {
                builder.with(element);
            }
        };
        byte[] changed = classFile.transformClass(classFile.parse(bytes),
                ClassTransform.transformingMethodBodies(model -> model.methodName().equalsString(method), transform));
        return done[0] ? changed : null;
    }

    private boolean matches(CodeElement element) {
        return switch (kind) {
            case SKIP_CALL -> element instanceof InvokeInstruction call && call.name().equalsString(what);
            case SKIP_STORE -> element instanceof FieldInstruction field && field.name().equalsString(what)
                    && (field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC);
            case NEGATE -> element instanceof BranchInstruction branch && branch.opcode() != Opcode.GOTO && branch.opcode() != Opcode.GOTO_W;
        };
    }

    private static void replace(CodeBuilder builder, CodeElement element) {
        switch (element) {
            case InvokeInstruction call -> {
                MethodTypeDesc type = call.typeSymbol();
                for (int i = type.parameterCount() - 1; i >= 0; i--) {
                    pop(builder, type.parameterType(i));
                }
                if (call.opcode() != Opcode.INVOKESTATIC) {
                    builder.pop();
                }
                switch (TypeKind.from(type.returnType())) {
                    case VOID -> {}
                    case LONG -> builder.lconst_0();
                    case REFERENCE -> builder.aconst_null();
                    default -> builder.iconst_0();
                }
            }
            case FieldInstruction field -> {
                pop(builder, field.typeSymbol());
                if (field.opcode() == Opcode.PUTFIELD) {
                    builder.pop();
                }
            }
            case BranchInstruction branch -> builder.branch(opposite(branch.opcode()), branch.target());
            default -> throw new IllegalStateException();
        }
    }

    private static void pop(CodeBuilder builder, ClassDesc type) {
        if (TypeKind.from(type).slotSize() == 2) {
            builder.pop2();
        } else {
            builder.pop();
        }
    }

    private static Opcode opposite(Opcode jump) {
        return switch (jump) {
            case IFEQ -> Opcode.IFNE;
            case IFNE -> Opcode.IFEQ;
            case IFLT -> Opcode.IFGE;
            case IFGE -> Opcode.IFLT;
            case IFGT -> Opcode.IFLE;
            case IFLE -> Opcode.IFGT;
            case IFNULL -> Opcode.IFNONNULL;
            case IFNONNULL -> Opcode.IFNULL;
            case IF_ACMPEQ -> Opcode.IF_ACMPNE;
            case IF_ACMPNE -> Opcode.IF_ACMPEQ;
            case IF_ICMPEQ -> Opcode.IF_ICMPNE;
            case IF_ICMPNE -> Opcode.IF_ICMPEQ;
            case IF_ICMPLT -> Opcode.IF_ICMPGE;
            case IF_ICMPGE -> Opcode.IF_ICMPLT;
            case IF_ICMPGT -> Opcode.IF_ICMPLE;
            case IF_ICMPLE -> Opcode.IF_ICMPGT;
            default -> throw new IllegalStateException(jump + " is no conditional jump");
        };
    }
}
