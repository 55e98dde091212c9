// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Value;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.Op;
import java.util.List;

/// Arrays: making them, their elements, and the checks before.
final class ArrayEmitter {
    private final MethodText m;

    ArrayEmitter(MethodText text) {
        m = text;
    }

    static String elementType(int op) {
        return switch (op) {
            case Op.IALOAD, Op.IASTORE -> "jint";
            case Op.LALOAD, Op.LASTORE -> "jlong";
            case Op.FALOAD, Op.FASTORE -> "jfloat";
            case Op.DALOAD, Op.DASTORE -> "jdouble";
            case Op.CALOAD, Op.CASTORE -> "jchar";
            case Op.SALOAD, Op.SASTORE -> "jshort";
            case Op.BALOAD, Op.BASTORE -> "jbyte";
            default -> "ref";
        };
    }

    static Kind elementKind(int op) {
        return switch (op) {
            case Op.LALOAD -> Kind.LONG;
            case Op.FALOAD -> Kind.FLOAT;
            case Op.DALOAD -> Kind.DOUBLE;
            case Op.AALOAD -> Kind.REFERENCE;
            default -> Kind.INT;
        };
    }

    /// System.arraycopy. Between arrays known to be of one primitive type only indices are left to check.
    void copy(Value[] values, List<String> arguments) {
        JavaClass type = values[0].exactClass();
        boolean known = type != null && type == values[2].exactClass() && type.isArray() && type.element().isPrimitive();
        String copied;
        if (known) {
            Kind kind = type.element().storageKind();
            String nulls = (values[0].maybeNull ? arguments.get(0) + " && " : "") + (values[2].maybeNull ? arguments.get(2) + " && " : "");
            copied = nulls + "copy_elements(" + String.join(", ", arguments) + ", " + kind.shift + ", " + kind.arrayDataOffset() + ")";
        } else {
            m.unit.useArrayCopy();
            copied = "copy_array(" + String.join(", ", arguments) + ")";
        }
        m.raiseIf("!(" + copied + ")", m.analysis.hooks().arrayCopyFailed(), String.join(", ", arguments));
    }

    boolean isWordArray(Value array) {
        JavaClass type = array.exactClass() != null ? array.exactClass() : array.cone;
        return type != null && type.isArray() && type.element().isWord();
    }

    /// Null and bounds. With a kept length one comparison tests both: a null array has length 0.
    void checkElement(Operand array, Value value, Operand index) {
        String kept = m.keptLength(array);
        if (kept == null) {
            m.checkNullBeforeAccess(array, value);
            if (!value.isNull()) {
                checkIndex(array, value, index);
            }
            return;
        }
        JavaMethod hook = m.analysis.hooks().arrayIndex();
        String condition = "(uint32_t)" + index.text() + " >= (uint32_t)" + kept;
        if (value.maybeNull && !m.isPanic(hook)) {
            m.body.append("if (UNLIKELY(").append(condition).append(")) { ");
            m.raise(array.text() + " ? " + m.callHook(hook) + "(" + index.text() + ", " + kept + ") : " + m.callHook(m.analysis.hooks().nullPointer()) + "()");
            m.body.append("} ");
        } else {
            m.raiseIf(condition, hook, index.text() + ", " + kept);
        }
    }

    private void checkIndex(Operand array, Value value, Operand index) {
        String length = value.objectConstant() instanceof ArrayObject known ? Integer.toString(known.length()) : "LENGTH(" + array.text() + ")";
        m.raiseIf("(uint32_t)" + index.text() + " >= (uint32_t)" + length, m.analysis.hooks().arrayIndex(), index.text() + ", " + length);
    }

    void arrayLoad(int op) {
        Operand index = m.peek(0);
        Operand array = m.peek(1);
        Value value = m.frame.peek(1);
        checkElement(array, value, index);
        if (value.isNull()) {
            return;
        }
        m.pop();
        m.pop();
        if (op == Op.AALOAD && isWordArray(value)) {
            m.push(Kind.LONG, "ELEMENT(jlong, " + array.text() + ", " + index.text() + ")");
        } else {
            m.push(elementKind(op), "ELEMENT(" + elementType(op) + ", " + array.text() + ", " + index.text() + ")");
        }
    }

    void arrayStore(int op) {
        Operand value = m.peek(0);
        Operand index = m.peek(1);
        Operand array = m.peek(2);
        Value arrayValue = m.frame.peek(2);
        checkElement(array, arrayValue, index);
        if (arrayValue.isNull()) {
            return;
        }
        String type = elementType(op);
        String text = value.text();
        if (op == Op.AASTORE) {
            if (value.kind() == Kind.LONG) {
                type = "jlong";
            } else if (m.analysis.storage().storeNeedsCheck(arrayValue.nonNull(), m.frame.peek(0))) {
                m.unit.useGenericSubtype();
                m.raiseIf(text + " && !is_subtype(CLASS(" + text + "), CLASS(" + array.text() + ")->element)", m.analysis.hooks().arrayStore(), text);
            }
        } else if (op == Op.BASTORE && isBooleanArray(arrayValue)) {
            text = "(" + text + " & 1)";
        }
        m.body.append("ELEMENT(").append(type).append(", ").append(array.text()).append(", ").append(index.text()).append(") = ").append(text)
                .append("; ");
        m.pop();
        m.pop();
        m.pop();
    }

    static boolean isBooleanArray(Value array) {
        JavaClass type = array.exactClass();
        return type != null && type.name.equals("[Z");
    }

    void newArray(JavaClass type) {
        Operand length = m.peek(0);
        Integer known = m.frame.peek(0).intConstant();
        if (known == null || known < 0) {
            m.raiseIf(length.text() + " < 0", m.analysis.hooks().negativeArraySize(), length.text());
        }
        m.pop();
        String name = make("(jlong)&" + m.unit.types().descriptor(type), length.text());
        if (length.variable() == null) {
            m.lengths.put(name, length.text()); // a local could change before it is used
        }
    }

    void newMultiArray(JavaClass type, int dimensions) {
        StringBuilder sizes = new StringBuilder();
        for (int d = dimensions - 1; d >= 0; d--) {
            if (m.isPanic(m.analysis.hooks().negativeArraySize())) {
                m.raiseIf(m.peek(d).text() + " < 0", m.analysis.hooks().negativeArraySize(), m.peek(d).text());
            }
            sizes.append(sizes.isEmpty() ? "" : ", ").append(m.peek(d).text());
        }
        for (int d = 0; d < dimensions; d++) {
            m.pop();
        }
        m.unit.useMultiArrays();
        m.callHook(m.analysis.hooks().negativeArraySize());
        m.callHook(m.analysis.hooks().outOfMemory());
        m.callHook(m.analysis.hooks().allocateArray());
        String call = "new_multi_array(&" + m.unit.types().descriptor(type) + ", " + dimensions + ", (jint[]){" + sizes + "})";
        if (m.unit.unhandled().jumps()) {
            m.jumpsItself = true;
            m.pushCall(Kind.REFERENCE, call, false, true);
        } else {
            m.noteRaised(null);
            m.pushCall(Kind.REFERENCE, call, true, false);
        }
    }

    /// An array of the class of `array`, which is not null.
    void newLike(String array, String length) {
        m.raiseIf(length + " < 0", m.analysis.hooks().negativeArraySize(), length);
        make("(jlong)CLASS(" + array + ")", length);
    }

    private String make(String descriptor, String length) {
        String allocate = m.callHook(m.analysis.hooks().allocateArray());
        if (m.unit.unhandled().jumps()) {
            return m.pushNew(m.unit.newArray() + "(" + descriptor + ", " + length + ")");
        }
        String name = m.push(Kind.REFERENCE, allocate + "(" + descriptor + ", " + length + ")");
        m.raiseIf("!" + name, m.analysis.hooks().outOfMemory(), "");
        return name;
    }

    void newArrayOf(int first, Value[] values, List<String> arguments) {
        JavaClass type = values[first].mirroredConstant();
        String length = arguments.get(first + 1);
        m.raiseIf(length + " < 0", m.analysis.hooks().negativeArraySize(), length);
        String descriptor;
        if (type != null) {
            descriptor = "(jlong)&" + m.unit.types().descriptor(type.arrayClass());
        } else {
            m.checkNull(Operand.of(Kind.REFERENCE, arguments.get(first)), values[first]);
            m.unit.useMirrorDescriptors();
            descriptor = "(jlong)array_class_of(" + arguments.get(first) + ")";
        }
        make(descriptor, length);
    }
}
