// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/// Old values, newest last, so that an attempt can be undone.
final class Journal {
    private sealed interface Entry {
        record Slot(Instance object, int slot, Object old) implements Entry {}

        record Element(ArrayObject array, int index, Object old) implements Entry {}

        record Range(ArrayObject array, int start, Object old, int length) implements Entry {}

        record Static(JavaField field, Object old) implements Entry {}

        record State(JavaClass type, JavaClass.Initialization old) implements Entry {}
    }

    private final List<Entry> entries = new ArrayList<>();
    /// Objects that stay reachable from outside after an undo because they are immutable constants now: interned strings.
    private final Set<HeapObject> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    int mark() {
        return entries.size();
    }

    void slot(Instance object, int slot) {
        entries.add(new Entry.Slot(object, slot, object.slots[slot]));
    }

    void element(ArrayObject array, int index) {
        entries.add(new Entry.Element(array, index, array.get(index)));
    }

    @SuppressWarnings("SuspiciousSystemArraycopy")
    void range(ArrayObject array, int start, int length) {
        Object old = new ArrayObject(array.type, length).elements;
        System.arraycopy(array.elements, start, old, 0, length);
        entries.add(new Entry.Range(array, start, old, length));
    }

    void staticField(JavaField field) {
        entries.add(new Entry.Static(field, field.value));
    }

    void state(JavaClass type) {
        entries.add(new Entry.State(type, type.initialization));
    }

    void keep(HeapObject object) {
        kept.add(object);
    }

    /// Forgets what was noted since `mark`: it stays done.
    void commit(int mark) {
        entries.subList(mark, entries.size()).clear();
        if (mark == 0) {
            kept.clear();
        }
    }

    /// Takes back everything since `mark`, newest first.
    @SuppressWarnings("SuspiciousSystemArraycopy")
    void undo(int mark) {
        for (int i = entries.size() - 1; i >= mark; i--) {
            switch (entries.get(i)) {
                case Entry.Slot(Instance object, int slot, Object old) -> {
                    if (!kept.contains(object)) {
                        object.slots[slot] = old;
                    }
                }
                case Entry.Element(ArrayObject array, int index, Object old) -> {
                    if (!kept.contains(array)) {
                        array.set(index, old);
                    }
                }
                case Entry.Range(ArrayObject array, int start, Object old, int length) -> {
                    if (!kept.contains(array)) {
                        System.arraycopy(old, 0, array.elements, start, length);
                    }
                }
                case Entry.Static(JavaField field, Object old) -> field.value = old;
                case Entry.State(JavaClass type, JavaClass.Initialization old) -> type.initialization = old;
            }
        }
        commit(mark);
    }
}
