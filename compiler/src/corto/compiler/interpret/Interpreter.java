// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import corto.compiler.lower.LoweringException;
import corto.compiler.world.Code;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/// Calls methods, unwinds exceptions, and knows what is going on: the present frame and attempt.
///
/// Calls do not recurse in the host: [Loop] goes from frame to frame. It recurses only where Java code is called from
/// elsewhere: class initialisation, natives that call back, constructors of implicit exceptions.
final class Interpreter {
    private static final int MAX_DEPTH = 2_000;

    final World world;
    final Memory memory;
    final Journal journal = new Journal();
    final EffectivelyFinal effectivelyFinal;
    final Exceptions exceptions;
    private final Loop loop;
    private final ClassInitializer initializer;
    private final Map<JavaMethod, Method> methods = new IdentityHashMap<>();
    private final Set<HeapObject> kernelMade = Collections.newSetFromMap(new IdentityHashMap<>());
    private Attempt attempt;
    /// Innermost activation, across nested runs.
    private Frame frame;
    private long resultBits;
    private HeapObject resultReference;

    Interpreter(World world, ClassInitializer initializer) {
        this.world = world;
        this.initializer = initializer;
        memory = new Memory(this, journal);
        effectivelyFinal = new EffectivelyFinal(world);
        exceptions = new Exceptions(this);
        loop = new Loop(this);
    }

    Attempt attempt() {
        return attempt;
    }

    /// A new attempt inside the present one.
    Attempt attempt(Attempt.Mode mode, JavaClass type) {
        return new Attempt(mode, type, attempt, journal.mark(), depth(), kernelMade);
    }

    /// Returns the attempt that was current.
    Attempt enter(Attempt next) {
        Attempt before = attempt;
        attempt = next;
        return before;
    }

    void setFrame(Frame frame) {
        this.frame = frame;
    }

    void setResult(long bits, HeapObject reference) {
        resultBits = bits;
        resultReference = reference;
    }

    int depth() {
        return frame == null ? 0 : frame.depth;
    }

    /// The frame that called the present method or native, `levels` further out; null if there is none.
    Frame caller(int levels) {
        Frame f = frame;
        for (int i = 0; i < levels && f != null; i++) {
            f = f.caller;
        }
        return f;
    }

    // Failing.

    /// Ends the attempt: the present instruction may not be executed now. `cause` continues a sentence whose subject is the method.
    BuildTimeException refuse(String cause) {
        return new BuildTimeException(where() + cause);
    }

    private String where() {
        int start = attempt.startDepth;
        if (frame == null || frame.depth <= start) {
            return "";
        }
        Frame outer = null;
        for (Frame f = frame; f != null && f.depth > start; f = f.caller) {
            outer = f;
            if (f.method.method.owner.isApplication()) {
                break;
            }
        }
        String path = outer == frame ? "" : ", called from " + outer.where() + ",";
        return frame.where() + path + " ";
    }

    Thrown thrown(String className, String message) {
        return exceptions.of(className, message);
    }

    // Classes.

    void ensureInitialized(JavaClass type) {
        if (type.initialization != Initialization.BUILD_TIME && type.initialization != Initialization.RUNNING) {
            if (initializer.initialize(type) == Initialization.RUN_TIME) {
                String root = initializer.rootReason(type);
                throw new BuildTimeException(
                        where() + "needs " + type.javaName() + ", which is initialised at run time because " + root, root);
            }
        }
    }

    /// The array that `values()` copies; null before the enum's initialiser has come to it.
    Object enumConstants(JavaClass type) {
        ensureInitialized(type);
        JavaField values = type.declaredField("$VALUES");
        return values == null ? null : values.value;
    }

    // Calling.

    Method method(JavaMethod javaMethod) {
        Method known = methods.get(javaMethod);
        if (known == null) {
            known = new Method(javaMethod);
            methods.put(javaMethod, known);
        }
        return known;
    }

    /// Calls exactly this method. Values are boxed as in [Instance#slots].
    Object call(JavaMethod javaMethod, Object... arguments) {
        Method target = method(javaMethod);
        if (javaMethod.isStatic()) {
            ensureInitialized(javaMethod.owner);
        }
        checkCallable(target);
        if (target.substitute != null) {
            return target.substitute.call(this, arguments);
        }
        Frame callee;
        try {
            callee = newFrame(target, frame);
        } catch (UnresolvedException | LoweringException e) {
            throw refuse("calls " + javaMethod.qualifiedName() + ", which cannot be linked: " + e.getMessage());
        }
        for (int i = 0; i < arguments.length; i++) {
            Slots.push(callee, target.parameterSlots[i], javaMethod.parameterKinds[i], arguments[i]);
        }
        run(callee);
        return switch (javaMethod.returnKind) {
            case VOID -> null;
            case LONG -> resultBits;
            case FLOAT -> Slots.toFloat(resultBits);
            case DOUBLE -> Double.longBitsToDouble(resultBits);
            case REFERENCE -> resultReference;
            default -> (int) resultBits;
        };
    }

    /// Runs a method whose effects cannot be observed; they are noted and undone with the rest if the attempt fails.
    private Object callTrusted(JavaMethod javaMethod, Object[] arguments) {
        Attempt restricted = enter(attempt(Attempt.Mode.TRUSTED, null));
        try {
            return call(javaMethod, arguments);
        } finally {
            enter(restricted);
        }
    }

    private void checkCallable(Method target) {
        JavaMethod m = target.method;
        String deleted = m.deleteReason != null ? m.deleteReason : m.annotationValue("Delete");
        if (target.guard != null && !attempt.isTrusted()) {
            throw refuse(target.guard);
        }
        if (deleted != null && target.substitute == null) {
            throw refuse("calls " + m.qualifiedName() + ": " + deleted);
        }
        if (target.substitute == null && m.isNative()) {
            throw refuse("calls the native method " + m.qualifiedName() + m.descriptor + ", which has no meaning at build time");
        }
    }

    private Frame newFrame(Method target, Frame caller) {
        if (caller != null && caller.depth - attempt.startDepth >= MAX_DEPTH) {
            throw refuse("recurses more than " + MAX_DEPTH + " calls deep");
        }
        target.prepare();
        return new Frame(target, caller);
    }

    /// Calls `target` with the arguments on top of the stack of `caller`. Null if it is done already: a native.
    Frame invoke(Frame caller, Method target, int top) {
        if (target.method.isAbstract()) {
            throw thrown("java/lang/AbstractMethodError", target.method.toString());
        }
        if (target.code == null || target.guard != null) {
            checkCallable(target);
        }
        int first = top - target.argumentSlots;
        caller.top = first;
        boolean elevated = target.isUnobservable && !attempt.isTrusted();
        if (target.substitute != null || elevated) {
            Kind[] kinds = target.method.parameterKinds;
            Object[] arguments = new Object[kinds.length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = Slots.value(caller, first + target.parameterSlots[i], kinds[i]);
            }
            Object result = elevated ? callTrusted(target.method, arguments) : target.substitute.call(this, arguments);
            if (target.resultSlots > 0) {
                Slots.push(caller, first, target.method.returnKind, result);
                caller.top = first + target.resultSlots;
            }
            return null;
        }
        Frame callee = newFrame(target, caller);
        System.arraycopy(caller.bits, first, callee.bits, 0, target.argumentSlots);
        System.arraycopy(caller.references, first, callee.references, 0, target.argumentSlots);
        if (target.onWord && target.method.isConstructor()) {
            callee.word = (Instance) callee.references[0];
        }
        return callee;
    }

    /// Runs until `base` returns.
    private void run(Frame base) {
        Frame before = frame;
        frame = base;
        try {
            Frame next = base;
            while (next != null) {
                try {
                    loop.run(next, base);
                    next = null;
                } catch (Thrown t) {
                    next = handler(base, t);
                }
            }
        } catch (UnresolvedException | LoweringException e) {
            throw refuse("cannot be linked: " + e.getMessage());
        } finally {
            frame = before;
        }
    }

    /// Unwinds to the frame that handles the exception; throws it on when there is none up to `base`.
    private Frame handler(Frame base, Thrown t) {
        if (t.where == null) {
            t.where = where();
        }
        for (Frame f = frame; ; f = f.caller) {
            for (Code.Handler handler : f.method.handlers) {
                if (handler.start() <= f.pc && f.pc < handler.end()
                        && (handler.type() == null || t.throwable.type.isSubtypeOf(handler.type().resolve()))) {
                    frame = f;
                    f.pc = handler.target();
                    f.references[f.method.maxLocals] = t.throwable;
                    f.top = f.method.maxLocals + 1;
                    return f;
                }
            }
            if (f == base) {
                throw t;
            }
        }
    }

    /// Constructor of a word has finished: what stands for the word becomes its number wherever the caller holds it.
    static void finishWord(Frame constructor, Frame caller) {
        Instance word = constructor.word;
        if (caller.word == word) {
            return; // this(…): the outer constructor goes on with the object
        }
        long number = ((Number) word.slots[0]).longValue();
        for (int i = 0; i < caller.references.length; i++) {
            if (caller.references[i] == word) {
                caller.references[i] = null;
                caller.bits[i] = number;
            }
        }
    }
}
