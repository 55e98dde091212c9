// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Accesses through a `VarHandle` (JVMS §2.9.3), which have whatever descriptor the call writes, as static methods of that shape.
///
/// ```
///   handle.compareAndSet(node, before, after)          Z compareAndSet(VarHandle h, Node n, Object before, Object after) {
///   invokevirtual VarHandle.compareAndSet:(LNode;…)Z       return unsafe.compareAndSetReference(requireHolder(n), h.offset(), before, after);
///                                                      }
/// ```
///
/// How many coordinates a call has follows from the number of values its access mode takes; the class that holds the static method is shared
/// by all calls of one shape. What the handle answers is in the replaced `java.lang.invoke.VarHandle`.
public final class VarHandleLowering {
    private static final String OWNER = "java/lang/invoke/VarHandle";
    private static final ClassDesc CD_UNSAFE = ClassDesc.of("jdk.internal.misc.Unsafe");
    private static final ClassDesc CD_HANDLE = ClassDesc.of("java.lang.invoke.VarHandle");
    private static final int HANDLE = 0;

    private final String mode;
    private final MethodTypeDesc call;
    private final int values;
    private final int coordinates;
    private final MethodTypeDesc type;             // with the handle in front

    private VarHandleLowering(String mode, MethodTypeDesc call) {
        this.mode = mode;
        this.call = call;
        values = values(mode);
        coordinates = call.parameterCount() - values;
        type = call.insertParameterTypes(0, CD_HANDLE);
    }

    /// Whether an `invokevirtual` of this method is an access through a variable handle.
    public static boolean isAccess(String owner, String name) {
        return owner.equals(OWNER) && values(name) >= 0;
    }

    /// What an access that [#isAccess] names becomes; null if the image cannot have it.
    public static Lowered.Call lower(String mode, String descriptor) {
        VarHandleLowering lowering = new VarHandleLowering(mode, MethodTypeDesc.ofDescriptor(descriptor));
        boolean possible = lowering.coordinates >= 0 && lowering.coordinates <= 2 && (!lowering.isView() || lowering.isPlain());
        return possible ? lowering.lower() : null;
    }

    /// How many values an access mode takes; −1 if it is none.
    private static int values(String mode) {
        return switch (mode) {
            case "get", "getVolatile", "getOpaque", "getAcquire" -> 0;
            case "set", "setVolatile", "setOpaque", "setRelease" -> 1;
            case "compareAndSet", "compareAndExchange", "compareAndExchangeAcquire", "compareAndExchangeRelease",
                    "weakCompareAndSetPlain", "weakCompareAndSet", "weakCompareAndSetAcquire", "weakCompareAndSetRelease" -> 2;
            default -> mode.startsWith("getAnd") ? 1 : -1;
        };
    }

    private Lowered.Call lower() {
        ClassDesc self = ClassDesc.of(OWNER.replace('/', '.') + "$$" + mode + "$$" + shape());
        SyntheticClass built = SyntheticClass.build(self, builder -> builder.withMethodBody(mode, type,
                ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, this::body));
        return new Lowered.Call(self, mode, type, List.of(built));
    }

    /// The descriptor as part of a class name.
    private String shape() {
        StringBuilder shape = new StringBuilder();
        for (ClassDesc parameter : call.parameterList()) {
            shape.append(letters(parameter));
        }
        return shape.append('_').append(letters(call.returnType())).toString();
    }

    private static String letters(ClassDesc parameter) {
        return parameter.descriptorString().replace("_", "_1").replace(";", "_2").replace("[", "_3").replace('/', '_');
    }

    /// Pushes Unsafe, holder, offset and the values, and calls the operation.
    private void body(CodeBuilder code) {
        code.invokestatic(CD_UNSAFE, "getUnsafe", MethodTypeDesc.of(CD_UNSAFE));
        location(code);
        ClassDesc value = valueType();
        int first = 1 + coordinates;
        for (int i = first; i < type.parameterCount(); i++) {
            code.loadLocal(TypeKind.from(type.parameterType(i)), code.parameterSlot(i));
            convert(code, type.parameterType(i), value);
            if (isView() && isFloating(value)) {
                code.invokestatic(box(value), value.equals(CD_float) ? "floatToRawIntBits" : "doubleToRawLongBits",
                        MethodTypeDesc.of(bits(value), value));
            }
        }
        ClassDesc floating = isView() && isFloating(value) ? value : null;
        value = floating == null ? value : bits(value);
        ClassDesc erased = value.isPrimitive() ? value : CD_Object;
        ClassDesc result = result(erased);
        ClassDesc[] parameters = new ClassDesc[2 + values + (isView() ? 1 : 0)];
        parameters[0] = CD_Object;
        parameters[1] = CD_long;
        for (int i = 0; i < values; i++) {
            parameters[2 + i] = erased;
        }
        if (isView()) {
            code.aload(HANDLE).invokevirtual(CD_HANDLE, "bigEndian", MethodTypeDesc.of(CD_boolean));
            parameters[2 + values] = CD_boolean;
        }
        code.invokevirtual(CD_UNSAFE, operation(value), MethodTypeDesc.of(result, parameters));
        if (floating != null && values == 0) {
            code.invokestatic(box(floating), floating.equals(CD_float) ? "intBitsToFloat" : "longBitsToDouble",
                    MethodTypeDesc.of(floating, value));
            result = floating;
        }
        giveBack(code, result);
    }

    private static boolean isFloating(ClassDesc value) {
        return value.equals(CD_float) || value.equals(CD_double);
    }

    private static ClassDesc bits(ClassDesc floating) {
        return floating.equals(CD_float) ? CD_int : CD_long;
    }

    private static ClassDesc box(ClassDesc floating) {
        return floating.equals(CD_float) ? CD_Float : CD_Double;
    }

    private void location(CodeBuilder code) {
        switch (coordinates) {
            case 0 -> code.aload(HANDLE).invokevirtual(CD_HANDLE, "staticHolder", MethodTypeDesc.of(CD_Object))
                    .aload(HANDLE).invokevirtual(CD_HANDLE, "offset", MethodTypeDesc.of(CD_long));
            case 1 -> code.aload(1).invokestatic(CD_HANDLE, "requireHolder", MethodTypeDesc.of(CD_Object, CD_Object))
                    .aload(HANDLE).invokevirtual(CD_HANDLE, "offset", MethodTypeDesc.of(CD_long));
            default -> {
                code.aload(1).aload(HANDLE).aload(1).iload(2);
                if (isView()) {
                    code.loadConstant(sizeBytes(valueType()))
                            .invokevirtual(CD_HANDLE, "view", MethodTypeDesc.of(CD_long, CD_Object, CD_int, CD_int));
                } else {
                    code.invokevirtual(CD_HANDLE, "element", MethodTypeDesc.of(CD_long, CD_Object, CD_int));
                }
            }
        }
    }

    /// Numbers across the bytes of an array: only plain get and set, which need no alignment.
    private boolean isView() {
        return coordinates == 2 && call.parameterType(0).equals(CD_byte.arrayType()) && !valueType().equals(CD_byte);
    }

    private boolean isPlain() {
        return mode.equals("get") || mode.equals("set");
    }

    private static int sizeBytes(ClassDesc type) {
        return switch (TypeKind.from(type)) {
            case BOOLEAN, BYTE -> Byte.BYTES;
            case SHORT, CHAR -> Short.BYTES;
            case INT, FLOAT -> Integer.BYTES;
            default -> Long.BYTES;
        };
    }

    /// The variable's type as far as the call shows it: the result where there is one, which a value may have to be widened to.
    private ClassDesc valueType() {
        boolean resultIsValue = mode.startsWith("get") || mode.startsWith("compareAndExchange");
        if (resultIsValue && !call.returnType().equals(CD_void)) {
            return call.returnType();
        }
        if (values == 0) {
            return CD_Object;
        }
        ClassDesc last = call.parameterType(call.parameterCount() - 1);
        ClassDesc other = call.parameterType(call.parameterCount() - values);
        return last.isPrimitive() && other.isPrimitive() && sizeBytes(other) > sizeBytes(last) ? other : last;
    }

    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (from.isPrimitive() && to.isPrimitive()) {
            code.conversion(TypeKind.from(from), TypeKind.from(to));
        }
    }

    private ClassDesc result(ClassDesc value) {
        if (mode.startsWith("set")) {
            return CD_void;
        }
        return mode.startsWith("compareAndSet") || mode.startsWith("weak") ? CD_boolean : value;
    }

    private String operation(ClassDesc value) {
        String typeName = value.isPrimitive() ? upper(value.displayName()) : "Reference";
        if (isView()) {
            return (values == 0 ? "get" : "put") + typeName + "Unaligned";
        }
        if (values == 0) {
            return "get" + typeName + mode.substring("get".length());
        }
        if (mode.startsWith("set")) {
            return "put" + typeName + mode.substring("set".length());
        }
        for (String order : new String[] {"Acquire", "Release", "Plain"}) {
            if (mode.endsWith(order)) {
                return mode.substring(0, mode.length() - order.length()) + typeName + order;
            }
        }
        return mode + typeName;
    }

    private static String upper(String name) {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    private void giveBack(CodeBuilder code, ClassDesc result) {
        ClassDesc wanted = call.returnType();
        if (wanted.equals(CD_void)) {
            if (!result.equals(CD_void)) {
                if (TypeKind.from(result).slotSize() == 2) {
                    code.pop2();
                } else {
                    code.pop();
                }
            }
            code.return_();
            return;
        }
        if (!wanted.isPrimitive() && !wanted.equals(CD_Object)) {
            code.checkcast(wanted);
        }
        code.return_(TypeKind.from(wanted));
    }
}
