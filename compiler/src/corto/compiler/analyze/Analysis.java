// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.interpret.ClassInitializer;
import corto.compiler.lower.LoweringException;
import corto.compiler.world.HeapObject;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

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
    private final JavaClass throwable;
    private final RuntimeHooks hooks;
    private final Worklist worklist = new Worklist();
    private final Refusals refusals = new Refusals();
    private final ExistingClasses existing = new ExistingClasses(worklist);
    private final Storage storage;

    private final Map<Key, MethodState> methods = new LinkedHashMap<>();
    private final Map<TargetsKey, Targets> targets = new HashMap<>();
    private final Set<JavaClass> runTimeInitialized = new LinkedHashSet<>();
    private final Set<JavaMethod> leaking = new LinkedHashSet<>();
    private final Map<JavaMethod, Set<MethodState>> leakReaders = new HashMap<>();
    private final Map<JavaClass, List<HeapObject>> providerInstances = new HashMap<>();
    private final boolean hasThreads;
    private final boolean hasPolls;
    private final boolean panicsUnhandled;

    public Analysis(World world, ClassInitializer initializer) {
        this.world = world;
        this.initializer = initializer;
        throwable = world.classNamed("java/lang/Throwable");
        hooks = new RuntimeHooks(world);
        hasThreads = hooks.hasThreads();
        hasPolls = hooks.hasPolls();
        panicsUnhandled = hooks.panicsUnhandled();
        storage = new Storage(this, worklist, existing);
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

    /// All reached methods in the order of discovery.
    public Collection<MethodState> methods() {
        return methods.values();
    }

    /// What could not be compiled, in the order found.
    public Collection<Refusal> refusals() {
        return refusals.all();
    }

    void refuse(MethodState user, int line, String problem, String wayOut) {
        refusals.add(user, line, problem, wayOut);
    }

    /// Refuses a method that an image cannot have where it is called on null.
    void refuseDeleted(JavaMethod method, MethodState caller, int line) {
        refusals.addIfDeleted(method, caller, line);
    }

    /// Classes of which instances can exist.
    public ExistingClasses existing() {
        return existing;
    }

    /// What fields, arrays and objects of the build hold.
    public Storage storage() {
        return storage;
    }

    public Intrinsics intrinsics() {
        return intrinsics;
    }

    /// Classes whose initialisers run in the image.
    public Set<JavaClass> runTimeInitialized() {
        return runTimeInitialized;
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
            while (!worklist.isEmpty()) {
                analyze(worklist.next());
            }
            storage.rescan();
        } while (!worklist.isEmpty());
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
            refusals.add(state, 0, e.getMessage(), "");
        } catch (UnresolvedException e) {
            refusals.add(state, 0, e.getMessage(), e.wayOut());
        }
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
        if (!refusals.isRefused(method, state, caller, line) && method.isNative()) {
            state.result = method.returnKind == Kind.VOID ? Value.INT : anyOf(method.returnType);
        }
        worklist.add(state);
        return state;
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
            worklist.add(target);
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
                if (existing.exists(type, caller)) {
                    addTarget(result, type, selector);
                }
            }
            return result;
        }
        JavaClass cone = receiver.cone.isSubtypeOf(owner) || !owner.isSubtypeOf(receiver.cone) ? receiver.cone : owner;
        existing.isRead(cone, caller);
        Targets known = targets.computeIfAbsent(new TargetsKey(cone, owner, selector), _ -> new Targets());
        List<JavaClass> classes = existing.subtypes(cone);
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
            worklist.addAll(state.resultReaders);
        }
    }

    /// The constructor lets `this` escape before it is done.
    void leaks(MethodState state) {
        if (leaking.add(state.method)) {
            worklist.addAll(leakReaders.get(state.method));
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
            storage.findUnsafeFields();
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
