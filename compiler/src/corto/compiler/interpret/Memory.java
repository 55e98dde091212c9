// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;

/// Every access of interpreted code to objects and static fields: asks the attempt, notes old values, then does it.
final class Memory {
    private final Interpreter interpreter;
    private final Journal journal;
    private JavaClass throwable;

    Memory(Interpreter interpreter, Journal journal) {
        this.interpreter = interpreter;
        this.journal = journal;
    }

    Instance newInstance(JavaClass type) {
        Instance object = new Instance(type);
        interpreter.attempt().noteMade(object);
        return object;
    }

    ArrayObject newArray(JavaClass arrayClass, int length) {
        if (length < 0) {
            throw interpreter.thrown("java/lang/NegativeArraySizeException", Integer.toString(length));
        }
        if (length > 1024) {
            allow(interpreter.attempt().allocate((long) length * arrayClass.element().storageKind().sizeBytes));
        }
        ArrayObject array = new ArrayObject(arrayClass, length);
        interpreter.attempt().noteMade(array);
        return array;
    }

    /// Object.clone().
    HeapObject copy(HeapObject original) {
        HeapObject copy = switch (original) {
            case ArrayObject array -> {
                allow(interpreter.attempt().readElements(array));
                yield array.copy();
            }
            case Instance instance -> {
                for (JavaField field : instance.type.allInstanceFields()) {
                    allow(interpreter.attempt().readField(instance, field));
                }
                yield instance.copy();
            }
        };
        interpreter.attempt().noteMade(copy);
        return copy;
    }

    private void allow(String objection) {
        if (objection != null) {
            throw interpreter.refuse(objection);
        }
    }

    // Static fields; the class has been initialised.

    Object read(JavaField field) {
        allow(interpreter.attempt().readStatic(field, interpreter.effectivelyFinal));
        return field.value;
    }

    void write(JavaField field, Object value) {
        allow(interpreter.attempt().writeStatic(field));
        checkKeep(value);
        journal.staticField(field);
        field.value = value;
    }

    // Instance fields.

    Object read(Instance object, JavaField field) {
        if (object.mirrored != null) {
            return readMirror(object, field);
        }
        if (!interpreter.attempt().isTrusted()) {
            allow(interpreter.attempt().readField(object, field));
        }
        return object.slots[field.slot()];
    }

    /// The mirror's fields are filled by the compiler, some of them late.
    private Object readMirror(Instance mirror, JavaField field) {
        if (field.name.equals("enumConstants") && mirror.mirrored.isEnum()) {
            return interpreter.enumConstants(mirror.mirrored);
        }
        if (field.name.equals("descriptor")) {
            throw interpreter.refuse("asks for the address of " + mirror.mirrored.javaName() + ", which is not known yet");
        }
        return mirror.slots[field.slot()];
    }

    void write(Instance object, JavaField field, Object value) {
        Attempt attempt = interpreter.attempt();
        if (!object.type.isSubtypeOf(throwable())) {
            checkKeep(value);
        }
        attempt.noteStored(field, value);
        if (attempt.isTrusted() || !attempt.owns(object)) {
            allow(attempt.writeField(object, field));
            journal.slot(object, field.slot());
        }
        object.slots[field.slot()] = value;
    }

    /// An exception that outlives the initialiser would miss its stack trace.
    void checkKeep(Object value) {
        if (interpreter.attempt().mode == Attempt.Mode.APPLICATION && value instanceof Instance object && object.type.isSubtypeOf(throwable())) {
            throw interpreter.refuse("keeps an exception, whose stack trace is one of run time");
        }
    }

    private JavaClass throwable() {
        if (throwable == null) {
            throwable = interpreter.world.classNamed("java/lang/Throwable");
        }
        return throwable;
    }

    // Array elements; the index has been checked.

    void beforeRead(ArrayObject array) {
        if (!interpreter.attempt().isTrusted()) {
            allow(interpreter.attempt().readElements(array));
        }
    }

    void beforeWrite(ArrayObject array, int index) {
        if (interpreter.attempt().isTrusted()) {
            journal.element(array, index);
        } else {
            allow(interpreter.attempt().writeElements(array));
        }
    }

    void beforeWrite(ArrayObject array, int start, int length) {
        if (interpreter.attempt().isTrusted()) {
            journal.range(array, start, length);
        } else {
            allow(interpreter.attempt().writeElements(array));
        }
    }
}
