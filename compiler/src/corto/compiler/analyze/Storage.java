// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.Descriptors;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.Kind;
import corto.compiler.world.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What fields and arrays hold, and which objects that the build made are live: those that reached code refers to, and what these hold.
///
/// Optimistic as all facts are: what code stores joins what a field holds, and its readers are analysed again.
public final class Storage {
    private final Analysis analysis;
    private final World world;
    private final Worklist worklist;
    private final ExistingClasses existing;
    private final JavaClass object;
    private final JavaClass objectArray;

    private final Map<JavaField, FieldState> fields = new LinkedHashMap<>();
    private final Map<JavaClass, FieldState> contents = new LinkedHashMap<>();
    private final Set<HeapObject> liveObjects = new LinkedHashSet<>();
    private final Map<JavaField, List<Instance>> unread = new HashMap<>();
    private final Set<MethodState> mirrorReaders = new LinkedHashSet<>();
    private final Set<MethodState> unsafeReaders = new LinkedHashSet<>();
    private Value unsafeStores = Value.NONE;
    private int unsafeSeen;

    Storage(Analysis analysis, Worklist worklist, ExistingClasses existing) {
        this.analysis = analysis;
        this.worklist = worklist;
        this.existing = existing;
        world = analysis.world();
        object = world.classNamed("java/lang/Object");
        objectArray = object.arrayClass();
    }

    /// Later initialisers may have changed objects and statics that were already looked at.
    void rescan() {
        for (FieldState state : List.copyOf(fields.values())) {
            if (state.field.isStatic()) {
                joinStatic(state);
            }
        }
        for (HeapObject live : List.copyOf(liveObjects)) {
            scan(live);
        }
    }

    // ---- fields ----

    /// An initialiser ran: fields whose offsets it took hold anything from now on.
    void findUnsafeFields() {
        List<JavaField> unsafe = world.unsafeFields();
        while (unsafeSeen < unsafe.size()) {
            FieldState state = field(unsafe.get(unsafeSeen++));
            join(state, analysis.anyOf(state.field.descriptor));
            markRead(state);
        }
    }

    public FieldState field(JavaField field) {
        FieldState known = fields.get(field);
        if (known == null) {
            known = new FieldState(field);
            fields.put(field, known);
            if (field.isUnsafe()) {
                known.value = analysis.anyOf(field.descriptor);
                markRead(known);
            } else if (field.isStatic()) {
                joinStatic(known);
            } else if (!field.isFinal()) {
                known.value = defaultOf(field);
            }
        }
        return known;
    }

    public Collection<FieldState> fields() {
        return fields.values();
    }

    private Value defaultOf(JavaField field) {
        return isWord(field.descriptor, field.kind) ? Value.word(0L) : Value.of(field.kind.stackKind().defaultValue());
    }

    private static boolean isWord(String descriptor, Kind kind) {
        return kind == Kind.LONG && descriptor.charAt(0) == 'L';
    }

    private Value valueOf(JavaField field, Object value) {
        return isWord(field.descriptor, field.kind) ? Value.word((Long) value) : Value.of(value);
    }

    /// Its content now: initialisers that ran later may have changed it.
    private void joinStatic(FieldState state) {
        Value value = valueOf(state.field, state.field.value);
        keep(value, null);
        join(state, value);
    }

    private void join(FieldState state, Value value) {
        Value joined = state.value.join(value);
        if (joined == null) {
            throw new IllegalStateException(state.field + " holds " + state.value + " and " + value);
        }
        if (!joined.equals(state.value)) {
            state.value = joined;
            worklist.addAll(state.readers);
        }
    }

    Value readStatic(JavaField field, MethodState reader) {
        if (isSettled(field)) {
            return keep(valueOf(field, field.value), reader);
        }
        FieldState state = field(field);
        markRead(state);
        state.readers.add(reader);
        return narrowed(state.value, field.descriptor);
    }

    private static boolean isSettled(JavaField field) {
        return field.isFinal() && !field.isUnsafe() && (field.owner.initialization != Initialization.RUN_TIME || field.constantValue != null);
    }

    /// The value of a static field that needs no load, or null.
    public Value readsConstant(JavaField field) {
        if (isSettled(field)) {
            return valueOf(field, field.value);
        }
        Value value = narrowed(field(field).value, field.descriptor);
        return value.constant != null || value.isNull() ? value : null;
    }

    Value readField(JavaField field, Value receiver, MethodState reader) {
        if (field.isFinal() && !field.isUnsafe() && receiver.objectConstant() instanceof Instance instance && instance.type.isSubtypeOf(field.owner)
                && !isSetByInitializer(instance, field)) {
            return keep(valueOf(field, instance.get(field)), reader);
        }
        FieldState state = field(field);
        markRead(state);
        state.readers.add(reader);
        return narrowed(state.value, field.descriptor);
    }

    /// The constants of an enum whose initialiser runs in the image are stored into its mirror then.
    private boolean isSetByInitializer(Instance instance, JavaField field) {
        if (instance.mirrored == null || !field.name.equals("enumConstants") || instance.mirrored.initialization != Initialization.RUN_TIME
                || !instance.mirrored.isEnum()) {
            return false;
        }
        join(field(field), Value.exactly(instance.mirrored.arrayClass()));
        return true;
    }

    /// The enums initialised in the image that the mirror may stand for.
    public List<JavaClass> enumsInitializedByMirror(Value mirror) {
        return analysis.runTimeInitialized().stream().filter(type -> type.isEnum() && liveObjects.contains(world.mirror(type))
                && (mirror.mirroredConstant() == null || mirror.mirroredConstant() == type)).toList();
    }

    /// The field of an enum that holds its constants, and the field of its mirror to copy it to; null if nobody reads that.
    public JavaField enumConstantsField() {
        JavaField field = world.classNamed("java/lang/Class").declaredField("enumConstants");
        return isRead(field) ? field : null;
    }

    Value narrowed(Value value, String descriptor) {
        if (!value.isReference() || value.cone != null && value.cone != object) {
            return value;
        }
        JavaClass declared = world.findClass(Descriptors.className(descriptor));
        return declared == null ? value : value.narrow(declared);
    }

    void writeField(JavaField field, Value value, MethodState writer) {
        FieldState state = field(field);
        state.written = true;
        join(state, field.kind.isReference() ? value : narrowTo(field.kind, value));
    }

    /// A known int stored in a narrower field comes back truncated.
    private static Value narrowTo(Kind kind, Value value) {
        if (value.intConstant() == null) {
            return value;
        }
        int v = value.intConstant();
        return switch (kind) {
            case BOOLEAN -> Value.number(v & 1);
            case BYTE -> Value.number((int) (byte) v);
            case SHORT -> Value.number((int) (short) v);
            case CHAR -> Value.number((int) (char) v);
            default -> value;
        };
    }

    void showsDefault(JavaField field, MethodState constructor) {
        join(field(field), defaultOf(field));
    }

    /// Reached code reads the field: what existing build-time objects hold in it becomes live.
    private void markRead(FieldState state) {
        if (state.read) {
            return;
        }
        state.read = true;
        for (Instance instance : unread.getOrDefault(state.field, List.of())) {
            scanField(instance, state);
        }
        unread.remove(state.field);
    }

    /// Whether the field's content matters: code reads it, by name or by offset.
    public boolean isRead(JavaField field) {
        FieldState state = fields.get(field);
        return state != null && state.read || field.isUnsafe();
    }

    // ---- arrays ----

    private FieldState contents(JavaClass arrayClass) {
        return contents.computeIfAbsent(arrayClass, _ -> new FieldState(null));
    }

    /// Code makes arrays of the class, in which at first all is null; those that the build made have what they have.
    void instantiateArray(JavaClass type) {
        existing.add(type);
        if (!type.element().isPrimitive()) {
            join(contents(type), Value.NULL);
        }
    }

    /// Code makes arrays of the same class as `array`.
    void instantiateLike(Value array, MethodState writer) {
        for (JavaClass type : List.copyOf(arrayClasses(array, writer))) {
            instantiateArray(type);
        }
    }

    Value arrayContents(Value array, MethodState reader) {
        JavaClass known = array.cone != null ? array.cone : array.exact.length > 0 ? array.exact[0] : objectArray;
        if (known.isArray() && known.element().isWord()) {
            return Value.WORD;
        }
        Value result = unsafeStores;
        unsafeReaders.add(reader);
        for (JavaClass type : arrayClasses(array, reader)) {
            FieldState state = contents(type);
            state.readers.add(reader);
            result = result.join(state.value);
        }
        return array.cone != null && array.cone.isArray() ? result.narrow(array.cone.element())
                : array.exactClass() != null ? result.narrow(array.exactClass().element()) : result;
    }

    /// Reference array classes that a value can have.
    private List<JavaClass> arrayClasses(Value array, MethodState reader) {
        List<JavaClass> result = new ArrayList<>();
        if (array.cone != null) {
            JavaClass cone = array.cone.isArray() ? array.cone : objectArray;
            existing.mayExist(cone, reader);
            return existing.subtypes(cone);
        }
        for (JavaClass type : array.exact) {
            if (type.isArray() && !type.element().isPrimitive()) {
                result.add(type);
            }
        }
        return result;
    }

    void storeElement(Value array, Value value, MethodState writer) {
        if (!value.isReference()) {
            return;
        }
        for (JavaClass type : List.copyOf(arrayClasses(array, writer))) {
            join(contents(type), value.narrow(type.element()));
        }
        if (storeNeedsCheck(array, value)) {
            analysis.implicitArrayStore(writer);
        }
    }

    /// Whether storing the value may throw ArrayStoreException.
    public boolean storeNeedsCheck(Value array, Value value) {
        if (value.isNull() || !value.isReference()) {
            return false;
        }
        List<JavaClass> classes = array.cone != null
                ? existing.subtypes(array.cone.isArray() ? array.cone : objectArray) : List.of(array.exact);
        for (JavaClass type : classes) {
            if (type.isArray() && !value.alwaysInstanceOf(type.element())) {
                return true;
            }
        }
        return false;
    }

    /// References move from one array to another.
    void copyElements(Value from, Value to, MethodState writer) {
        Value moved = arrayContents(from, writer);
        for (JavaClass type : List.copyOf(arrayClasses(to, writer))) {
            Value fitting = moved.narrow(type.element());
            join(contents(type), fitting);
        }
    }

    /// Code stores a reference through a raw offset: it may land in any field marked unsafe or in any array.
    void unsafeStore(Value value) {
        Value joined = unsafeStores.join(value.withoutConstant());
        if (!joined.equals(unsafeStores)) {
            unsafeStores = joined;
            worklist.addAll(unsafeReaders);
        }
    }

    // ---- objects ----

    public Set<HeapObject> liveObjects() {
        return liveObjects;
    }

    /// Reached code refers to a build-time object, so it becomes part of the image.
    Value keep(Value value, MethodState user) {
        HeapObject constant = value.objectConstant();
        if (constant != null && liveObjects.add(constant)) {
            existing.add(constant.type);
            if (constant instanceof Instance instance && instance.mirrored != null && instance.mirrored.isEnum()) {
                if (analysis.initialize(instance.mirrored, user == null ? analysis.methods().iterator().next() : user, 0)) {
                    join(field(world.classNamed("java/lang/Class").declaredField("enumConstants")), Value.exactly(instance.mirrored.arrayClass())); // once the initialiser has run
                }
            }
            scan(constant);
            if (constant instanceof Instance instance && instance.mirrored != null) {
                worklist.addAll(mirrorReaders);
            }
        }
        return value;
    }

    private void scan(HeapObject live) {
        ArrayDeque<HeapObject> pending = new ArrayDeque<>();
        pending.add(live);
        while (!pending.isEmpty()) {
            HeapObject next = pending.poll();
            switch (next) {
                case Instance instance -> {
                    for (JavaField field : instance.type.allInstanceFields()) {
                        if (isRead(field)) {
                            scanField(instance, field(field));
                        } else {
                            List<Instance> waiting = unread.computeIfAbsent(field, _ -> new ArrayList<>());
                            if (next != live || waiting.isEmpty() || waiting.getLast() != instance) {
                                waiting.add(instance);
                            }
                        }
                    }
                }
                case ArrayObject array -> {
                    if (array.elements instanceof HeapObject[] elements) {
                        FieldState state = contents(array.type);
                        Value joined = state.value;
                        for (HeapObject element : elements) {
                            if (element == null) {
                                joined = joined.join(Value.NULL);
                            } else {
                                joined = joined.join(Value.object(element));
                                if (liveObjects.add(element)) {
                                    existing.add(element.type);
                                    pending.add(element);
                                }
                            }
                        }
                        join(state, joined);
                    }
                }
            }
        }
    }

    private void scanField(Instance instance, FieldState state) {
        Value value = valueOf(state.field, instance.get(state.field));
        join(state, value);
        keep(value, null);
    }

    /// Live class mirrors; `reader` is told when there are more.
    List<JavaClass> liveMirrors(MethodState reader) {
        mirrorReaders.add(reader);
        List<JavaClass> result = new ArrayList<>();
        for (HeapObject live : liveObjects) {
            if (live instanceof Instance instance && instance.mirrored != null) {
                result.add(instance.mirrored);
            }
        }
        return result;
    }
}
