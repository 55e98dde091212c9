// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.world.Op.*;

import corto.compiler.lower.LoweringException;
import corto.compiler.world.ArrayObject;
import corto.compiler.world.Code;
import corto.compiler.world.FieldReference;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.Instruction;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.Instruction.Unsupported;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.UnresolvedException;
import corto.compiler.world.World;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.Map;

/// Executes code in normal form with the meaning JVMS §6.5 gives it.
///
/// Calls do not recurse in the host: [#loop] goes from frame to frame. It recurses only where Java code is called from
/// elsewhere: class initialisation, natives that call back, constructors of implicit exceptions.
final class Interpreter {
    private static final int MAX_DEPTH = 2_000;

    final World world;
    final Memory memory;
    final Journal journal = new Journal();
    final EffectivelyFinal effectivelyFinal;
    private final ClassInitializer initializer;
    private final Map<JavaMethod, Method> methods = new IdentityHashMap<>();
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
    }

    Attempt attempt() {
        return attempt;
    }

    /// Returns the attempt that was current.
    Attempt enter(Attempt next) {
        Attempt before = attempt;
        attempt = next;
        return before;
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

    /// Makes an exception that the interpreted code can catch. A null message calls the constructor without arguments.
    Thrown thrown(String className, String message) {
        JavaClass type = world.classNamed(className);
        ensureInitialized(type);
        Instance throwable = memory.newInstance(type);
        if (message == null) {
            call(type.declaredMethod("<init>", "()V"), throwable);
        } else {
            call(type.declaredMethod("<init>", "(Ljava/lang/String;)V"), throwable, world.newString(message));
        }
        return new Thrown(throwable);
    }

    private Thrown nullPointer() {
        return thrown("java/lang/NullPointerException", null);
    }

    private Thrown badIndex(int index, int length) {
        return thrown("java/lang/ArrayIndexOutOfBoundsException", "Index " + index + " out of bounds for length " + length);
    }

    private Thrown divisionByZero() {
        return thrown("java/lang/ArithmeticException", "/ by zero");
    }

    private Thrown badCast(HeapObject object, JavaClass wanted) {
        String from = object.type.javaName();
        String to = wanted.javaName();
        String fromPlace = place(object.type);
        String toPlace = place(wanted);
        String explanation = fromPlace.equals(toPlace)
                ? from + " and " + to + " are in " + fromPlace
                : from + " is in " + fromPlace + "; " + to + " is in " + toPlace;
        return thrown("java/lang/ClassCastException", "class " + from + " cannot be cast to class " + to + " (" + explanation + ")");
    }

    /// Module and loader, as HotSpot would name them for a program on the class path.
    private static String place(JavaClass type) {
        return type.module.equals("java.base") ? "module java.base of loader 'bootstrap'" : "unnamed module of loader 'app'";
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

    void ensureEnumInitialized(JavaClass type) {
        if (type.isEnum()) {
            ensureInitialized(type);
        }
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
            push(callee, target.parameterSlots[i], javaMethod.parameterKinds[i], arguments[i]);
        }
        run(callee);
        return switch (javaMethod.returnKind) {
            case VOID -> null;
            case LONG -> resultBits;
            case FLOAT -> toFloat(resultBits);
            case DOUBLE -> Double.longBitsToDouble(resultBits);
            case REFERENCE -> resultReference;
            default -> (int) resultBits;
        };
    }

    /// Calls what a virtual call of the named method on `receiver` runs.
    Object callVirtual(Instance receiver, String name, String descriptor, Object... otherArguments) {
        JavaMethod selected = receiver.type.select(name + descriptor);
        if (selected == null) {
            throw refuse("calls " + name + ", which " + receiver.type.javaName() + " does not have");
        }
        Object[] arguments = new Object[otherArguments.length + 1];
        arguments[0] = receiver;
        System.arraycopy(otherArguments, 0, arguments, 1, otherArguments.length);
        return call(selected, arguments);
    }

    /// Runs a method whose effects cannot be observed; they are noted and undone with the rest if the attempt fails.
    private Object callTrusted(JavaMethod javaMethod, Object[] arguments) {
        Attempt restricted = enter(new Attempt(Attempt.Mode.TRUSTED, null, attempt, journal.mark(), depth()));
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
    private Frame invoke(Frame caller, Method target, int top) {
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
                arguments[i] = value(caller, first + target.parameterSlots[i], kinds[i]);
            }
            Object result = elevated ? callTrusted(target.method, arguments) : target.substitute.call(this, arguments);
            if (target.resultSlots > 0) {
                push(caller, first, target.method.returnKind, result);
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
                    loop(next, base);
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
    private static void finishWord(Frame constructor, Frame caller) {
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

    // Values.

    private static void push(Frame f, int slot, Kind kind, Object value) {
        switch (kind) {
            case BOOLEAN, BYTE, SHORT, CHAR, INT -> f.bits[slot] = (Integer) value;
            case LONG -> {
                f.bits[slot] = (Long) value;
                f.references[slot] = null; // a word
            }
            case FLOAT -> f.bits[slot] = Float.floatToRawIntBits((Float) value);
            case DOUBLE -> f.bits[slot] = Double.doubleToRawLongBits((Double) value);
            case REFERENCE -> f.references[slot] = (HeapObject) value;
            case VOID -> { }
        }
    }

    /// A field's or argument's value; the narrow kinds are cut to size (JVMS §6.5, putfield).
    private static Object value(Frame f, int slot, Kind kind) {
        return switch (kind) {
            case BOOLEAN -> (int) f.bits[slot] & 1;
            case BYTE -> (int) (byte) f.bits[slot];
            case SHORT -> (int) (short) f.bits[slot];
            case CHAR -> (int) (char) f.bits[slot];
            case INT -> (int) f.bits[slot];
            case LONG -> f.bits[slot];
            case FLOAT -> toFloat(f.bits[slot]);
            case DOUBLE -> Double.longBitsToDouble(f.bits[slot]);
            case REFERENCE, VOID -> f.references[slot];
        };
    }

    private static float toFloat(long bits) {
        return Float.intBitsToFloat((int) bits);
    }

    private static long bits(float value) {
        return Float.floatToRawIntBits(value);
    }

    private static double toDouble(long bits) {
        return Double.longBitsToDouble(bits);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }

    private ArrayObject array(HeapObject reference, int index) {
        if (reference == null) {
            throw nullPointer();
        }
        ArrayObject array = (ArrayObject) reference;
        int length = array.length();
        if (index < 0 || index >= length) {
            throw badIndex(index, length);
        }
        return array;
    }

    private ArrayObject readable(HeapObject reference, int index) {
        ArrayObject array = array(reference, index);
        memory.beforeRead(array);
        return array;
    }

    private ArrayObject writable(HeapObject reference, int index) {
        ArrayObject array = array(reference, index);
        memory.beforeWrite(array, index);
        return array;
    }

    // Resolution; results are kept in the method's sites.

    private Object resolve(Frame f, int pc) {
        Object resolved = switch (f.method.code[pc].operand) {
            case FieldReference reference -> field(reference, f.method.code[pc].op);
            case MethodReference reference -> method(reference.resolve());
            case ClassReference reference -> reference.resolve();
            case String text -> world.string(text);
            case Unsupported unsupported -> throw refuse("uses " + unsupported.what() + ", which an image cannot have");
            default -> throw new IllegalStateException("operand " + f.method.code[pc].operand);
        };
        f.method.sites[pc] = resolved;
        return resolved;
    }

    private FieldSite field(FieldReference reference, int op) {
        JavaField field = reference.resolve();
        if (field.isStatic() != (op == GETSTATIC || op == PUTSTATIC)) {
            throw refuse("uses " + field + ", which has changed between static and not static");
        }
        return new FieldSite(field);
    }

    /// Method selection for INVOKEVIRTUAL and INVOKEINTERFACE.
    private Method select(Method resolved, HeapObject receiver) {
        if (receiver == null) {
            if (resolved.onWord) {
                return resolved;
            }
            throw nullPointer();
        }
        if (resolved.method.isPrivate()) {
            return resolved;
        }
        Method target = resolved.target(receiver.type);
        if (target == null) {
            JavaMethod selected = receiver.type.select(resolved.selector);
            target = method(selected == null ? resolved.method : selected);
            resolved.setTarget(receiver.type, target);
        }
        return target;
    }

    private void constant(Frame f, int slot, int pc) {
        Object operand = f.method.code[pc].operand;
        switch (operand) {
            case Integer i -> f.bits[slot] = i;
            case Long l -> f.bits[slot] = l;
            case Float x -> f.bits[slot] = bits(x);
            case Double x -> f.bits[slot] = bits(x);
            default -> {
                Object resolved = f.method.sites[pc];
                if (resolved == null) {
                    resolved = resolve(f, pc);
                }
                f.references[slot] = resolved instanceof JavaClass type ? world.mirror(type) : (Instance) resolved;
            }
        }
    }

    private static int slotsOf(Object constant) {
        return constant instanceof Long || constant instanceof Double ? 2 : 1;
    }

    // The less frequent instructions.

    private int getField(Frame f, FieldSite site, int top) {
        HeapObject receiver = f.references[top - 1];
        if (receiver == null) {
            if (site.field.owner.isWord()) {
                return top - 1 + site.slots; // the word is the value of its only field
            }
            throw nullPointer();
        }
        push(f, top - 1, site.kind, memory.read((Instance) receiver, site.field));
        return top - 1 + site.slots;
    }

    private int putField(Frame f, FieldSite site, int top) {
        int first = top - site.slots - 1;
        HeapObject receiver = f.references[first];
        if (receiver == null) {
            throw nullPointer();
        }
        memory.write((Instance) receiver, site.field, value(f, first + 1, site.kind));
        return first;
    }

    private void storeReference(Frame f, int top) {
        ArrayObject array = array(f.references[top - 3], (int) f.bits[top - 2]);
        int index = (int) f.bits[top - 2];
        if (array.elements instanceof long[] words) {
            memory.beforeWrite(array, index);
            words[index] = f.bits[top - 1];
            return;
        }
        HeapObject value = f.references[top - 1];
        if (value != null && !value.type.isSubtypeOf(array.type.element())) {
            throw thrown("java/lang/ArrayStoreException", value.type.javaName());
        }
        memory.beforeWrite(array, index);
        memory.checkKeep(value);
        ((HeapObject[]) array.elements)[index] = value;
    }

    private ArrayObject newArrays(JavaClass type, long[] bits, int first, int dimension, int dimensions) {
        int length = (int) bits[first + dimension];
        ArrayObject array = memory.newArray(type, length);
        if (dimension + 1 < dimensions) {
            HeapObject[] elements = (HeapObject[]) array.elements;
            for (int i = 0; i < length; i++) {
                elements[i] = newArrays(type.element(), bits, first, dimension + 1, dimensions);
            }
        }
        return array;
    }

    private int multiNewArray(Frame f, JavaClass type, int dimensions, int top) {
        int first = top - dimensions;
        for (int i = 0; i < dimensions; i++) {
            if ((int) f.bits[first + i] < 0) {
                throw thrown("java/lang/NegativeArraySizeException", Integer.toString((int) f.bits[first + i]));
            }
        }
        f.references[first] = newArrays(type, f.bits, first, 0, dimensions);
        return first + 1;
    }

    private static boolean isInstance(HeapObject object, JavaClass type) {
        return object != null && object.type.isSubtypeOf(type);
    }

    private static int switchTarget(Instruction i, int key) {
        if (i.op == LOOKUPSWITCH) {
            int found = Arrays.binarySearch(i.keys, key); // sorted by JVMS §6.5
            return found >= 0 ? i.targets[found] : i.target;
        }
        int offset = i.keys.length == 0 ? -1 : key - i.keys[0];
        if (offset >= 0 && offset < i.keys.length && i.keys[offset] == key) {
            return i.targets[offset];
        }
        for (int n = 0; n < i.keys.length; n++) {
            if (i.keys[n] == key) {
                return i.targets[n];
            }
        }
        return i.target;
    }

    /// Copies one slot.
    private static void move(long[] p, HeapObject[] r, int from, int to) {
        p[to] = p[from];
        r[to] = r[from];
    }

    /// DUP, DUP_X1 … DUP2_X2: copies the top `count` slots below the `under` slots beneath them.
    private static void duplicate(long[] p, HeapObject[] r, int top, int count, int under) {
        for (int i = 1; i <= count + under; i++) {
            move(p, r, top - i, top - i + count);
        }
        for (int i = 0; i < count; i++) {
            move(p, r, top + i, top - count - under + i);
        }
    }

    private BuildTimeException outOfSteps() {
        return refuse("runs longer than " + (attempt.isTrusted() ? Attempt.TRUSTED_STEPS : Attempt.APPLICATION_STEPS)
                + " instructions, too long for a build");
    }

    /// Executes from `start.pc` until `base` returns. Kept below 8000 bytes of bytecode: HotSpot compiles nothing bigger.
    private void loop(Frame start, Frame base) {
        Frame f = start;
        Instruction[] code = f.method.code;
        Object[] sites = f.method.sites;
        long[] p = f.bits;
        HeapObject[] r = f.references;
        int sp = f.top;
        int pc = f.pc;
        while (true) {
            Instruction i = code[pc];
            f.pc = pc;
            if (--attempt.steps < 0) {
                throw outOfSteps();
            }
            int next = pc + 1;
            switch (i.op) {
                case NOP -> { }
                case ACONST_NULL -> {
                    p[sp] = 0;
                    r[sp++] = null;
                }
                case LDC -> {
                    constant(f, sp, pc);
                    sp += slotsOf(i.operand);
                }
                case ILOAD, FLOAD -> p[sp++] = p[i.a];
                case LLOAD, DLOAD -> {
                    p[sp] = p[i.a];
                    sp += 2;
                }
                case ALOAD -> move(p, r, i.a, sp++);
                case ISTORE, FSTORE -> p[i.a] = p[--sp];
                case LSTORE, DSTORE -> {
                    sp -= 2;
                    p[i.a] = p[sp];
                }
                case ASTORE -> move(p, r, --sp, i.a);
                case IALOAD -> {
                    sp--;
                    p[sp - 1] = ((int[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case LALOAD -> p[sp - 2] = ((long[]) readable(r[sp - 2], (int) p[sp - 1]).elements)[(int) p[sp - 1]];
                case FALOAD -> {
                    sp--;
                    p[sp - 1] = bits(((float[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]]);
                }
                case DALOAD -> p[sp - 2] = bits(((double[]) readable(r[sp - 2], (int) p[sp - 1]).elements)[(int) p[sp - 1]]);
                case AALOAD -> {
                    sp--;
                    Object elements = readable(r[sp - 1], (int) p[sp]).elements;
                    if (elements instanceof long[] words) {
                        p[sp - 1] = words[(int) p[sp]];
                        r[sp - 1] = null;
                    } else {
                        r[sp - 1] = ((HeapObject[]) elements)[(int) p[sp]];
                    }
                }
                case BALOAD -> {
                    sp--;
                    Object elements = readable(r[sp - 1], (int) p[sp]).elements;
                    p[sp - 1] = elements instanceof byte[] b ? b[(int) p[sp]] : ((boolean[]) elements)[(int) p[sp]] ? 1 : 0;
                }
                case CALOAD -> {
                    sp--;
                    p[sp - 1] = ((char[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case SALOAD -> {
                    sp--;
                    p[sp - 1] = ((short[]) readable(r[sp - 1], (int) p[sp]).elements)[(int) p[sp]];
                }
                case IASTORE -> {
                    ((int[]) writable(r[sp - 3], (int) p[sp - 2]).elements)[(int) p[sp - 2]] = (int) p[sp - 1];
                    sp -= 3;
                }
                case LASTORE -> {
                    ((long[]) writable(r[sp - 4], (int) p[sp - 3]).elements)[(int) p[sp - 3]] = p[sp - 2];
                    sp -= 4;
                }
                case FASTORE -> {
                    ((float[]) writable(r[sp - 3], (int) p[sp - 2]).elements)[(int) p[sp - 2]] = toFloat(p[sp - 1]);
                    sp -= 3;
                }
                case DASTORE -> {
                    ((double[]) writable(r[sp - 4], (int) p[sp - 3]).elements)[(int) p[sp - 3]] = toDouble(p[sp - 2]);
                    sp -= 4;
                }
                case AASTORE -> {
                    storeReference(f, sp);
                    sp -= 3;
                }
                case BASTORE, CASTORE, SASTORE -> {
                    writable(r[sp - 3], (int) p[sp - 2]).set((int) p[sp - 2], (int) p[sp - 1]);
                    sp -= 3;
                }
                case POP -> sp--;
                case POP2 -> sp -= 2;
                case DUP -> {
                    move(p, r, sp - 1, sp);
                    sp++;
                }
                case DUP_X1 -> duplicate(p, r, sp++, 1, 1);
                case DUP_X2 -> duplicate(p, r, sp++, 1, 2);
                case DUP2 -> {
                    duplicate(p, r, sp, 2, 0);
                    sp += 2;
                }
                case DUP2_X1 -> {
                    duplicate(p, r, sp, 2, 1);
                    sp += 2;
                }
                case DUP2_X2 -> {
                    duplicate(p, r, sp, 2, 2);
                    sp += 2;
                }
                case SWAP -> {
                    duplicate(p, r, sp, 1, 1);
                }
                case IADD -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] + (int) p[sp];
                }
                case LADD -> {
                    sp -= 2;
                    p[sp - 2] += p[sp];
                }
                case FADD -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) + toFloat(p[sp]));
                }
                case DADD -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) + toDouble(p[sp]));
                }
                case ISUB -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] - (int) p[sp];
                }
                case LSUB -> {
                    sp -= 2;
                    p[sp - 2] -= p[sp];
                }
                case FSUB -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) - toFloat(p[sp]));
                }
                case DSUB -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) - toDouble(p[sp]));
                }
                case IMUL -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] * (int) p[sp];
                }
                case LMUL -> {
                    sp -= 2;
                    p[sp - 2] *= p[sp];
                }
                case FMUL -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) * toFloat(p[sp]));
                }
                case DMUL -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) * toDouble(p[sp]));
                }
                case IDIV, IREM -> {
                    sp--;
                    p[sp - 1] = divide(i.op == IDIV, (int) p[sp - 1], (int) p[sp]);
                }
                case LDIV, LREM -> {
                    sp -= 2;
                    p[sp - 2] = divide(i.op == LDIV, p[sp - 2], p[sp]);
                }
                case FDIV -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) / toFloat(p[sp]));
                }
                case DDIV -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) / toDouble(p[sp]));
                }
                case FREM -> {
                    sp--;
                    p[sp - 1] = bits(toFloat(p[sp - 1]) % toFloat(p[sp]));
                }
                case DREM -> {
                    sp -= 2;
                    p[sp - 2] = bits(toDouble(p[sp - 2]) % toDouble(p[sp]));
                }
                case INEG -> p[sp - 1] = -(int) p[sp - 1];
                case LNEG -> p[sp - 2] = -p[sp - 2];
                case FNEG -> p[sp - 1] = bits(-toFloat(p[sp - 1]));
                case DNEG -> p[sp - 2] = bits(-toDouble(p[sp - 2]));
                case ISHL -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] << (int) p[sp];
                }
                case LSHL -> {
                    sp--;
                    p[sp - 2] <<= (int) p[sp];
                }
                case ISHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >> (int) p[sp];
                }
                case LSHR -> {
                    sp--;
                    p[sp - 2] >>= (int) p[sp];
                }
                case IUSHR -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1] >>> (int) p[sp];
                }
                case LUSHR -> {
                    sp--;
                    p[sp - 2] >>>= (int) p[sp];
                }
                case IAND -> {
                    sp--;
                    p[sp - 1] &= p[sp];
                }
                case LAND -> {
                    sp -= 2;
                    p[sp - 2] &= p[sp];
                }
                case IOR -> {
                    sp--;
                    p[sp - 1] |= p[sp];
                }
                case LOR -> {
                    sp -= 2;
                    p[sp - 2] |= p[sp];
                }
                case IXOR -> {
                    sp--;
                    p[sp - 1] ^= p[sp];
                }
                case LXOR -> {
                    sp -= 2;
                    p[sp - 2] ^= p[sp];
                }
                case IINC -> p[i.a] = (int) p[i.a] + i.b;
                case I2L -> sp++;
                case I2F -> p[sp - 1] = bits((float) (int) p[sp - 1]);
                case I2D -> {
                    p[sp - 1] = bits((double) (int) p[sp - 1]);
                    sp++;
                }
                case L2I -> {
                    sp--;
                    p[sp - 1] = (int) p[sp - 1];
                }
                case L2F -> {
                    sp--;
                    p[sp - 1] = bits((float) p[sp - 1]);
                }
                case L2D -> p[sp - 2] = bits((double) p[sp - 2]);
                case F2I -> p[sp - 1] = (int) toFloat(p[sp - 1]);
                case F2L -> {
                    p[sp - 1] = (long) toFloat(p[sp - 1]);
                    sp++;
                }
                case F2D -> {
                    p[sp - 1] = bits((double) toFloat(p[sp - 1]));
                    sp++;
                }
                case D2I -> {
                    sp--;
                    p[sp - 1] = (int) toDouble(p[sp - 1]);
                }
                case D2L -> p[sp - 2] = (long) toDouble(p[sp - 2]);
                case D2F -> {
                    sp--;
                    p[sp - 1] = bits((float) toDouble(p[sp - 1]));
                }
                case I2B -> p[sp - 1] = (byte) p[sp - 1];
                case I2C -> p[sp - 1] = (char) p[sp - 1];
                case I2S -> p[sp - 1] = (short) p[sp - 1];
                case LCMP -> {
                    sp -= 3;
                    p[sp - 1] = Long.compare(p[sp - 1], p[sp + 1]);
                }
                case FCMPL, FCMPG -> {
                    sp--;
                    p[sp - 1] = compare(toFloat(p[sp - 1]), toFloat(p[sp]), i.op == FCMPG);
                }
                case DCMPL, DCMPG -> {
                    sp -= 3;
                    p[sp - 1] = compare(toDouble(p[sp - 1]), toDouble(p[sp + 1]), i.op == DCMPG);
                }
                case IFEQ, IFNE, IFLT, IFGE, IFGT, IFLE -> {
                    if (holds(i.op - IFEQ, (int) p[--sp], 0)) {
                        next = i.target;
                    }
                }
                case IF_ICMPEQ, IF_ICMPNE, IF_ICMPLT, IF_ICMPGE, IF_ICMPGT, IF_ICMPLE -> {
                    sp -= 2;
                    if (holds(i.op - IF_ICMPEQ, (int) p[sp], (int) p[sp + 1])) {
                        next = i.target;
                    }
                }
                case IF_ACMPEQ, IF_ACMPNE -> {
                    sp -= 2;
                    if (r[sp] == r[sp + 1] == (i.op == IF_ACMPEQ)) {
                        next = i.target;
                    }
                }
                case IFNULL, IFNONNULL -> {
                    if (r[--sp] == null == (i.op == IFNULL)) {
                        next = i.target;
                    }
                }
                case GOTO -> next = i.target;
                case TABLESWITCH, LOOKUPSWITCH -> next = switchTarget(i, (int) p[--sp]);
                case IRETURN, LRETURN, FRETURN, DRETURN, ARETURN, RETURN -> {
                    long bits = 0;
                    HeapObject reference = null;
                    int slots = f.method.resultSlots;
                    if (slots > 0) {
                        bits = p[sp - slots];
                        reference = i.op == ARETURN ? r[sp - slots] : null;
                    }
                    Frame done = f;
                    f = f.caller;
                    if (done.word != null && f != null) {
                        finishWord(done, f);
                    }
                    if (done == base) {
                        resultBits = bits;
                        resultReference = reference;
                        return;
                    }
                    frame = f;
                    code = f.method.code;
                    sites = f.method.sites;
                    p = f.bits;
                    r = f.references;
                    sp = f.top;
                    p[sp] = bits;
                    r[sp] = reference;
                    sp += slots;
                    next = f.pc + 1;
                }
                case GETSTATIC -> {
                    FieldSite site = (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (site.field.owner.initialization != Initialization.BUILD_TIME) {
                        ensureInitialized(site.field.owner);
                    }
                    push(f, sp, site.kind, memory.read(site.field));
                    sp += site.slots;
                }
                case PUTSTATIC -> {
                    FieldSite site = (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (site.field.owner.initialization != Initialization.BUILD_TIME) {
                        ensureInitialized(site.field.owner);
                    }
                    sp -= site.slots;
                    memory.write(site.field, value(f, sp, site.kind));
                }
                case GETFIELD -> sp = getField(f, (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc)), sp);
                case PUTFIELD -> sp = putField(f, (FieldSite) (sites[pc] != null ? sites[pc] : resolve(f, pc)), sp);
                case INVOKEVIRTUAL, INVOKESPECIAL, INVOKESTATIC, INVOKEINTERFACE -> {
                    Method target = (Method) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (i.op == INVOKESTATIC) {
                        if (target.method.owner.initialization != Initialization.BUILD_TIME) {
                            ensureInitialized(target.method.owner);
                        }
                    } else if (i.op != INVOKESPECIAL) {
                        target = select(target, r[sp - target.argumentSlots]);
                    } else if (r[sp - target.argumentSlots] == null && !target.onWord) {
                        throw nullPointer();
                    }
                    Frame callee = invoke(f, target, sp);
                    if (callee == null) {
                        sp = f.top;
                    } else {
                        f = callee;
                        frame = f;
                        code = f.method.code;
                        sites = f.method.sites;
                        p = f.bits;
                        r = f.references;
                        sp = f.top;
                        next = 0;
                    }
                }
                case NEW -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (type.initialization != Initialization.BUILD_TIME) {
                        ensureInitialized(type);
                    }
                    r[sp++] = newInstance(type);
                }
                case NEWARRAY -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    r[sp - 1] = memory.newArray(type, (int) p[sp - 1]);
                }
                case MULTIANEWARRAY -> sp = multiNewArray(f, (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc)), i.a, sp);
                case ARRAYLENGTH -> {
                    if (r[sp - 1] == null) {
                        throw nullPointer();
                    }
                    p[sp - 1] = ((ArrayObject) r[sp - 1]).length();
                }
                case ATHROW -> throw r[sp - 1] == null ? nullPointer() : new Thrown((Instance) r[sp - 1]);
                case CHECKCAST -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    if (r[sp - 1] != null && !r[sp - 1].type.isSubtypeOf(type)) {
                        throw badCast(r[sp - 1], type);
                    }
                }
                case INSTANCEOF -> {
                    JavaClass type = (JavaClass) (sites[pc] != null ? sites[pc] : resolve(f, pc));
                    p[sp - 1] = isInstance(r[sp - 1], type) ? 1 : 0;
                }
                case MONITORENTER, MONITOREXIT -> {
                    if (r[--sp] == null) {
                        throw nullPointer();
                    }
                }
                default -> throw new IllegalStateException("opcode " + i.op);
            }
            pc = next;
        }
    }

    private Instance newInstance(JavaClass type) {
        if (type.isAbstract() || type.isInterface()) {
            throw thrown("java/lang/InstantiationError", type.javaName());
        }
        return memory.newInstance(type);
    }

    private long divide(boolean quotient, int a, int b) {
        if (b == 0) {
            throw divisionByZero();
        }
        return quotient ? a / b : a % b;
    }

    private long divide(boolean quotient, long a, long b) {
        if (b == 0) {
            throw divisionByZero();
        }
        return quotient ? a / b : a % b;
    }

    private static int compare(double a, double b, boolean greaterIfUnordered) {
        return a < b ? -1 : a > b ? 1 : a == b ? 0 : greaterIfUnordered ? 1 : -1;
    }

    /// Conditions in the order of the opcodes.
    private static boolean holds(int condition, int a, int b) {
        return switch (condition) {
            case 0 -> a == b;
            case 1 -> a != b;
            case 2 -> a < b;
            case 3 -> a >= b;
            case 4 -> a > b;
            default -> a <= b;
        };
    }
}
