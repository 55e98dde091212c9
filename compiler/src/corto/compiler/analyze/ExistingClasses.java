// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.JavaClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The classes of which reached code makes instances, or the build made some that are live.
///
/// Who asks is remembered, and analysed again when the answer grows.
public final class ExistingClasses {
    private final Worklist worklist;
    private final Set<JavaClass> classes = new LinkedHashSet<>();
    private final Map<JavaClass, List<JavaClass>> subtypes = new HashMap<>();
    private final Map<JavaClass, Set<MethodState>> readers = new HashMap<>();

    ExistingClasses(Worklist worklist) {
        this.worklist = worklist;
    }

    /// All of them, in the order in which they came to exist.
    public Set<JavaClass> all() {
        return classes;
    }

    public boolean contains(JavaClass type) {
        return classes.contains(type);
    }

    /// `reader` is analysed again when one more class below `type` comes to exist.
    void isRead(JavaClass type, MethodState reader) {
        readers.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(reader);
    }

    void add(JavaClass type) {
        if (!classes.add(type)) {
            return;
        }
        for (JavaClass supertype : type.supertypes()) {
            subtypes.computeIfAbsent(supertype, _ -> new ArrayList<>()).add(type);
            worklist.addAll(readers.get(supertype));
        }
    }

    /// Existing classes below `type`, in the order in which they came to exist.
    public List<JavaClass> subtypes(JavaClass type) {
        return subtypes.getOrDefault(type, List.of());
    }

    /// Whether an instance of any subtype can exist; if not, `reader` is told when one can.
    boolean mayExist(JavaClass type, MethodState reader) {
        isRead(type, reader);
        return !subtypes(type).isEmpty();
    }

    boolean exists(JavaClass type, MethodState reader) {
        if (classes.contains(type)) {
            return true;
        }
        isRead(type, reader);
        return false;
    }

    boolean mayExist(Value value, MethodState reader) {
        if (!value.isReference() || value.constant != null) {
            return true;
        }
        if (value.cone != null) {
            return mayExist(value.cone, reader);
        }
        boolean any = false;
        for (JavaClass type : value.exact) {
            any |= exists(type, reader);
        }
        return any;
    }

    /// The result of `instanceof`: known, or an INT.
    Value instanceOf(Value value, JavaClass type, MethodState reader) {
        if (value.isNull()) {
            return Value.number(0);
        }
        if (value.alwaysInstanceOf(type)) {
            return value.maybeNull ? Value.INT : Value.number(1);
        }
        return mayBeInstance(value, type, reader) ? Value.INT : Value.number(0);
    }

    private boolean mayBeInstance(Value value, JavaClass type, MethodState reader) {
        if (value.cone == null) {
            for (JavaClass c : value.exact) {
                if (c.isSubtypeOf(type)) {
                    return true;
                }
            }
            return false;
        }
        mayExist(type, reader);
        for (JavaClass c : subtypes(type)) {
            if (c.isSubtypeOf(value.cone)) {
                return true;
            }
        }
        return false;
    }
}
