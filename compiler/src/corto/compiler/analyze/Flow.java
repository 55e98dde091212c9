// SPDX-License-Identifier: Apache-2.0
package corto.compiler.analyze;

import corto.compiler.world.Code;
import corto.compiler.world.FieldReference;
import corto.compiler.world.Instruction;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.Instruction.Unsupported;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import corto.compiler.world.UnresolvedException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Abstract interpretation of one method over the present facts of an [Analysis].
///
/// [#run] computes what is known before every basic block and reports what the method reaches; [#replay] then walks the
/// reachable instructions in order with the state before each.
public final class Flow {
    /// Sees every reachable instruction with what is known before it.
    public interface Visitor {
        void instruction(int index, Instruction instruction, Frame before);

        /// What is known after it; `continues` is false if control cannot get to the next instruction.
        default void stepped(int index, Instruction instruction, Frame after, boolean continues) {}
    }

    private final Analysis analysis;
    private final MethodState state;
    private final JavaMethod method;
    private final Code code;
    private final Instruction[] instructions;
    private final Frame[] entry;
    private final BitSet leaders;
    private final BitSet pending = new BitSet();
    private final List<List<Code.Handler>> handlersAt;
    private boolean replaying;
    /// In a constructor: the first instruction that lets `this` escape, and where final fields are assigned.
    private int firstEscape = Integer.MAX_VALUE;
    private final List<JavaField> assigned = new ArrayList<>();
    private final List<Integer> assignedAt = new ArrayList<>();
    private boolean delegates;
    private boolean returned;

    public Flow(Analysis analysis, MethodState state) {
        this.analysis = analysis;
        this.state = state;
        method = state.method;
        code = method.code();
        instructions = code.instructions();
        entry = new Frame[instructions.length];
        leaders = leaders(code);
        handlersAt = handlers(code);
    }

    /// Instructions that begin a basic block.
    public static BitSet leaders(Code code) {
        Instruction[] instructions = code.instructions();
        BitSet leaders = new BitSet();
        leaders.set(0);
        for (int i = 0; i < instructions.length; i++) {
            Instruction instruction = instructions[i];
            if (instruction.target >= 0) {
                leaders.set(instruction.target);
                leaders.set(i + 1);
            }
            if (instruction.targets != null) {
                for (int target : instruction.targets) {
                    leaders.set(target);
                }
            }
            if (Op.endsBlock(instruction.op)) {
                leaders.set(i + 1);
            }
        }
        for (Code.Handler handler : code.handlers()) {
            leaders.set(handler.target());
        }
        return leaders;
    }

    private static List<List<Code.Handler>> handlers(Code code) {
        List<List<Code.Handler>> result = new ArrayList<>();
        List<Code.Handler> previous = List.of();
        for (int i = 0; i < code.instructions().length; i++) {
            List<Code.Handler> here = new ArrayList<>();
            for (Code.Handler handler : code.handlers()) {
                if (handler.start() <= i && i < handler.end()) {
                    here.add(handler);
                }
            }
            previous = here.equals(previous) ? previous : here;
            result.add(previous);
        }
        return result;
    }

    /// Handlers that cover an instruction, innermost first.
    public List<Code.Handler> handlersAt(int index) {
        return handlersAt.get(index);
    }

    public BitSet leaders() {
        return leaders;
    }

    /// What is known at the start of a block; null if it is not reached.
    public Frame entry(int leader) {
        return entry[leader];
    }

    public void run() {
        Frame start = new Frame(code.maxLocals(), code.maxStack());
        int slot = 0;
        for (int i = 0; i < state.parameters.length; i++) {
            start.locals[slot] = state.parameters[i];
            slot += state.parameters[i].isWide() ? 2 : 1;
        }
        if (method.isSynchronized()) {
            analysis.implicitMonitor(state);
            if (analysis.hasThreads() && method.isStatic()) {
                analysis.storage().keep(Value.object(analysis.world().mirror(method.owner)), state);
            }
        }
        entry[0] = start;
        pending.set(0);
        for (int leader = pending.nextSetBit(0); leader >= 0; leader = pending.nextSetBit(0)) {
            pending.clear(leader);
            Frame frame = entry[leader].copy();
            int index = leader;
            while (step(index, frame)) {
                index++;
                if (leaders.get(index)) {
                    fallInto(index, frame);
                    break;
                }
            }
        }
        if (method.isConstructor()) {
            settleFinalFields();
        }
    }

    /// Walks all reachable instructions in code order. Call after [#run].
    public void replay(Visitor visitor) {
        replaying = true;
        for (int leader = leaders.nextSetBit(0); leader >= 0 && leader < instructions.length; leader = leaders.nextSetBit(leader + 1)) {
            if (entry[leader] == null) {
                continue;
            }
            Frame frame = entry[leader].copy();
            int index = leader;
            boolean continues;
            do {
                visitor.instruction(index, instructions[index], frame);
                continues = step(index, frame);
                visitor.stepped(index, instructions[index], frame, continues);
                index++;
            } while (continues && !leaders.get(index));
        }
    }

    private void flowTo(int target, Frame frame) {
        if (replaying) {
            return;
        }
        if (entry[target] == null) {
            entry[target] = frame.copy();
            pending.set(target);
        } else if (entry[target].join(frame)) {
            pending.set(target);
        }
    }

    private void fallInto(int next, Frame frame) {
        try {
            flowTo(next, frame);
        } catch (UnresolvedException e) {
            analysis.refuse(state, instructions[next - 1].line, e.getMessage(), e.wayOut());
        }
    }

    private void flowToHandlers(int index, Frame frame) {
        if (replaying) {
            return;
        }
        for (Code.Handler handler : handlersAt.get(index)) {
            JavaClass type = handler.type() == null ? analysis.throwable() : handler.type().resolve();
            if (!analysis.existing().mayExist(type, state)) {
                continue;
            }
            Frame target = entry[handler.target()];
            if (target == null) {
                target = new Frame(frame.locals.length, frame.stack.length - 1);
                System.arraycopy(frame.locals, 0, target.locals, 0, frame.locals.length);
                target.push(Value.subtypeOf(type).nonNull());
                entry[handler.target()] = target;
                pending.set(handler.target());
            } else {
                boolean grew = target.joinLocals(frame);
                Value exception = target.stack[0].join(Value.subtypeOf(type).nonNull());
                grew |= !exception.equals(target.stack[0]);
                target.stack[0] = exception;
                if (grew) {
                    pending.set(handler.target());
                }
            }
            if (type == analysis.throwable()) {
                return;
            }
        }
    }

    /// Applies one instruction; whether control can continue with the next.
    private boolean step(int index, Frame f) {
        Instruction i = instructions[index];
        int op = i.op;
        try {
            return op < Op.POP ? stepMove(index, i, op, f) : op < Op.IFEQ ? stepCompute(index, i, op, f)
                    : op < Op.GETSTATIC ? stepControl(index, i, op, f) : stepObject(index, i, op, f);
        } catch (UnresolvedException e) {
            analysis.refuse(state, i.line, e.getMessage(), e.wayOut());
            return false;
        }
    }

    private boolean stepMove(int index, Instruction i, int op, Frame f) {
        switch (op) {
            case Op.NOP -> { }
            case Op.ACONST_NULL -> f.push(Value.NULL);
            case Op.LDC -> f.push(constant(i));
            case Op.ILOAD, Op.LLOAD, Op.FLOAD, Op.DLOAD, Op.ALOAD -> f.push(WordRules.readable(f.locals[i.a]), i.a);
            case Op.ISTORE, Op.LSTORE, Op.FSTORE, Op.DSTORE, Op.ASTORE -> {
                if (op == Op.ASTORE) {
                    escape(index, f, 0);
                }
                f.store(i.a, f.pop());
            }
            case Op.IALOAD, Op.LALOAD, Op.FALOAD, Op.DALOAD, Op.BALOAD, Op.CALOAD, Op.SALOAD, Op.AALOAD -> {
                return arrayLoad(index, op, f);
            }
            default -> {
                return arrayStore(index, op, f);
            }
        }
        return true;
    }

    private Value constant(Instruction i) {
        return switch (i.operand) {
            case String s -> analysis.storage().keep(Value.object(analysis.world().string(s)), state);
            case ClassReference c -> analysis.storage().keep(Value.object(analysis.world().mirror(c.resolve())), state);
            case Unsupported u -> throw new UnresolvedException(u.what() + " has no place in a closed world", "Call the member directly, or through an interface or a lambda.");
            default -> Value.number(i.operand);
        };
    }

    private boolean arrayLoad(int index, int op, Frame f) {
        Value array = f.peek(1);
        flowToHandlers(index, f);
        analysis.implicitIndex(state);
        if (!checkNull(index, f, 1)) {
            return false;
        }
        array = f.peek(1);
        f.pop();
        f.pop();
        if (op == Op.AALOAD) {
            Value element = analysis.storage().arrayContents(array, state);
            f.push(element);
            return !element.isNone();
        }
        f.push(Value.any(switch (op) {
            case Op.LALOAD -> Kind.LONG;
            case Op.FALOAD -> Kind.FLOAT;
            case Op.DALOAD -> Kind.DOUBLE;
            default -> Kind.INT;
        }));
        return true;
    }

    private boolean arrayStore(int index, int op, Frame f) {
        flowToHandlers(index, f);
        analysis.implicitIndex(state);
        if (!checkNull(index, f, 2)) {
            return false;
        }
        escape(index, f, 0);
        Value value = f.pop();
        f.pop();
        Value array = f.pop();
        if (op == Op.AASTORE) {
            WordRules.checkElement(value, array);
            analysis.storage().storeElement(array, value, state);
        }
        return true;
    }

    /// The stack entry `n` below the top is about to be dereferenced. Whether execution can continue.
    private boolean checkNull(int index, Frame f, int n) {
        Value value = f.peek(n);
        if (value.maybeNull) {
            flowToHandlers(index, f);
            analysis.implicitNull(state);
            value = value.nonNull();
            if (value.isNone()) {
                return false;
            }
            f.refine(f.depth - 1 - n, value);
        }
        return analysis.existing().mayExist(value, state);
    }

    /// `this` of a constructor leaves our sight if the stack entry `n` below the top is it.
    private void escape(int index, Frame f, int n) {
        if (method.isConstructor() && f.origin[f.depth - 1 - n] == 0) {
            firstEscape = Math.min(firstEscape, index);
        }
    }

    private boolean stepCompute(int index, Instruction i, int op, Frame f) {
        switch (op) {
            case Op.POP -> f.pop();
            case Op.POP2 -> {
                if (!f.pop().isWide()) {
                    f.pop();
                }
            }
            case Op.DUP, Op.DUP_X1, Op.DUP_X2, Op.DUP2, Op.DUP2_X1, Op.DUP2_X2, Op.SWAP -> StackShuffle.apply(op, f);
            case Op.IINC -> {
                Value v = f.locals[i.a];
                f.store(i.a, v.intConstant() != null ? Value.number(v.intConstant() + i.b) : Value.INT);
            }
            case Op.INEG, Op.LNEG, Op.FNEG, Op.DNEG -> f.push(Arithmetic.unary(op, f.pop()));
            default -> {
                if (op >= Op.I2L && op <= Op.I2S) {
                    f.push(Arithmetic.convert(op, f.pop()));
                    return true;
                }
                Value right = f.pop();
                Value left = f.pop();
                if (op == Op.IDIV || op == Op.IREM || op == Op.LDIV || op == Op.LREM) {
                    if (Arithmetic.mayBeZero(right)) {
                        f.push(left);
                        f.push(right);
                        flowToHandlers(index, f);
                        f.depth -= 2;
                        analysis.implicitDivision(state);
                        if (right.constant != null) {
                            return false;
                        }
                    }
                }
                f.push(Arithmetic.binary(op, left, right));
            }
        }
        return true;
    }

    private boolean stepControl(int index, Instruction i, int op, Frame f) {
        switch (op) {
            case Op.GOTO -> {
                flowTo(i.target, f);
                return false;
            }
            case Op.TABLESWITCH, Op.LOOKUPSWITCH -> {
                Integer known = f.pop().intConstant();
                if (known == null) {
                    flowTo(i.target, f);
                    for (int target : i.targets) {
                        flowTo(target, f);
                    }
                } else {
                    flowTo(switchTarget(i, known), f);
                }
                return false;
            }
            case Op.IRETURN, Op.LRETURN, Op.FRETURN, Op.DRETURN, Op.ARETURN -> {
                escape(index, f, 0);
                if (op == Op.ARETURN) {
                    WordRules.check(f.peek(0), method.returnType, method.returnKind, "returned by " + method.name);
                }
                analysis.returns(state, f.pop());
                return false;
            }
            case Op.RETURN -> {
                returned = true;
                analysis.returns(state, Value.INT);
                return false;
            }
            default -> {
                return conditional(i, op, f);
            }
        }
    }

    /// Where a switch goes for a known value.
    public static int switchTarget(Instruction i, int value) {
        for (int k = 0; k < i.keys.length; k++) {
            if (i.keys[k] == value) {
                return i.targets[k];
            }
        }
        return i.target;
    }

    private boolean conditional(Instruction i, int op, Frame f) {
        Boolean known = decide(op, f);
        boolean single = op <= Op.IFLE || op >= Op.IFNULL;
        if (op == Op.IFNULL || op == Op.IFNONNULL) {
            WordRules.checkObject(f.peek(0), "compared with null");
        } else if (op == Op.IF_ACMPEQ || op == Op.IF_ACMPNE) {
            WordRules.checkObject(f.peek(0), "compared with ==");
            WordRules.checkObject(f.peek(1), "compared with ==");
        }
        int top = f.depth - 1;
        int origin = f.origin[top];
        JavaClass tested = f.tested[top];
        Value value = f.stack[top];
        int leftOrigin = single || f.tested[top - 1] != null ? -1 : f.origin[top - 1];
        Value left = single ? null : f.stack[top - 1];
        f.depth -= single ? 1 : 2;
        if (known == null || known) {
            Frame taken = replaying ? null : f.copy();
            if (taken != null) {
                learn(taken, op, true, origin, tested, value, leftOrigin, left);
                flowTo(i.target, taken);
            }
        }
        if (known == null || !known) {
            learn(f, op, false, origin, tested, value, leftOrigin, left);
            return true;
        }
        return false;
    }

    private static void learn(Frame f, int op, boolean taken, int origin, JavaClass tested, Value value, int leftOrigin, Value left) {
        switch (op) {
            case Op.IFNULL, Op.IFNONNULL -> {
                boolean isNull = (op == Op.IFNULL) == taken;
                if (origin >= 0) {
                    f.refineLocal(origin, isNull ? Value.NULL : value.nonNull());
                }
            }
            case Op.IFEQ, Op.IFNE -> {
                boolean zero = (op == Op.IFEQ) == taken;
                if (tested != null && !zero && origin >= 0 && f.locals[origin] != null) {
                    Value narrowed = f.locals[origin].narrow(tested).nonNull();
                    if (!narrowed.isNone()) {
                        f.refineLocal(origin, narrowed);
                    }
                } else if (tested == null && zero && origin >= 0) {
                    f.refineLocal(origin, Value.number(0));
                }
            }
            case Op.IF_ICMPEQ, Op.IF_ICMPNE -> {
                if ((op == Op.IF_ICMPEQ) == taken) {
                    if (value.constant != null && leftOrigin >= 0) {
                        f.refineLocal(leftOrigin, value);
                    } else if (left.constant != null && origin >= 0 && tested == null) {
                        f.refineLocal(origin, left);
                    }
                }
            }
            default -> { }
        }
    }

    /// Whether a conditional branch is taken, if that is known. Used by the emitter, too.
    public static Boolean decide(int op, Frame f) {
        Value b = f.peek(0);
        switch (op) {
            case Op.IFNULL, Op.IFNONNULL -> {
                if (b.isNull()) {
                    return op == Op.IFNULL;
                }
                return b.maybeNull ? null : op == Op.IFNONNULL;
            }
            case Op.IF_ACMPEQ, Op.IF_ACMPNE -> {
                Boolean same = sameReference(f.peek(1), b);
                return same == null ? null : same == (op == Op.IF_ACMPEQ);
            }
            default -> {
                Value a = b;
                Integer right = 0;
                if (op >= Op.IF_ICMPEQ) {
                    a = f.peek(1);
                    right = b.intConstant();
                }
                Integer left = a.intConstant();
                if (left == null || right == null) {
                    return null;
                }
                return switch (op) {
                    case Op.IFEQ, Op.IF_ICMPEQ -> left.intValue() == right;
                    case Op.IFNE, Op.IF_ICMPNE -> left.intValue() != right;
                    case Op.IFLT, Op.IF_ICMPLT -> left < right;
                    case Op.IFGE, Op.IF_ICMPGE -> left >= right;
                    case Op.IFGT, Op.IF_ICMPGT -> left > right;
                    default -> left <= right;
                };
            }
        }
    }

    private static Boolean sameReference(Value a, Value b) {
        if (a.isNull() && b.isNull()) {
            return true;
        }
        if (a.isNull() && !b.maybeNull || b.isNull() && !a.maybeNull) {
            return false;
        }
        if (a.objectConstant() != null && b.objectConstant() != null) {
            return a.constant == b.constant;
        }
        return null;
    }

    private boolean stepObject(int index, Instruction i, int op, Frame f) {
        switch (op) {
            case Op.GETSTATIC -> {
                JavaField field = ((FieldReference) i.operand).resolve();
                if (analysis.initialize(field.owner, state, i.line)) {
                    flowToHandlers(index, f);
                }
                Value value = analysis.storage().readStatic(field, state);
                f.push(value);
                return !value.isNone();
            }
            case Op.PUTSTATIC -> {
                JavaField field = ((FieldReference) i.operand).resolve();
                if (analysis.initialize(field.owner, state, i.line)) {
                    flowToHandlers(index, f);
                }
                escape(index, f, 0);
                checkStored(f.peek(0), field);
                analysis.storage().writeField(field, f.pop(), state);
            }
            case Op.GETFIELD -> {
                return getField(index, ((FieldReference) i.operand).resolve(), f);
            }
            case Op.PUTFIELD -> {
                return putField(index, ((FieldReference) i.operand).resolve(), f);
            }
            case Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE -> {
                return invoke(index, i, op, (MethodReference) i.operand, f);
            }
            case Op.NEW -> {
                JavaClass type = ((ClassReference) i.operand).resolve();
                if (type.isWord()) {
                    f.push(Value.NEW_WORD);
                } else {
                    analysis.initialize(type, state, i.line);
                    flowToHandlers(index, f);
                    analysis.existing().add(type);
                    analysis.implicitAllocation(state);
                    f.push(Value.exactly(type));
                }
            }
            case Op.NEWARRAY -> {
                JavaClass type = ((ClassReference) i.operand).resolve();
                Integer length = f.peek(0).intConstant();
                flowToHandlers(index, f);
                if (length == null || length < 0) {
                    analysis.implicitNegativeSize(state);
                }
                analysis.implicitAllocation(state);
                analysis.storage().instantiateArray(type);
                f.pop();
                f.push(Value.exactly(type));
            }
            case Op.MULTIANEWARRAY -> {
                JavaClass type = ((ClassReference) i.operand).resolve();
                flowToHandlers(index, f);
                analysis.implicitNegativeSize(state);
                analysis.implicitAllocation(state);
                JavaClass part = type;
                for (int d = 0; d < i.a; d++) {
                    analysis.storage().instantiateArray(part);
                    if (d + 1 < i.a) {
                        analysis.storage().storeElement(Value.exactly(part), Value.exactly(part.element()), state);
                    }
                    part = part.element();
                }
                f.depth -= i.a;
                f.push(Value.exactly(type));
            }
            case Op.ARRAYLENGTH -> {
                if (!checkNull(index, f, 0)) {
                    return false;
                }
                Value array = f.pop();
                f.push(array.objectConstant() instanceof corto.compiler.world.ArrayObject a ? Value.number(a.length()) : Value.INT);
            }
            case Op.ATHROW -> {
                checkNull(index, f, 0);
                flowToHandlers(index, f);
                return false;
            }
            case Op.CHECKCAST -> {
                return checkCast(index, ((ClassReference) i.operand).resolve(), f);
            }
            case Op.INSTANCEOF -> instanceOf(((ClassReference) i.operand).resolve(), f);
            case Op.MONITORENTER, Op.MONITOREXIT -> {
                WordRules.checkObject(f.peek(0), "locked with synchronized");
                if (!checkNull(index, f, 0)) {
                    return false;
                }
                if (analysis.hasThreads() && op == Op.MONITORENTER) {
                    flowToHandlers(index, f);             // no memory for a queue
                }
                analysis.implicitMonitor(state);
                f.pop();
            }
            default -> {
                return conditional(i, op, f); // ifnull, ifnonnull
            }
        }
        return true;
    }

    private boolean getField(int index, JavaField field, Frame f) {
        Value receiver = f.peek(0);
        if (receiver.word) {
            f.pop();
            f.push(receiver.constant instanceof Long bits ? Value.number(bits) : Value.LONG);
            return true;
        }
        if (!checkNull(index, f, 0)) {
            return false;
        }
        Value value = analysis.storage().readField(field, f.peek(0), state);
        f.pop();
        f.push(value);
        return !value.isNone();
    }

    private boolean putField(int index, JavaField field, Frame f) {
        if (!checkNull(index, f, 1)) {
            return false;
        }
        escape(index, f, 0);
        if (method.isConstructor() && f.origin[f.depth - 2] == 0 && field.owner == method.owner) {
            assigned.add(field);
            assignedAt.add(index);
        }
        checkStored(f.peek(0), field);
        analysis.storage().writeField(field, f.pop(), state);
        f.pop();
        return true;
    }

    private static void checkStored(Value value, JavaField field) {
        if (value.word || value.isReference()) {
            WordRules.check(value, field.descriptor, field.kind, "stored in the field " + field.name);
        }
    }

    private boolean checkCast(int index, JavaClass type, Frame f) {
        Value value = f.peek(0);
        if (type.isWord() || value.word) {
            throw new UnresolvedException(type.isWord() ? "an object is cast to the word type " + type.javaName() : "a value of a word type is cast to " + type.javaName(),
                    "A word is bits, not an object: no generics, no upcasts. Keep its bits() as a long, or put it into a record or class of its own.");
        }
        if (!value.alwaysInstanceOf(type)) {
            flowToHandlers(index, f);
            analysis.implicitCast(state);
            value = value.narrow(type);
            if (value.isNone() || !value.maybeNull && !analysis.existing().mayExist(value, state)) {
                return false;
            }
            f.refine(f.depth - 1, value);
            f.stack[f.depth - 1] = value;
        }
        return true;
    }

    private void instanceOf(JavaClass type, Frame f) {
        int origin = f.origin[f.depth - 1];
        Value value = f.pop();
        WordRules.checkObject(value, "tested with instanceof");
        if (type.isWord()) {
            throw new UnresolvedException("an object is tested with instanceof for the word type " + type.javaName(), "No object is a word: test for what holds the word.");
        }
        f.push(analysis.existing().instanceOf(value, type, state));
        f.origin[f.depth - 1] = origin;
        f.tested[f.depth - 1] = origin >= 0 ? type : null;
    }

    private boolean invoke(int index, Instruction i, int op, MethodReference reference, Frame f) {
        JavaMethod resolved = reference.resolve();
        int count = resolved.parameterKinds.length;
        int base = f.depth - count;
        Value[] arguments = new Value[count];
        if (op != Op.INVOKESTATIC) {
            if (f.stack[base] == Value.NEW_WORD && resolved.isConstructor()) {
                constructWord(base, f);
                return true;
            }
            if (f.stack[base].isNull()) {
                analysis.refuseDeleted(resolved, state, i.line);     // an image may have no object to call it on: the call is meant all the same
            }
            if (f.stack[base].isReference() && !checkNull(index, f, count - 1)) {
                return false;
            }
        } else if (analysis.initialize(resolved.owner, state, i.line)) {
            flowToHandlers(index, f);
        }
        System.arraycopy(f.stack, base, arguments, 0, count);
        for (int a = 0; a < count; a++) {
            if (arguments[a].word || arguments[a].isReference()) {
                WordRules.check(arguments[a], resolved.parameterTypes[a], resolved.parameterKinds[a],
                        (op != Op.INVOKESTATIC && a == 0 ? "the receiver" : "an argument") + " of " + resolved.qualifiedName());
            }
        }
        boolean superCall = method.isConstructor() && op == Op.INVOKESPECIAL && resolved.isConstructor() && f.origin[base] == 0;
        for (int a = superCall ? 1 : 0; a < count; a++) {
            if (f.origin[base + a] == 0) {
                escape(index, f, count - 1 - a);
            }
        }
        flowToHandlers(index, f);
        Value result = analysis.call(op, resolved, reference, arguments, state, i.line);
        if (superCall) {
            delegates |= resolved.owner == method.owner;
            if (analysis.leaksThis(resolved, state)) {
                firstEscape = Math.min(firstEscape, index);
            }
        }
        f.depth = base;
        if (result.isNone()) {
            return false;
        }
        if (resolved.returnKind != Kind.VOID) {
            f.push(result);
        }
        return true;
    }

    private void constructWord(int base, Frame f) {
        Value bits = f.peek(0);
        Value word = bits.constant instanceof Long known ? Value.word(known) : Value.WORD;
        f.depth = base;
        for (int s = 0; s < f.depth; s++) {
            if (f.stack[s] == Value.NEW_WORD) {
                f.stack[s] = word;
            }
        }
    }

    /// Final fields that are assigned before `this` escapes never show their default value.
    private void settleFinalFields() {
        for (JavaField field : method.owner.fields()) {
            if (field.isStatic() || !field.isFinal()) {
                continue;
            }
            boolean isAssigned = false;
            boolean isLate = false;
            for (int k = 0; k < assigned.size(); k++) {
                if (assigned.get(k) == field) {
                    isAssigned = true;
                    isLate |= assignedAt.get(k) > firstEscape;
                }
            }
            boolean isSkipped = !isAssigned && !delegates && (returned || firstEscape != Integer.MAX_VALUE);
            if (isLate || isSkipped) {
                analysis.storage().showsDefault(field, state);
            }
        }
        if (firstEscape != Integer.MAX_VALUE) {
            analysis.leaks(state);
        }
    }
}
