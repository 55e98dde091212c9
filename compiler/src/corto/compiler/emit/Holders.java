// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.MethodState;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Why each object of the image heap is there: a shortest way from a static field or from code to it.
final class Holders {
    /// `symbol` is the holder's: a static field, a method, or an object, and `place` where in it (`value`, `[]`). `name` is for people.
    private record Holder(String symbol, String place, String name, HeapObject object) {
    }

    private final UnitWriter unit;
    private final Set<HeapObject> objects;
    private final Map<HeapObject, Holder> holders = new HashMap<>();

    /// `objects` is the image heap.
    Holders(UnitWriter unit, Set<HeapObject> objects) {
        this.unit = unit;
        this.objects = objects;
        ArrayDeque<HeapObject> pending = new ArrayDeque<>();
        for (JavaField field : unit.statics()) {
            if (field.value instanceof HeapObject object) {
                hold(object, new Holder(unit.names().of(field), "static", simple(field.owner) + "." + field.name, null), pending);
            }
        }
        for (Map.Entry<HeapObject, MethodState> named : unit.objects().entrySet()) {
            MethodState method = named.getValue();
            if (method != null) {
                hold(named.getKey(), new Holder(unit.name(method), "code", simple(method.method.owner) + "." + method.method.name, null), pending);
            }
        }
        follow(pending);
        for (HeapObject object : objects) {                // tables name the others: mirrors of classes, providers
            if (!holders.containsKey(object)) {
                hold(object, new Holder("", "table", "", null), pending);
                follow(pending);
            }
        }
    }

    private void hold(HeapObject object, Holder holder, ArrayDeque<HeapObject> pending) {
        if (objects.contains(object) && holders.putIfAbsent(object, holder) == null) {
            pending.add(object);
        }
    }

    private void follow(ArrayDeque<HeapObject> pending) {
        while (!pending.isEmpty()) {
            HeapObject next = pending.poll();
            String symbol = unit.names().of(next);
            switch (next) {
                case Instance instance -> {
                    for (JavaField field : instance.type.allInstanceFields()) {
                        if (unit.analysis().storage().isRead(field) && instance.get(field) instanceof HeapObject child) {
                            hold(child, new Holder(symbol, field.name, simple(field.owner) + "." + field.name, instance), pending);
                        }
                    }
                }
                case ArrayObject array -> {
                    if (array.elements instanceof HeapObject[] elements) {
                        for (HeapObject child : elements) {
                            if (child != null) {
                                hold(child, new Holder(symbol, "[]", holders.get(array).name + "[]", array), pending);
                            }
                        }
                    }
                }
            }
        }
    }

    private static String simple(JavaClass type) {
        String name = type.javaName();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /// Where the object is kept, for a label: `Crc32.TABLE, `; empty if only a table names it.
    String place(HeapObject object) {
        String name = holders.get(object).name;
        return name.isEmpty() ? "" : name + ", ";
    }

    /// The string whose characters `object` is, or null.
    Instance stringOf(HeapObject object) {
        return object instanceof ArrayObject && holders.get(object).object instanceof Instance holder && holder.type.name.equals("java/lang/String") ? holder : null;
    }

    /// `symbol <TAB> place <TAB> symbol of the holder`, one object a line. The place is `static`, `code`, `table`, `[]` or a field's name.
    String text() {
        StringBuilder text = new StringBuilder();
        for (HeapObject object : objects) {
            Holder holder = holders.get(object);
            text.append(unit.names().of(object)).append('\t').append(holder.place).append('\t').append(holder.symbol).append('\n');
        }
        return text.toString();
    }
}
