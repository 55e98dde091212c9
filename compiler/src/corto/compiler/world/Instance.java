// SPDX-License-Identifier: Apache-2.0
package corto.compiler.world;

import java.util.Arrays;

/// A build-time object that is not an array.
public final class Instance extends HeapObject {
    /// Field values by [JavaField#slot]: Integer (all int kinds), Long (and word types), Float, Double, [HeapObject] or null.
    public final Object[] slots;
    /// For instances of `java/lang/Class`: the class mirrored. Else null.
    public JavaClass mirrored;

    public Instance(JavaClass type) {
        super(type);
        type.layOut();
        slots = new Object[type.instanceSlots()];
        for (JavaField field : type.allInstanceFields()) {
            slots[field.slot] = field.kind.defaultValue();
        }
    }

    private Instance(Instance original) {
        super(original.type);
        slots = Arrays.copyOf(original.slots, original.slots.length);
    }

    public Object get(JavaField field) {
        return slots[field.slot()];
    }

    public void set(JavaField field, Object value) {
        slots[field.slot()] = value;
    }

    /// Object.clone(): same class, same field values.
    public Instance copy() {
        return new Instance(this);
    }

    @Override
    public int sizeBytes() {
        return type.instanceSize();
    }

    @Override
    public String toString() {
        if (mirrored != null) {
            return "class " + mirrored.javaName();
        }
        if (type.name.equals("java/lang/String")) {
            return '"' + World.javaString(this) + '"';
        }
        return "an object of " + type.javaName();
    }
}
