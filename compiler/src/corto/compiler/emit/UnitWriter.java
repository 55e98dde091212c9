// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.HeapObject;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;

/// The C unit: all reached methods, and what they need to know of each other.
///
/// Methods are written twice. The first time everything may throw and recurse; what that shows of the call graph makes
/// the second time leave out tests behind calls that cannot throw and stack checks where no recursion is possible.
public final class UnitWriter {
    /// Symbol of the array of all string constants, for String.intern.
    static final String INTERNED_STRINGS = "interned_strings";

    private static final int MOST_NEUTRAL_INSTRUCTIONS = 24;

    private final Analysis analysis;
    private final FloatingPoint floatingPoint;
    private final boolean marksHeat;
    private final Names names = new Names();
    private TypeTables types;
    private final Set<MethodState> cannotThrow = new LinkedHashSet<>();
    private Set<MethodState> jumping;                                              // null while that is not known
    private boolean newInstances;
    private boolean newArrays;
    private Set<MethodState> recursive;
    private CallGraph callGraph;
    private final Map<HeapObject, MethodState> objects = new LinkedHashMap<>();    // the first method that names it, null if none does
    private MethodState emitting;
    private final Set<JavaField> statics = new LinkedHashSet<>();
    private final Set<JavaField> instanceFields = new LinkedHashSet<>();
    private final Set<String> symbols = new TreeSet<>();
    private final Map<JavaClass, String> initializers = new LinkedHashMap<>();
    private Unhandled unhandled;
    private final Set<JavaMethod> panics = new LinkedHashSet<>();
    private boolean polls;
    private boolean multiArrays;
    private boolean arrayCopy;
    private boolean genericSubtype;
    private boolean mirrorDescriptors;

    /// `marksHeat`: gcc shall know what is `@Hot`, and take the rest for cold.
    public UnitWriter(Analysis analysis, FloatingPoint floatingPoint, boolean marksHeat) {
        this.analysis = analysis;
        this.floatingPoint = floatingPoint;
        this.marksHeat = marksHeat;
    }

    Analysis analysis() {
        return analysis;
    }

    TypeTables types() {
        return types;
    }

    Names names() {
        return names;
    }

    /// The whole C text.
    public String write() {
        unhandled = new Unhandled(analysis, compiledMethods());
        StringBuilder bodies = new StringBuilder();
        for (boolean last : new boolean[] {false, true}) {
            List<MethodState> compiled = compiledMethods();
            types = new TypeTables(analysis, names);
            Map<MethodState, Set<MethodState>> callees = new LinkedHashMap<>();
            Set<MethodState> throwing = new LinkedHashSet<>();
            Set<MethodState> makingJump = new LinkedHashSet<>();
            Map<JavaClass, Set<MethodState>> raising = new LinkedHashMap<>();
            Map<JavaClass, Map<MethodState, Set<MethodState>>> uncaught = new LinkedHashMap<>();
            for (MethodState state : compiled) {
                emitting = state;
                MethodEmitter emitter = new MethodEmitter(this, state);
                String text = emitter.emit();
                callees.put(state, emitter.callees());
                if (emitter.throwsItself()) {
                    throwing.add(state);
                }
                emitter.raised().forEach(type -> raising.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(state));
                emitter.uncaughtFrom().forEach((type, from) -> uncaught.computeIfAbsent(type, _ -> new LinkedHashMap<>()).put(state, from));
                if (emitter.jumpsItself()) {
                    makingJump.add(state);
                }
                if (last) {
                    bodies.append(text);
                }
            }
            emitting = null;
            callGraph = new CallGraph(callees);
            if (!last) {
                CallGraph graph = callGraph;
                recursive = unhandled.isPanic(analysis.hooks().stackOverflow()) ? Set.of() : graph.recursive();    // the page below the stack is a check as well
                if (!recursive.isEmpty() && analysis.requireStackOverflow()) {
                    return write(); // the error that recursion may raise reaches methods of its own
                }
                jumping = graph.callersOf(makingJump);
                Set<MethodState> canThrow = new LinkedHashSet<>();
                if (unhandled.jumps()) {
                    raising.forEach((type, methods) -> canThrow.addAll(new CallGraph(uncaught.getOrDefault(type, Map.of())).callersOf(methods)));
                } else {
                    throwing.addAll(recursive);
                    canThrow.addAll(graph.callersOf(throwing));
                }
                for (MethodState state : compiled) {
                    if (!canThrow.contains(state)) {
                        cannotThrow.add(state);
                    }
                }
            }
        }
        String initializerText = initializerFunctions();
        String hooks = hookDefinitions();
        types.assignSlots();
        if (mirrorDescriptors) {
            describeMirrors();
        }
        closeDescriptors();
        types.numberClasses();
        StringBuilder classes = new StringBuilder();
        new ClassWriter(this).write(classes);
        StringBuilder unit = new StringBuilder(resource("tcc.h")).append(resource("prelude.h")).append(resource(floatingPoint.header()))
                .append(resource("accesses.h"));
        if (unhandled.jumps()) {
            useSymbol("runtime_innermost_handler");
        }
        unit.append(types.definitions()).append(declarations()).append(hooks);
        if (unhandled.jumps()) {
            unit.append(resource("jumps.h"));
        }
        if (polls) {
            unit.append(resource("polls.h"));
        }
        if (multiArrays || arrayCopy || genericSubtype || mirrorDescriptors || types.testsArrays()) {
            unit.append(resource("objects.h"));
        }
        unit.append(initializerText).append(bodies).append("\n#line 1 \"classes\"\n").append(classes);
        return unit.toString();
    }

    /// Build-time objects that the code names, each with the first method that does; null if it is a table.
    Map<HeapObject, MethodState> objects() {
        return objects;
    }

    private void closeDescriptors() {
        for (JavaClass type : List.copyOf(types.described())) {
            if (type.isArray()) {
                types.descriptor(type.element());
            }
        }
    }

    private List<MethodState> compiledMethods() {
        List<MethodState> compiled = new ArrayList<>();
        for (MethodState state : analysis.methods()) {
            if (state.method.code() != null) {
                compiled.add(state);
            }
        }
        return compiled;
    }

    private void describeMirrors() {
        for (HeapObject live : analysis.storage().liveObjects()) {
            if (live instanceof corto.compiler.world.Instance instance && instance.mirrored != null) {
                types.descriptor(instance.mirrored);
            }
        }
    }

    static String resource(String name) {
        try (InputStream in = UnitWriter.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Who calls whom in the image. Call after [#write].
    public CallGraph callGraph() {
        return callGraph;
    }

    // ---- what methods ask while they are written ----

    Unhandled unhandled() {
        return unhandled;
    }

    /// The C function that is the panic with what `hook` makes; with its argument, if it is `RuntimeHooks.unhandled` itself.
    String panic(JavaMethod hook) {
        panics.add(hook);
        return "panic_" + hook.name;
    }

    public boolean isRecursive(MethodState state) {
        return recursive != null && recursive.contains(state);
    }

    boolean canThrow(MethodState state) {
        return !cannotThrow.contains(state) && !state.method.isNative();
    }

    /// Whether an exception may jump out of the method ([Unhandled#jumps]).
    boolean mayJump(MethodState state) {
        return unhandled.jumps() && (jumping == null || jumping.contains(state));
    }

    /// The C function that makes an object of a class descriptor.
    String newInstance() {
        newInstances = true;
        return "new_instance";
    }

    /// The C function that makes an array of a class descriptor and a length.
    String newArray() {
        newArrays = true;
        return "new_array";
    }

    String name(MethodState state) {
        return names.of(state);
    }

    String hook(JavaMethod hook) {
        return names.of(analysis.stateFor(hook, new Value[0]));
    }

    String object(HeapObject object) {
        objects.putIfAbsent(object, emitting);
        return "((ref)" + names.of(object) + ")";
    }

    String staticField(JavaField field) {
        statics.add(field);
        return names.of(field);
    }

    /// The C text for a field of an object that is not null.
    String instanceField(JavaField field, String object) {
        instanceFields.add(field);
        return "FIELD(" + names.of(field) + ", " + object + ")";
    }

    /// Statics that live in the image.
    Set<JavaField> statics() {
        return statics;
    }

    boolean usesSymbol(String symbol) {
        return symbols.contains(symbol);
    }

    void useSymbol(String symbol) {
        symbols.add(symbol);
    }

    void usePolls() {
        polls = true;
    }

    void useMultiArrays() {
        multiArrays = true;
    }

    void useArrayCopy() {
        arrayCopy = true;
        genericSubtype = true;
    }

    void useGenericSubtype() {
        genericSubtype = true;
    }

    void useMirrorDescriptors() {
        mirrorDescriptors = true;
        genericSubtype = true;
    }

    boolean mirrorDescriptors() {
        return mirrorDescriptors;
    }

    /// Name of the function that runs a class's initialiser at run time.
    String initializer(JavaClass type) {
        return initializers.computeIfAbsent(type, t -> "initialize_" + names.of(t));
    }

    Set<MethodState> initializerCallees(JavaClass type) {
        Set<MethodState> result = new LinkedHashSet<>();
        for (JavaClass c : type.supertypes()) {
            for (JavaMethod method : c.initializers) {
                MethodState state = analysis.stateFor(method, new Value[0]);
                if (state != null) {
                    result.add(state);
                }
            }
        }
        analysis.hooks().initializerFailed().ifPresent(h -> result.add(analysis.stateFor(h, new Value[0])));
        if (analysis.hasThreads()) {
            for (JavaMethod hook : List.of(analysis.hooks().initializingThread(), analysis.hooks().awaitInitializer(), analysis.hooks().initializerEnded())) {
                result.add(analysis.stateFor(hook, new Value[0]));
            }
        }
        return result;
    }

    // ---- text ----

    String sourcePath(JavaMethod method) {
        JavaClass owner = method.codeOwner();
        String file = owner.sourceFile();
        int slash = owner.name.lastIndexOf('/');
        return (slash < 0 ? "" : owner.name.substring(0, slash + 1)) + (file == null ? "unknown" : file);
    }

    String signature(MethodState state, List<String> parameters) {
        JavaMethod method = state.method;
        StringBuilder text = new StringBuilder();
        if (method.hasAnnotation("Export") || polls && (method == analysis.hooks().poll() || method == analysis.hooks().stackLimitPolled())) {
            text.append("__attribute__((used)) ");
        } else if (method.isNative()) {
            text.append("extern ");
        } else {
            text.append("static ");
        }
        if (method.hasAnnotation("Export") && method.hasAnnotation("Syscall")) {
            text.append("__attribute__((no_caller_saved_registers)) ");      // called without a frame, see corto.platform.traps
        }
        if (method.hasAnnotation("AlwaysInline")) {
            text.append("inline __attribute__((always_inline)) ");
        } else if (method.hasAnnotation("NeverInline") || method.hasAnnotation("Syscall")) {
            text.append("__attribute__((noinline)) ");
            if (method.owner.name.equals("corto/runtime/Throw")) {
                text.append("__attribute__((cold)) ");
            }
        }
        if (marksHeat && !method.hasAnnotation("AlwaysInline") && method.code() != null) {
            text.append(isHot(method) ? "__attribute__((hot)) " : isCold(method) ? "__attribute__((cold)) " : "");
        }
        text.append(method.returnKind.stackKind().cName).append(' ').append(name(state)).append('(');
        for (int i = 0; i < method.parameterKinds.length; i++) {
            text.append(i == 0 ? "" : ", ").append(method.parameterKinds[i].stackKind().cName);
            if (parameters != null) {
                text.append(' ').append(parameters.get(i));
            }
        }
        return text.append(method.parameterKinds.length == 0 ? "void)" : ")").toString();
    }

    private static boolean isHot(JavaMethod method) {
        return method.hasAnnotation("Hot") || method.codeOwner().annotationValue("Hot") != null;
    }

    /// Of short methods gcc decides where they are called: a call of a cold one would make the caller's path cold. But the one call of a system call's handler, in the table of all of
    /// them, is to be as cold as the handler.
    private static boolean isCold(JavaMethod method) {
        return method.hasAnnotation("Syscall") || method.code().instructions().length > MOST_NEUTRAL_INSTRUCTIONS;
    }

    String functionType(JavaMethod method) {
        StringBuilder text = new StringBuilder(method.returnKind.stackKind().cName).append(" (*)(");
        for (int i = 0; i < method.parameterKinds.length; i++) {
            text.append(i == 0 ? "" : ", ").append(method.parameterKinds[i].stackKind().cName);
        }
        return text.append(')').toString();
    }

    private String declarations() {
        StringBuilder text = new StringBuilder();
        for (MethodState state : analysis.methods()) {
            if (state.method.code() != null || state.method.hasAnnotation("Assembly")) {
                text.append(signature(state, null)).append(";\n");
            }
        }
        for (JavaClass type : types.described()) {
            text.append("extern const struct class ").append(names.of(type)).append(";\n");
        }
        for (HeapObject object : objects.keySet()) {
            text.append("extern char ").append(names.of(object)).append("[];\n");
        }
        for (JavaField field : statics) {
            text.append("extern ").append(field.kind.cName).append(' ').append(names.of(field)).append(";\n");
        }
        for (JavaField field : instanceFields) {
            text.append("struct field_").append(names.of(field)).append(" { jbyte before[").append(field.offset()).append("]; ").append(field.kind.cName)
                    .append(" value; };\n");
        }
        for (String symbol : symbols) {
            if (names.methods().containsValue(symbol)) {
                continue; // an exported method
            }
            text.append("extern char ").append(symbol).append("[];\n");
        }
        return text.toString();
    }

    private String hookDefinitions() {
        StringBuilder text = new StringBuilder();
        if (polls) {
            text.append("#define POLL_METHOD ").append(hook(analysis.hooks().poll())).append('\n');
            declare("POLL_REQUESTED", analysis.hooks().pollRequested(), text);
        }
        if (multiArrays) {
            text.append("#define HOOK_ALLOCATE_ARRAY ").append(hook(analysis.hooks().allocateArray())).append('\n');
            text.append("#define HOOK_NEGATIVE_SIZE ").append(hook(analysis.hooks().negativeArraySize())).append('\n');
            text.append("#define HOOK_OUT_OF_MEMORY ").append(hook(analysis.hooks().outOfMemory())).append('\n');
        }
        if (unhandled.jumps()) {
            text.append("#define HOOK_NO_HANDLER ").append(hook(analysis.hooks().noHandler())).append('\n');
            if (newInstances) {
                text.append("#define HOOK_NEW_INSTANCE ").append(hook(analysis.hooks().allocateInstance())).append('\n');
            }
            if (newArrays) {
                text.append("#define HOOK_NEW_ARRAY ").append(hook(analysis.hooks().allocateArray())).append('\n');
            }
            if (newInstances || newArrays || multiArrays) {
                text.append("#define HOOK_MAKE_OUT_OF_MEMORY ").append(hook(analysis.hooks().outOfMemory())).append('\n');
            }
        }
        if (recursive != null && !recursive.isEmpty()) {
            declare("STACK_LIMIT", analysis.hooks().stackLimit(), text);
            if (polls) {
                text.append("#define POLL_STACK_METHOD ").append(hook(analysis.hooks().stackLimitPolled())).append('\n');
                declare("POLL_LIMIT", analysis.hooks().pollLimit(), text);
            }
        }
        for (JavaMethod hook : panics) {
            StringJoiner parameters = new StringJoiner(", ", "(", ")").setEmptyValue("(void)");
            StringJoiner arguments = new StringJoiner(", ", "(", ")");
            for (int i = 0; i < hook.parameterKinds.length; i++) {
                parameters.add(hook.parameterKinds[i].stackKind().cName + " a" + i);
                arguments.add("a" + i);
            }
            String exception = hook == analysis.hooks().unhandled() ? "a0" : hook(hook) + arguments;
            text.append("static __attribute__((cold, noinline)) void ").append(panic(hook)).append(parameters).append(" { ")
                    .append(hook(analysis.hooks().unhandled())).append('(').append(exception).append("); }\n");
        }
        if (mirrorDescriptors) {
            JavaClass type = analysis.world().classNamed("java/lang/Class");
            text.append("#define MIRROR_DESCRIPTOR ").append(type.declaredField("descriptor").offset()).append('\n');
        }
        return text.toString();
    }

    private void declare(String macro, JavaField field, StringBuilder text) {
        text.append("#define ").append(macro).append(' ').append(staticField(field)).append("\nextern ").append(field.kind.cName).append(' ').append(names.of(field)).append(";\n");
    }

    /// One function a class that is initialised at run time (JVMS §5.5). In images without threads nobody has to be asked who initialises, and nobody waits.
    private String initializerFunctions() {
        boolean threads = analysis.hasThreads();
        StringBuilder text = new StringBuilder();
        for (JavaClass type : analysis.runTimeInitialized()) {
            String name = initializer(type);
            text.append("static jint ").append(name).append("_state; static void ").append(name).append("(void);\n");
        }
        for (JavaClass type : analysis.runTimeInitialized()) {
            String name = initializer(type);
            if (threads) {
                text.append("static ref ").append(name).append("_thread;\n");
            }
            text.append("static __attribute__((cold, noinline)) void ").append(name).append("(void) {\n");
            if (threads) {
                text.append("    while (").append(name).append("_state == INITIALIZING) {\n        if (").append(name).append("_thread == ")
                        .append(hook(analysis.hooks().initializingThread())).append("()) return;\n        ").append(hook(analysis.hooks().awaitInitializer()))
                        .append("(); if (EXCEPTION) return;\n    }\n    if (").append(name).append("_state == INITIALIZED) return;\n");
            } else {
                text.append("    if (").append(name).append("_state == INITIALIZING) return;\n");
            }
            String unusable = analysis.hooks().initializerUnusable().map(h -> hook(h) + "("
                    + object(analysis.world().string(type.javaName())) + ")").orElse("0");
            text.append("    if (").append(name).append("_state == INITIALIZATION_FAILED) { EXCEPTION = ").append(unusable).append("; return; }\n");
            text.append("    ").append(name).append("_state = INITIALIZING;\n");
            if (threads) {
                text.append("    ").append(name).append("_thread = ").append(hook(analysis.hooks().initializingThread())).append("();\n");
            }
            String ended = threads ? name + "_thread = 0; " + hook(analysis.hooks().initializerEnded()) + "(); " : "";
            for (JavaClass before : initializedBefore(type)) {
                String other = initializer(before);
                text.append("    if (").append(other).append("_state != INITIALIZED) { ").append(other).append("(); if (EXCEPTION) { ").append(name)
                        .append("_state = INITIALIZATION_FAILED; ");
                if (threads) {
                    text.append("ref thrown = EXCEPTION; EXCEPTION = 0; ").append(ended).append("EXCEPTION = thrown; ");
                }
                text.append("return; } }\n");
            }
            for (JavaMethod method : type.initializers) {
                MethodState state = analysis.stateFor(method, new Value[0]);
                text.append("    ").append(name(state)).append("();\n");
                String failed = analysis.hooks().initializerFailed().map(this::hook).orElse("");
                text.append("    if (EXCEPTION) { ref thrown = EXCEPTION; EXCEPTION = 0; thrown = ").append(failed).append("(thrown); ");
                text.append(threads ? name + "_state = INITIALIZATION_FAILED; " + ended + "EXCEPTION = thrown; return; }\n"
                        : "EXCEPTION = thrown; " + name + "_state = INITIALIZATION_FAILED; return; }\n");
            }
            enumConstants(type, text);
            text.append("    ").append(name).append("_state = INITIALIZED;\n");
            if (threads) {
                text.append("    ").append(ended).append('\n');
            }
            text.append("}\n");
        }
        return text.toString();
    }

    /// The mirror of an enum gets its constants, as for an enum initialised at build time.
    private void enumConstants(JavaClass type, StringBuilder text) {
        JavaField target = analysis.storage().enumConstantsField();
        JavaField values = type.declaredField("$VALUES");
        var mirror = analysis.world().mirror(type);
        if (type.isEnum() && target != null && values != null && analysis.storage().liveObjects().contains(mirror)) {
            text.append("    ").append(instanceField(target, object(mirror))).append(" = ").append(staticField(values)).append(";\n");
        }
    }

    private List<JavaClass> initializedBefore(JavaClass type) {
        List<JavaClass> result = new ArrayList<>();
        for (JavaClass c : type.supertypes()) {
            if (c != type && analysis.runTimeInitialized().contains(c) && !type.isInterface() && (!c.isInterface() || c.declaresDefaultMethod())) {
                result.add(c);
            }
        }
        Collections.reverse(result);
        return result;
    }

    /// The C function that runs `method` when it is selected by the receiver's class.
    String target(JavaMethod method) {
        String wrapper = intrinsicWrapper(method);
        return wrapper != null ? wrapper : names.of(analysis.stateFor(method, new Value[0]));
    }

    /// A C function for an intrinsic that is called through a dispatch table, or null if the method is not one.
    String intrinsicWrapper(JavaMethod method) {
        var intrinsic = analysis.intrinsics().find(method);
        if (intrinsic == null) {
            return null;
        }
        return switch (intrinsic.template()) {
            case "special:identityHash" -> hook(analysis.hooks().identityHash());
            default -> throw new IllegalStateException(method + " is called virtually, but is known to the compiler only by name");
        };
    }

    /// Lines for the size report: symbol, module, package, class, member, kind.
    public String symbolTable() {
        StringBuilder text = new StringBuilder();
        names.methods().forEach((state, name) -> text.append(name).append('\t').append(row(state.method.owner)).append('\t')
                .append(state.method.name).append(state.method.descriptor).append("\tmethod\n"));
        names.classes().forEach((type, name) -> text.append(name).append('\t').append(row(type)).append("\t\tclass\n"));
        return text.toString();
    }

    static String row(JavaClass type) {
        String name = type.javaName();
        return type.module + "\t" + type.packageName() + "\t" + name;
    }

    Kind kind(JavaField field) {
        return field.kind;
    }
}
