// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.interpret.ClassInitializer;
import corto.compiler.lower.LoweringException;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.Descriptors;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The facts about the closed world and the worklist that makes them grow until they are stable.
///
/// Everything is optimistic: a method is reached when reached code calls it, a class exists when reached code makes an
/// instance, a field holds what reached code stores. A reader of a fact is remembered and runs again when it grows.
public final class Analysis {
    /// A reached method; `@AlwaysInline` methods are kept apart by the constant objects they are called with, so that what
    /// these hold folds (layout fields, policies).
    private record Key(JavaMethod method, List<HeapObject> constants) {}

    /// The implementations that a call of `selector` through `cone` can select, and how many classes were looked at.
    private static final class Targets {
        final Map<JavaMethod, Value> methods = new LinkedHashMap<>();
        int seen;
    }

    private record TargetsKey(JavaClass cone, JavaClass owner, String selector) {}

    private final World world;
    private final ClassInitializer initializer;
    private final Intrinsics intrinsics;
    private final JavaClass object;
    private final JavaClass throwable;
    private final JavaClass objectArray;
    private final RuntimeHooks hooks;

    private final Map<Key, MethodState> methods = new LinkedHashMap<>();
    private final ArrayDeque<MethodState> queue = new ArrayDeque<>();
    private final Map<JavaField, FieldState> fields = new LinkedHashMap<>();
    private final Map<JavaClass, FieldState> contents = new LinkedHashMap<>();
    private final Set<JavaClass> instantiated = new LinkedHashSet<>();
    private final Map<JavaClass, List<JavaClass>> instantiatedSubtypes = new HashMap<>();
    private final Map<JavaClass, Set<MethodState>> existenceReaders = new HashMap<>();
    private final Map<TargetsKey, Targets> targets = new HashMap<>();
    private final Set<HeapObject> liveObjects = new LinkedHashSet<>();
    private final Map<JavaField, List<Instance>> unread = new HashMap<>();
    private final Set<JavaClass> runTimeInitialized = new LinkedHashSet<>();
    private final Set<JavaMethod> leaking = new LinkedHashSet<>();
    private final Map<JavaMethod, Set<MethodState>> leakReaders = new HashMap<>();
    private final Set<MethodState> mirrorReaders = new LinkedHashSet<>();
    private final Map<String, Refusal> refusals = new LinkedHashMap<>();
    private final Map<JavaClass, List<HeapObject>> providerInstances = new HashMap<>();
    private final boolean hasThreads;
    private final boolean hasPolls;
    private final boolean panicsUnhandled;
    private Value unsafeStores = Value.NONE;
    private int unsafeSeen;

    public Analysis(World world, ClassInitializer initializer) {
        this.world = world;
        this.initializer = initializer;
        object = world.classNamed("java/lang/Object");
        throwable = world.classNamed("java/lang/Throwable");
        objectArray = object.arrayClass();
        hooks = new RuntimeHooks(world);
        hasThreads = hooks.hasThreads();
        hasPolls = hooks.hasPolls();
        panicsUnhandled = hooks.panicsUnhandled();
        intrinsics = new Intrinsics(this);
    }

    public World world() {
        return world;
    }

    public RuntimeHooks hooks() {
        return hooks;
    }

    /// Whether the image can have more than one thread: monitors are tracked, classes are initialised by one thread while others wait.
    public boolean hasThreads() {
        return hasThreads;
    }

    /// Whether `method` polls (corto.runtime.Preemption). Kernel code does not: there threads are switched only where they wait.
    public boolean polls(JavaMethod method) {
        return hasPolls && !method.owner.module.startsWith("corto.") && !method.hasAnnotation("Uninterruptible") && !method.hasAnnotation("InterruptContext");
    }

    /// Whether some methods poll.
    public boolean hasPolls() {
        return hasPolls;
    }

    /// Whether raising an exception that no handler names is a panic (`RUNTIME_UNHANDLED_PANIC`).
    public boolean panicsUnhandled() {
        return panicsUnhandled;
    }

    JavaClass throwable() {
        return throwable;
    }

    /// What could not be compiled, in the order found.
    public Collection<Refusal> refusals() {
        return refusals.values();
    }

    /// All reached methods in the order of discovery.
    public Collection<MethodState> methods() {
        return methods.values();
    }

    public Intrinsics intrinsics() {
        return intrinsics;
    }

    /// Classes of which instances can exist.
    public Set<JavaClass> instantiated() {
        return instantiated;
    }

    public Set<HeapObject> liveObjects() {
        return liveObjects;
    }

    /// Classes whose initialisers run in the image.
    public Set<JavaClass> runTimeInitialized() {
        return runTimeInitialized;
    }

    public Collection<FieldState> fields() {
        return fields.values();
    }

    // ---- the worklist ----

    /// Something outside Java calls the method with anything its signature allows.
    public MethodState root(JavaMethod method, String reason) {
        Value[] arguments = new Value[method.parameterKinds.length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = anyOf(method.parameterTypes[i]);
        }
        initialize(method.owner, null, 0);
        MethodState state = reach(method, List.of(), null, 0, reason);
        pass(state, arguments);
        return state;
    }

    /// Anything a declared type allows.
    Value anyOf(String descriptor) {
        Kind kind = world.kindOf(descriptor);
        if (kind == Kind.LONG && descriptor.charAt(0) == 'L') {
            return Value.WORD;
        }
        return kind.isReference() ? Value.subtypeOf(world.type(descriptor)) : Value.any(kind);
    }

    /// Runs until nothing changes.
    public void run() {
        if (hasPolls) {
            implicitHook(hooks.poll(), null);
        }
        if (panicsUnhandled) {
            implicitHook(hooks.unhandled(), null);
            implicitHook(hooks.noHandler(), null);
        }
        do {
            while (!queue.isEmpty()) {
                MethodState state = queue.poll();
                state.queued = false;
                analyze(state);
            }
        } while (rescan());
    }

    private void analyze(MethodState state) {
        if (state.refused) {
            return;
        }
        try {
            if (state.method.code() != null) {
                new Flow(this, state).run();
            }
        } catch (LoweringException e) {
            refuse(state, 0, e.getMessage(), "");
        } catch (UnresolvedException e) {
            refuse(state, 0, e.getMessage(), e.wayOut());
        }
    }

    private void enqueue(MethodState state) {
        if (!state.queued) {
            state.queued = true;
            queue.add(state);
        }
    }

    private void enqueueAll(Set<MethodState> states) {
        if (states != null) {
            for (MethodState state : states) {
                enqueue(state);
            }
        }
    }

    /// Later initialisers may have changed objects and statics that were already looked at. Whether that changed a fact.
    private boolean rescan() {
        for (FieldState state : List.copyOf(fields.values())) {
            if (state.field.isStatic()) {
                joinStatic(state);
            }
        }
        for (HeapObject live : List.copyOf(liveObjects)) {
            scan(live);
        }
        return !queue.isEmpty();
    }

    /// Notes that `culprit` cannot be in an image. Every sentence is for the person who builds it.
    void refuse(MethodState user, int line, String problem, String wayOut) {
        refuse(new Refusal(problem, wayOut, null, user, line));
    }

    private void refuse(MethodState user, int line, JavaMethod method, String deleted) {
        refuse(new Refusal(method.qualifiedName() + " cannot be in an image: " + deleted, "", method.neededModule(), user, line));
    }

    private void refuse(Refusal refusal) {
        refusal.user().refused = true;
        refusals.putIfAbsent(refusal.problem() + " " + refusal.user().method, refusal);
    }

    // ---- methods ----

    private MethodState reach(JavaMethod method, List<HeapObject> constants, MethodState caller, int line, String reason) {
        Key key = new Key(method, constants);
        MethodState known = methods.get(key);
        if (known != null) {
            return known;
        }
        MethodState state = new MethodState(method, caller, line, reason, methods.size());
        methods.put(key, state);
        String deleted = deleteReason(method, caller);
        if (deleted != null) {
            refuse(caller == null ? state : caller, line, method, deleted);
            state.refused = true;
        } else if (method.isNative() && !method.hasAnnotation("Assembly")) {
            refuse(caller == null ? state : caller, line, "the native method " + method.qualifiedName() + parameters(method) + " has no substitution",
                    "Substitute it in runtime/jdk or in a library (`@Substitute`), or avoid the call.");
            state.refused = true;
        } else if (method.isNative()) {
            state.result = method.returnKind == Kind.VOID ? Value.INT : anyOf(method.returnType);
        }
        enqueue(state);
        return state;
    }

    /// Refuses a method that an image cannot have where it is called on null.
    void refuseDeleted(JavaMethod method, MethodState caller, int line) {
        String deleted = deleteReason(method, caller);
        if (deleted != null) {
            refuse(caller, line, method, deleted);
        }
    }

    private static String parameters(JavaMethod method) {
        return MethodTypeDesc.ofDescriptor(method.descriptor).parameterList().stream().map(ClassDesc::displayName).collect(Collectors.joining(", ", "(", ")"));
    }

    /// Why an image cannot have the method, or null. Replaced classes of java.base keep such methods with a body that throws: java.base's
    /// own fallbacks name them (tables of other locales, pools of threads for large numbers) and only programs are refused.
    private static String deleteReason(JavaMethod method, MethodState caller) {
        boolean isJdkFallback = caller != null && caller.method.codeOwner().module.equals("java.base");
        return method.deleteReason != null || isJdkFallback ? method.deleteReason : method.annotationValue("Delete");
    }

    /// The state that a direct call with these arguments runs.
    public MethodState stateFor(JavaMethod method, Value[] arguments) {
        return methods.get(new Key(method, constantsOf(method, arguments)));
    }

    private static List<HeapObject> constantsOf(JavaMethod method, Value[] arguments) {
        if (!method.hasAnnotation("AlwaysInline")) {
            return List.of();
        }
        List<HeapObject> constants = new ArrayList<>();
        boolean any = false;
        for (Value argument : arguments) {
            HeapObject constant = argument.objectConstant();
            constants.add(constant);
            any |= constant != null;
        }
        return any ? constants : List.of();
    }

    private void pass(MethodState target, Value[] arguments) {
        boolean grew = false;
        for (int i = 0; i < arguments.length; i++) {
            Value joined = target.parameters[i].join(arguments[i]);
            if (joined == null) {
                throw new IllegalStateException("argument " + i + " of " + target + ": " + target.parameters[i] + " and " + arguments[i]);
            }
            grew |= !joined.equals(target.parameters[i]);
            target.parameters[i] = joined;
        }
        if (grew) {
            enqueue(target);
        }
    }

    /// A reached call. What it returns; void calls give INT, calls that never return NONE.
    Value call(int op, JavaMethod resolved, MethodReference reference, Value[] arguments, MethodState caller, int line) {
        if (isDirect(op, resolved, arguments)) {
            return callTarget(directTarget(op, resolved, caller), arguments, caller, line);
        }
        Value result = Value.NONE;
        for (var target : targets(resolved, reference.ownerClass(), arguments[0], caller).entrySet()) {
            Value[] narrowed = arguments.clone();
            narrowed[0] = target.getValue();
            result = result.join(callTarget(target.getKey(), narrowed, caller, line));
        }
        return result;
    }

    /// Whether the resolved method itself runs, whatever the receiver is.
    public static boolean isDirect(int op, JavaMethod resolved, Value[] arguments) {
        return op == Op.INVOKESTATIC || op == Op.INVOKESPECIAL || resolved.isPrivate() || resolved.isConstructor()
                || resolved.isFinal() && !resolved.isAbstract() || !arguments[0].isReference();
    }

    /// The method that a direct call runs (JVMS §6.5.invokespecial: super calls look from the superclass on).
    public JavaMethod directTarget(int op, JavaMethod resolved, MethodState caller) {
        JavaClass from = caller.method.owner;
        if (op == Op.INVOKESPECIAL && !resolved.isConstructor() && !resolved.isPrivate() && !resolved.owner.isInterface()
                && from != resolved.owner && from.superclass != null && from.isSubtypeOf(resolved.owner)) {
            JavaMethod found = from.superclass.findMethod(resolved.name, resolved.descriptor);
            return found == null ? resolved : found;
        }
        return resolved;
    }

    private Value callTarget(JavaMethod method, Value[] arguments, MethodState caller, int line) {
        if (method.isAbstract()) {
            return Value.NONE;
        }
        Intrinsic intrinsic = intrinsics.find(method);
        if (intrinsic != null) {
            return intrinsic.result().of(arguments, caller);
        }
        MethodState target = reach(method, constantsOf(method, arguments), caller, line, null);
        pass(target, arguments);
        target.resultReaders.add(caller);
        return target.result;
    }

    /// The implementations that a virtual or interface call can select, each with what is then known of the receiver.
    public Map<JavaMethod, Value> targets(JavaMethod resolved, JavaClass owner, Value receiver, MethodState caller) {
        String selector = resolved.selector();
        if (receiver.cone == null) {
            Map<JavaMethod, Value> result = new LinkedHashMap<>();
            if (receiver.objectConstant() != null) {
                JavaMethod target = receiver.exactClass().select(selector);
                return target == null ? result : Map.of(target, receiver);
            }
            for (JavaClass type : receiver.exact) {
                if (existsExactly(type, caller)) {
                    addTarget(result, type, selector);
                }
            }
            return result;
        }
        JavaClass cone = receiver.cone.isSubtypeOf(owner) || !owner.isSubtypeOf(receiver.cone) ? receiver.cone : owner;
        existenceReaders.computeIfAbsent(cone, _ -> new LinkedHashSet<>()).add(caller);
        Targets known = targets.computeIfAbsent(new TargetsKey(cone, owner, selector), _ -> new Targets());
        List<JavaClass> classes = instantiatedSubtypes(cone);
        while (known.seen < classes.size()) {
            JavaClass type = classes.get(known.seen++);
            if (type.isSubtypeOf(owner)) {
                addTarget(known.methods, type, selector);
            }
        }
        return known.methods;
    }

    private static void addTarget(Map<JavaMethod, Value> result, JavaClass type, String selector) {
        JavaMethod target = type.select(selector);
        if (target != null && !target.isAbstract()) {
            result.merge(target, Value.exactly(type), Value::join);
        }
    }

    void returns(MethodState state, Value value) {
        Value joined = state.result.join(value);
        if (!joined.equals(state.result)) {
            state.result = joined;
            enqueueAll(state.resultReaders);
        }
    }

    /// The constructor lets `this` escape before it is done.
    void leaks(MethodState state) {
        if (leaking.add(state.method)) {
            enqueueAll(leakReaders.get(state.method));
        }
    }

    boolean leaksThis(JavaMethod constructor, MethodState reader) {
        leakReaders.computeIfAbsent(constructor, _ -> new LinkedHashSet<>()).add(reader);
        return leaking.contains(constructor);
    }

    // ---- classes ----

    /// Reached code uses the class. Whether its initialiser runs in the image, so that the use may run it.
    boolean initialize(JavaClass type, MethodState user, int line) {
        if (type.initialization == Initialization.UNTOUCHED) {
            initializer.initialize(type);
            List<JavaField> unsafe = world.unsafeFields();
            while (unsafeSeen < unsafe.size()) {
                JavaField field = unsafe.get(unsafeSeen++);
                join(field(field), anyOf(field.descriptor));
                markRead(field(field));
            }
        }
        if (type.initialization != Initialization.RUN_TIME) {
            return false;
        }
        if (runTimeInitialized.add(type)) {
            for (JavaMethod method : type.initializers) {
                reach(method, List.of(), user, line, "initialiser of " + type);
            }
            if (type.superclass != null) {
                initialize(type.superclass, user, line);
            }
            for (JavaClass parent : type.supertypes()) {
                if (parent != type && parent.isInterface() && !type.isInterface() && !parent.initializers.isEmpty() && parent.declaresDefaultMethod()) {
                    initialize(parent, user, line);
                }
            }
            if (hasThreads) {
                reachHook(hooks.initializingThread(), user);
                reachHook(hooks.awaitInitializer(), user);
                reachHook(hooks.initializerEnded(), user);
            }
            hooks.initializerFailed().ifPresent(h -> reachHook(h, user));
            hooks.initializerUnusable().ifPresent(h -> reachHook(h, user));
        }
        return true;
    }

    /// Whether a use of `type` inside `user` needs a run-time check that it is initialised.
    public boolean needsInitialization(JavaClass type, JavaMethod user) {
        if (type.initialization != Initialization.RUN_TIME) {
            return false;
        }
        if (hasThreads) {
            return !user.isClassInitializer() || user.owner != type;   // another thread may have got hold of an object while the class is being initialised
        }
        return type.isInterface() ? user.owner != type : !user.owner.isSubtypeOf(type); // a class does not initialise its interfaces
    }

    void instantiate(JavaClass type, MethodState user) {
        if (!instantiated.add(type)) {
            return;
        }
        for (JavaClass supertype : type.supertypes()) {
            instantiatedSubtypes.computeIfAbsent(supertype, _ -> new ArrayList<>()).add(type);
            enqueueAll(existenceReaders.get(supertype));
        }
    }

    /// Code makes arrays of the class, in which at first all is null; those that the build made have what they have.
    void instantiateArray(JavaClass type, MethodState user) {
        instantiate(type, user);
        if (!type.element().isPrimitive()) {
            join(contents(type), Value.NULL);
        }
    }

    /// Existing classes below `type`, in the order in which they came to exist.
    public List<JavaClass> instantiatedSubtypes(JavaClass type) {
        return instantiatedSubtypes.getOrDefault(type, List.of());
    }

    /// Whether an instance of any subtype can exist; if not, `reader` is told when one can.
    boolean mayExist(JavaClass type, MethodState reader) {
        existenceReaders.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(reader);
        return !instantiatedSubtypes(type).isEmpty();
    }

    private boolean existsExactly(JavaClass type, MethodState reader) {
        if (instantiated.contains(type)) {
            return true;
        }
        existenceReaders.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(reader);
        return false;
    }

    boolean mayExist(Value value, MethodState reader) {
        if (!value.isReference() || value.constant != null) {
            return true;
        }
        if (value.cone != null) {
            return mayExist(value.cone, reader);
        }
        boolean exists = false;
        for (JavaClass type : value.exact) {
            exists |= existsExactly(type, reader);
        }
        return exists;
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
        for (JavaClass c : instantiatedSubtypes(type)) {
            if (c.isSubtypeOf(value.cone)) {
                return true;
            }
        }
        return false;
    }

    // ---- fields ----

    public FieldState field(JavaField field) {
        FieldState known = fields.get(field);
        if (known == null) {
            known = new FieldState(field);
            fields.put(field, known);
            if (field.isUnsafe()) {
                known.value = anyOf(field.descriptor);
                markRead(known);
            } else if (field.isStatic()) {
                joinStatic(known);
            } else if (!field.isFinal()) {
                known.value = defaultOf(field);
            }
        }
        return known;
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
            enqueueAll(state.readers);
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
        return runTimeInitialized.stream().filter(type -> type.isEnum() && liveObjects.contains(world.mirror(type))
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

    private final Set<MethodState> unsafeReaders = new LinkedHashSet<>();

    /// Reference array classes that a value can have.
    private List<JavaClass> arrayClasses(Value array, MethodState reader) {
        List<JavaClass> result = new ArrayList<>();
        if (array.cone != null) {
            JavaClass cone = array.cone.isArray() ? array.cone : objectArray;
            mayExist(cone, reader);
            return instantiatedSubtypes(cone);
        }
        for (JavaClass type : array.exact) {
            if (type.isArray() && !type.element().isPrimitive()) {
                result.add(type);
            }
        }
        return result;
    }

    /// Code makes arrays of the same class as `array`.
    void instantiateLike(Value array, MethodState writer) {
        for (JavaClass type : List.copyOf(arrayClasses(array, writer))) {
            instantiateArray(type, writer);
        }
    }

    void storeElement(Value array, Value value, MethodState writer) {
        if (!value.isReference()) {
            return;
        }
        for (JavaClass type : List.copyOf(arrayClasses(array, writer))) {
            join(contents(type), value.narrow(type.element()));
        }
        if (storeNeedsCheck(array, value)) {
            implicitHook(hooks.arrayStore(), writer);
        }
    }

    /// Whether storing the value may throw ArrayStoreException.
    public boolean storeNeedsCheck(Value array, Value value) {
        if (value.isNull() || !value.isReference()) {
            return false;
        }
        List<JavaClass> classes = array.cone != null
                ? instantiatedSubtypes(array.cone.isArray() ? array.cone : objectArray) : List.of(array.exact);
        for (JavaClass type : classes) {
            if (type.isArray() && !value.alwaysInstanceOf(type.element())) {
                return true;
            }
        }
        return false;
    }

    /// Code stores a reference through a raw offset: it may land in any field marked unsafe or in any array.
    void unsafeStore(Value value) {
        Value joined = unsafeStores.join(value.withoutConstant());
        if (!joined.equals(unsafeStores)) {
            unsafeStores = joined;
            enqueueAll(unsafeReaders);
        }
    }

    /// References move from one array to another.
    void copyElements(Value from, Value to, MethodState writer) {
        Value moved = arrayContents(from, writer);
        for (JavaClass type : List.copyOf(arrayClasses(to, writer))) {
            Value fitting = moved.narrow(type.element());
            join(contents(type), fitting);
        }
    }

    // ---- objects ----

    /// Reached code refers to a build-time object, so it becomes part of the image.
    Value keep(Value value, MethodState user) {
        HeapObject constant = value.objectConstant();
        if (constant != null && liveObjects.add(constant)) {
            instantiate(constant.type, user);
            if (constant instanceof Instance instance && instance.mirrored != null && instance.mirrored.isEnum()) {
                if (initialize(instance.mirrored, user == null ? methods.values().iterator().next() : user, 0)) {
                    join(field(world.classNamed("java/lang/Class").declaredField("enumConstants")), Value.exactly(instance.mirrored.arrayClass())); // once the initialiser has run
                }
            }
            scan(constant);
            if (constant instanceof Instance instance && instance.mirrored != null) {
                enqueueAll(mirrorReaders);
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
                                    instantiate(element.type, null);
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

    /// One object of each selected provider of a service, made at build time.
    List<HeapObject> providerInstances(JavaClass service) {
        return providerInstances.computeIfAbsent(service, _ -> {
            List<HeapObject> result = new ArrayList<>();
            for (JavaClass provider : world.providers(service)) {
                result.add(initializer.provider(provider));
            }
            return result;
        });
    }

    // ---- what the language does by itself ----

    private void reachHook(JavaMethod hook, MethodState user) {
        implicitHook(hook, user);
    }

    private void implicitHook(JavaMethod hook, MethodState user) {
        initialize(hook.owner, user, 0);
        MethodState known = methods.get(new Key(hook, List.of()));
        if (known == null) {
            Value[] arguments = new Value[hook.parameterKinds.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = anyOf(hook.parameterTypes[i]);
            }
            pass(reach(hook, List.of(), user, 0, null), arguments);
        }
    }

    /// Recursion is possible, so that StackOverflowError is. Whether that reached anything new.
    public boolean requireStackOverflow() {
        int before = methods.size();
        implicitHook(hooks.stackOverflow(), null);
        if (hasPolls) {
            implicitHook(hooks.stackLimitPolled(), null);
        }
        run();
        return methods.size() > before;
    }

    void implicitNull(MethodState user) {
        implicitHook(hooks.nullPointer(), user);
    }

    void implicitIndex(MethodState user) {
        implicitHook(hooks.arrayIndex(), user);
    }

    void implicitDivision(MethodState user) {
        implicitHook(hooks.arithmetic(), user);
    }

    /// `synchronized`, where it is more than a test for null.
    void implicitMonitor(MethodState user) {
        if (hasThreads) {
            implicitHook(hooks.enterMonitor(), user);
            implicitHook(hooks.exitMonitor(), user);
        }
    }

    void implicitCast(MethodState user) {
        implicitHook(hooks.classCast(), user);
    }

    void implicitArrayStore(MethodState user) {
        implicitHook(hooks.arrayStore(), user);
    }

    void implicitNegativeSize(MethodState user) {
        implicitHook(hooks.negativeArraySize(), user);
    }

    void implicitAllocation(MethodState user) {
        implicitHook(hooks.outOfMemory(), user);
        implicitHook(hooks.allocateInstance(), user);
        implicitHook(hooks.allocateArray(), user);
    }

    void implicitHookMethod(JavaMethod hook, MethodState user) {
        implicitHook(hook, user);
    }
}
