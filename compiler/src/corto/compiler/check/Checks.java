// SPDX-License-Identifier: Apache-2.0
package corto.compiler.check;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.RuntimeHooks;
import corto.compiler.analyze.Value;
import corto.compiler.emit.FloatingPoint;
import corto.compiler.emit.UnitWriter;
import corto.compiler.world.FieldReference;
import corto.compiler.world.Instruction;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Checks `@NoAllocation`, `@InterruptContext`, `@Uninterruptible`, `@GuardedBy`, the raw-memory layering, and soft floating point.
///
/// A promise holds for everything that the method can call. What the language raises by itself (a failed null check), and
/// methods that never return, are not counted: in such code they are a defect, and it ends in a panic.
public final class Checks {
    private static final String RAISED_BY_LANGUAGE = "corto/runtime/Throw";
    private static final Set<String> RAW = Set.of("corto/lang/Address", "corto/lang/ObjectAddress");

    private final Analysis analysis;
    private final UnitWriter unit;
    private final Predicate<JavaClass> mayUseRawMemory;
    private final FloatingPoint floatingPoint;
    private final Set<MethodState> allocators = new HashSet<>();
    private final List<Violation> violations = new ArrayList<>();

    /// @param mayUseRawMemory whether a class's module or package is annotated `@RawMemory`; classes are looked at here
    public Checks(Analysis analysis, UnitWriter unit, Predicate<JavaClass> mayUseRawMemory, FloatingPoint floatingPoint) {
        this.analysis = analysis;
        this.unit = unit;
        this.mayUseRawMemory = mayUseRawMemory;
        this.floatingPoint = floatingPoint;
        RuntimeHooks hooks = analysis.hooks();
        for (JavaMethod hook : List.of(hooks.allocateInstance(), hooks.allocateArray(), hooks.copyObject())) {
            MethodState state = analysis.stateFor(hook, new Value[0]);
            if (state != null) {
                allocators.add(state);
            }
        }
    }

    /// The messages of all broken rules; empty if there are none.
    public List<String> run() {
        for (MethodState method : unit.callGraph().methods()) {
            if (!analysis.world().hasAssertions()) {        // which make AssertionErrors, in methods that may not allocate as well
                promises(method);
            }
            rawMemory(method);
            guards(method);
            vectorRegisters(method);
        }
        return violations.stream().map(Violation::message).distinct().toList();
    }

    private void promises(MethodState method) {
        String noAllocation = reason(method, "NoAllocation");
        String interrupt = reason(method, "InterruptContext");
        String uninterruptible = reason(method, "Uninterruptible");
        if (noAllocation != null) {
            require(method, "@NoAllocation", noAllocation, "allocates", this::allocates, "Take the object from a pool or make it before; or drop the annotation.");
        }
        if (interrupt != null) {
            require(method, "@InterruptContext", interrupt, "allocates", this::allocates, "Do that work in a thread; here only note that it is due.");
            require(method, "@InterruptContext", interrupt, "throws an exception", Checks::throwsExplicitly, "Return a Result, or panic.");
        }
        if (uninterruptible != null) {
            require(method, "@Uninterruptible", uninterruptible, "can recurse, so that its stack must be checked", unit::isRecursive, "Turn the recursion into a loop.");
            require(method, "@Uninterruptible", uninterruptible, "allocates", this::allocates, "Make the object before.");
        }
    }

    private static String reason(MethodState method, String annotation) {
        String own = method.method.annotationValue(annotation);
        return own != null ? own : method.method.owner.annotationValue(annotation);
    }

    /// Looks breadth-first for a callee that breaks the promise, so that the chain shown is a shortest one.
    private void require(MethodState start, String annotation, String reason, String what, Predicate<MethodState> breaks, String wayOut) {
        Map<MethodState, MethodState> from = new HashMap<>();
        ArrayDeque<MethodState> pending = new ArrayDeque<>(List.of(start));
        from.put(start, null);
        while (!pending.isEmpty()) {
            MethodState method = pending.poll();
            if (breaks.test(method)) {
                ArrayDeque<MethodState> chain = new ArrayDeque<>();
                for (MethodState m = method; m != null; m = from.get(m)) {
                    chain.push(m);
                }
                violations.add(new Violation(start.method.qualifiedName() + " is " + annotation + " (" + reason + "), but "
                        + (method == start ? "it" : method.method.qualifiedName()) + " " + what, List.copyOf(chain), wayOut));
                return;
            }
            for (MethodState callee : unit.callGraph().callees(method)) {
                if (!callee.method.owner.name.equals(RAISED_BY_LANGUAGE) && !callee.result.isNone() && !from.containsKey(callee)) {
                    from.put(callee, method);
                    pending.add(callee);
                }
            }
        }
    }

    private boolean allocates(MethodState method) {
        for (MethodState callee : unit.callGraph().callees(method)) {
            if (allocators.contains(callee)) {
                return true;
            }
        }
        return false;
    }

    private static boolean throwsExplicitly(MethodState method) {
        for (Instruction instruction : method.method.code() == null ? new Instruction[0] : method.method.code().instructions()) {
            if (instruction.op == Op.ATHROW) {
                return true;
            }
        }
        return false;
    }

    // ---- floating point ----

    /// Assembly gets float and double in vector registers (System V AMD64 ABI §3.2.3), which soft floating point leaves alone.
    private void vectorRegisters(MethodState caller) {
        if (floatingPoint == FloatingPoint.HARD) {
            return;
        }
        for (MethodState callee : unit.callGraph().callees(caller)) {
            JavaMethod method = callee.method;
            if (method.isNative() && (isFloating(method.returnKind) || Stream.of(method.parameterKinds).anyMatch(Checks::isFloating))) {
                violations.add(new Violation(method.qualifiedName() + " is assembly that takes or returns a float or double in a vector register, but the image has floatingPoint=soft",
                        List.of(caller, callee), "Pass the bits: Float.floatToRawIntBits, Double.doubleToRawLongBits."));
            }
        }
    }

    private static boolean isFloating(Kind kind) {
        return kind == Kind.FLOAT || kind == Kind.DOUBLE;
    }

    // ---- raw memory ----

    private void rawMemory(MethodState state) {
        JavaClass user = state.method.codeOwner();
        if (state.method.code() == null || user.packageName().equals("corto.lang")) {
            return;
        }
        for (Instruction instruction : state.method.code().instructions()) {
            if (instruction.operand instanceof MethodReference reference && RAW.contains(reference.owner) && isRaw(reference)
                    && user.annotationValue("RawMemory") == null && !mayUseRawMemory.test(user)) {
                violations.add(new Violation(state.method.qualifiedName() + "(" + state.method.sourceFile() + ":" + instruction.line + ") uses raw memory through "
                        + reference.owner.replace('/', '.') + "." + reference.name + ", but " + user.module + " is not annotated @RawMemory", List.of(state),
                        "Read and write through a corto.lang.Layout, or annotate the module, package or class with @RawMemory(reason = …)."));
                return;
            }
        }
    }

    private static boolean isRaw(MethodReference reference) {
        return reference.owner.endsWith("ObjectAddress") || reference.name.startsWith("load") || reference.name.startsWith("store")
                || reference.name.equals("clear") || reference.name.equals("copyFrom");
    }

    // ---- locks ----

    private void guards(MethodState state) {
        if (state.method.code() == null || state.method.isConstructor() || state.method.isClassInitializer()) {
            return;
        }
        for (Instruction instruction : state.method.code().instructions()) {
            String lock = null;
            String what = null;
            if (instruction.operand instanceof FieldReference reference && inWorld(reference.owner)) {
                JavaField field = reference.resolve();
                lock = field.annotationValue("GuardedBy");
                what = "the field " + field;
            } else if (instruction.operand instanceof MethodReference reference && inWorld(reference.owner)) {
                JavaMethod called = reference.resolve();
                lock = called.annotationValue("GuardedBy");
                what = "the method " + called.qualifiedName();
            }
            if (lock != null && !holds(state.method, lock)) {
                violations.add(new Violation(state.method.qualifiedName() + "(" + state.method.sourceFile() + ":" + instruction.line + ") uses " + what
                        + ", which is @GuardedBy(\"" + lock + "\"), without holding the lock", List.of(state),
                        "Call " + lock + ".acquire() before, or annotate the method itself with @GuardedBy(\"" + lock + "\")."));
                return;
            }
        }
    }

    /// Only our own code has guards; the JDK's references need not resolve.
    private boolean inWorld(String owner) {
        JavaClass type = owner.startsWith("[") ? null : analysis.world().findClass(owner);
        return type != null && !type.module.equals("java.base") && type.annotationsMention("GuardedBy");
    }

    /// Whether the method takes the lock itself, or says that its callers hold it.
    private static boolean holds(JavaMethod method, String lock) {
        if (lock.equals(method.annotationValue("GuardedBy"))) {
            return true;
        }
        boolean named = false;
        boolean taken = false;
        for (Instruction instruction : method.code().instructions()) {
            named |= instruction.operand instanceof FieldReference reference && reference.name.equals(lock);
            taken |= instruction.operand instanceof MethodReference reference && (reference.name.equals("acquire") || reference.name.equals("isHeld"));
        }
        return named && taken;
    }
}
