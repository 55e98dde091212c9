// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Flow;
import corto.compiler.analyze.Frame;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.StackShuffle;
import corto.compiler.analyze.Value;
import corto.compiler.world.Code;
import corto.compiler.world.FieldReference;
import corto.compiler.world.Instruction;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.Kind;
import corto.compiler.world.Op;
import corto.compiler.world.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns one reached method into a C function.
final class MethodEmitter implements Flow.Visitor {
    /// Instructions of bytecode above which gcc gets a lower level: its jump threading (12.2, path_range_query) recurses along chains of
    /// computations, and a block of ten thousand makes it overflow its stack. HotSpot does not compile methods above 8,000 bytes at all.
    private static final int HUGE_METHOD = 4000;

    private final MethodText m;
    private final Code code;
    private final ArrayEmitter arrays;
    private final ArithmeticEmitter arithmetic;
    private final CallEmitter calls;

    MethodEmitter(UnitWriter unit, MethodState state) {
        m = new MethodText(unit, state);
        code = state.method.code();
        arrays = new ArrayEmitter(m);
        arithmetic = new ArithmeticEmitter(m);
        calls = new CallEmitter(m, arrays);
    }

    /// Methods the emitted code calls.
    Set<MethodState> callees() {
        return m.callees;
    }

    /// Whether the code raises an exception other than through calls.
    boolean throwsItself() {
        return m.throwsItself;
    }

    /// As `MethodText.raised` and `MethodText.uncaughtFrom`.
    Set<JavaClass> raised() {
        return m.raised;
    }

    Map<JavaClass, Set<MethodState>> uncaughtFrom() {
        return m.uncaughtFrom;
    }

    /// Whether the code makes an exception jump other than through calls.
    boolean jumpsItself() {
        return m.jumpsItself;
    }

    private final Set<Integer> jumpTargets = new LinkedHashSet<>();

    private int line;
    private int polls;
    private BitSet shortLoops;                   // found when the first jump back is written

    /// The whole function.
    String emit() {
        m.flow.run();
        findJumpTargets();
        m.lengthSlots.or(ArrayLengths.slots(m.flow, m.state));
        m.flow.replay(this);
        StringBuilder text = new StringBuilder();
        List<String> parameters = parameterNames();
        text.append("\n#line ").append(firstLine()).append(" \"").append(m.unit.sourcePath(m.method)).append("\"\n");
        if (code.instructions().length > HUGE_METHOD) {
            text.append("LESS_OPTIMIZED ");
        }
        text.append(m.unit.signature(m.state, parameters)).append(" {");
        if (m.unit.isRecursive(m.state)) {
            text.append(stackCheck());
            m.throwsItself = true;
        }
        text.append(m.locals.declarations(new LinkedHashSet<>(parameters)));
        for (String variable : m.stackVariables) {
            text.append(m.kindOf(variable).cName).append(' ').append(variable).append("; ");
        }
        text.append(parameterLengths());
        if (m.isLocked()) {
            text.append("ref ").append(MethodText.LOCKED).append(" = ").append(lock()).append("; ").append(m.callHook(m.analysis.hooks().enterMonitor())).append('(')
                    .append(MethodText.LOCKED).append("); if (UNLIKELY(EXCEPTION)) { ").append(m.returnNothing()).append(" } ");
        }
        text.append(m.body);
        text.append(m.exceptionBlocks());
        text.append(" }\n");
        return text.toString();
    }

    /// In code that polls one comparison is for both, for a request raises the limit.
    private String stackCheck() {
        if (m.analysis.polls(m.method)) {
            m.unit.usePolls();
            return " if (UNLIKELY((jlong)__builtin_frame_address(0) < POLL_LIMIT)) { POLL_STACK(); if (EXCEPTION) { " + m.returnNothing() + " } } ";
        }
        return " if (UNLIKELY((jlong)__builtin_frame_address(0) < STACK_LIMIT)) { EXCEPTION = " + m.unit.hook(m.analysis.hooks().stackOverflow()) + "(); " + m.returnNothing() + " } ";
    }

    /// A jump to an instruction, with a poll before if it goes back.
    private void jump(int target) {
        m.body.append(pollBefore(target)).append("goto L").append(target).append("; ");
    }

    private String pollBefore(int target) {
        if (target > m.index || !m.analysis.polls(m.method)) {
            return "";
        }
        if (shortLoops == null) {
            shortLoops = ShortLoops.jumpsBack(code);
        }
        if (shortLoops.get(m.index)) {
            return "";
        }
        m.unit.usePolls();
        return "POLL(" + polls++ + "); ";
    }

    /// What a synchronized method locks (JVMS §2.11.10).
    private String lock() {
        return m.method.isStatic() ? m.unit.object(m.method.owner.world.mirror(m.method.owner)) : m.locals.of(0, Kind.REFERENCE);
    }

    private int firstLine() {
        for (Instruction i : code.instructions()) {
            if (i.line > 0) {
                return i.line;
            }
        }
        return 1;
    }

    private List<String> parameterNames() {
        List<String> result = new ArrayList<>();
        int slot = 0;
        for (int i = 0; i < m.method.parameterKinds.length; i++) {
            Kind kind = m.method.parameterKinds[i].stackKind();
            result.add(m.locals.of(slot, kind));
            slot += m.state.parameters[i].isWide() ? 2 : 1;
        }
        return result;
    }

    /// Declares the length variables; those of parameters get their value.
    private String parameterLengths() {
        StringBuilder text = new StringBuilder();
        for (int slot = m.lengthSlots.nextSetBit(0); slot >= 0; slot = m.lengthSlots.nextSetBit(slot + 1)) {
            text.append("jint ").append(m.lengthVariable(slot)).append("; ");
        }
        int slot = 0;
        for (Value parameter : m.state.parameters) {
            if (m.lengthSlots.get(slot)) {
                text.append(m.lengthVariable(slot)).append(" = ").append(m.lengthText(m.locals.of(slot, Kind.REFERENCE), parameter)).append("; ");
            }
            slot += parameter.isWide() ? 2 : 1;
        }
        return text.toString();
    }

    private void findJumpTargets() {
        m.flow.replay((i, instruction, before) -> {
            if (Op.isConditional(instruction.op)) {
                if (!Boolean.FALSE.equals(Flow.decide(instruction.op, before))) {
                    jumpTargets.add(instruction.target);
                }
            } else if (instruction.op == Op.GOTO) {
                jumpTargets.add(instruction.target);
            } else if (instruction.targets != null) {
                jumpTargets.add(instruction.target);
                for (int target : instruction.targets) {
                    jumpTargets.add(target);
                }
            }
        });
        for (Code.Handler handler : code.handlers()) {
            if (m.flow.entry(handler.target()) != null) {
                jumpTargets.add(handler.target());
            }
        }
    }

    @Override
    public void instruction(int i, Instruction instruction, Frame before) {
        if (m.flow.leaders().get(i)) {
            beginBlock(i, before);
        }
        m.index = i;
        m.frame = before;
        if (instruction.line != line && instruction.line > 0) {
            line = instruction.line;
            m.body.append("\n#line ").append(line).append('\n');
        }
        emit(instruction);
    }

    @Override
    public void stepped(int i, Instruction instruction, Frame after, boolean continues) {
        if (!continues) {
            if (!Op.endsBlock(instruction.op) && !(Op.isConditional(instruction.op))) {
                m.body.append("__builtin_unreachable(); ");
            }
            return;
        }
        if (after.depth > 0 && m.stack.size() == after.depth) {
            int top = after.depth - 1;
            String constant = m.constantText(after.stack[top]);
            if (constant != null) {
                m.stack.set(top, Operand.of(after.stack[top].kind, constant));
            }
        }
        if (i + 1 < code.instructions().length && m.flow.leaders().get(i + 1)) {
            m.endBlock();
        }
    }

    private void beginBlock(int leader, Frame entry) {
        if (jumpTargets.contains(leader)) {
            m.body.append("\nL").append(leader).append(":; ");
        }
        m.stack.clear();
        for (int d = 0; d < entry.depth; d++) {
            Kind kind = entry.stack[d].kind;
            String constant = m.constantText(entry.stack[d]);
            if (constant != null) {
                m.stack.add(Operand.of(kind, constant));
            } else {
                m.push(kind, m.stackVariable(d, kind)); // copied: the variable may be assigned again in this block
            }
        }
    }

    private void emit(Instruction i) {
        int op = i.op;
        switch (op) {
            case Op.NOP -> { }
            case Op.ACONST_NULL -> m.stack.add(Operand.of(Kind.REFERENCE, "((ref)0)"));
            case Op.LDC -> m.stack.add(constant(i));
            case Op.ILOAD, Op.LLOAD, Op.FLOAD, Op.DLOAD, Op.ALOAD -> m.load(i.a);
            case Op.ISTORE, Op.LSTORE, Op.FSTORE, Op.DSTORE, Op.ASTORE -> m.store(i.a);
            case Op.IALOAD, Op.LALOAD, Op.FALOAD, Op.DALOAD, Op.AALOAD, Op.BALOAD, Op.CALOAD, Op.SALOAD -> arrays.arrayLoad(op);
            case Op.IASTORE, Op.LASTORE, Op.FASTORE, Op.DASTORE, Op.AASTORE, Op.BASTORE, Op.CASTORE, Op.SASTORE -> arrays.arrayStore(op);
            case Op.POP -> m.pop();
            case Op.POP2 -> {
                if (!m.frame.peek(0).isWide()) {
                    m.pop();
                }
                m.pop();
            }
            case Op.DUP, Op.DUP_X1, Op.DUP_X2, Op.DUP2, Op.DUP2_X1, Op.DUP2_X2, Op.SWAP -> shuffle(op);
            case Op.IINC -> {
                String variable = m.locals.of(i.a, Kind.INT);
                m.spill(variable);
                m.body.append(variable).append(" += ").append(i.b).append("; ");
            }
            case Op.GOTO -> {
                m.endBlock();
                jump(i.target);
            }
            case Op.TABLESWITCH, Op.LOOKUPSWITCH -> switchTo(i);
            case Op.IRETURN, Op.LRETURN, Op.FRETURN, Op.DRETURN, Op.ARETURN -> {
                if (m.isLocked()) {
                    Operand result = m.pop();
                    m.push(result.kind(), result.text());
                    m.exitMonitor(MethodText.LOCKED);
                }
                m.body.append("return ").append(m.pop().text()).append("; ");
            }
            case Op.RETURN -> {
                if (m.isLocked()) {
                    m.exitMonitor(MethodText.LOCKED);
                }
                m.body.append("return; ");
            }
            case Op.GETSTATIC -> getStatic(i);
            case Op.PUTSTATIC -> putStatic(i);
            case Op.GETFIELD -> getField(i);
            case Op.PUTFIELD -> putField(i);
            case Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE -> calls.invoke(i);
            case Op.NEW -> newInstance(((ClassReference) i.operand).resolve());
            case Op.NEWARRAY -> arrays.newArray(((ClassReference) i.operand).resolve());
            case Op.MULTIANEWARRAY -> arrays.newMultiArray(((ClassReference) i.operand).resolve(), i.a);
            case Op.ARRAYLENGTH -> {
                Operand array = m.peek(0);
                m.checkNullBeforeAccess(array, m.frame.peek(0));
                m.pop();
                String kept = m.keptLength(array);
                m.push(Kind.INT, kept != null ? kept : "LENGTH(" + array.text() + ")");
            }
            case Op.ATHROW -> {
                Operand exception = m.peek(0);
                m.checkNull(exception, m.frame.peek(0));
                m.raise(exception, m.frame.peek(0).nonNull());
            }
            case Op.CHECKCAST -> checkCast(((ClassReference) i.operand).resolve());
            case Op.INSTANCEOF -> instanceOf(((ClassReference) i.operand).resolve());
            case Op.MONITORENTER, Op.MONITOREXIT -> {
                m.checkNull(m.peek(0), m.frame.peek(0));
                Operand object = m.pop();
                if (m.analysis.hasThreads()) {
                    if (op == Op.MONITORENTER) {
                        m.enterMonitor(object.text());
                        m.testExceptionOfCall();
                    } else {
                        m.exitMonitor(object.text());
                    }
                }
            }
            default -> {
                if (Op.isConditional(op)) {
                    conditional(i);
                } else {
                    arithmetic.compute(op);
                }
            }
        }
    }

    private Operand constant(Instruction i) {
        World world = m.method.owner.world;
        return switch (i.operand) {
            case String s -> Operand.of(Kind.REFERENCE, m.unit.object(world.string(s)));
            case ClassReference c -> Operand.of(Kind.REFERENCE, m.unit.object(world.mirror(c.resolve())));
            case Integer n -> Operand.of(Kind.INT, Literals.of(n));
            case Long n -> Operand.of(Kind.LONG, Literals.of(n));
            case Float n -> Operand.of(Kind.FLOAT, Literals.of(n));
            case Double n -> Operand.of(Kind.DOUBLE, Literals.of(n));
            default -> throw new IllegalStateException("constant " + i.operand);
        };
    }

    private void shuffle(int op) {
        int[] plan = StackShuffle.plan(op, n -> m.frame.peek(n).isWide());
        List<Operand> before = List.copyOf(m.stack);
        for (int n = StackShuffle.consumed(plan); n > 0; n--) {
            m.pop();
        }
        for (int position : plan) {
            m.stack.add(before.get(before.size() - 1 - position));
        }
    }

    private void conditional(Instruction i) {
        Boolean known = Flow.decide(i.op, m.frame);
        String condition = known != null ? null : arithmetic.conditionText(i.op);
        m.pop();
        boolean two = i.op >= Op.IF_ICMPEQ && i.op <= Op.IF_ACMPNE;
        if (two) {
            m.pop();
        }
        if (Boolean.FALSE.equals(known)) {
            return;
        }
        m.endBlock();
        if (condition == null) {
            jump(i.target);
        } else {
            m.body.append("if (").append(condition).append(") { ");
            jump(i.target);
            m.body.append("} ");
        }
    }

    private void switchTo(Instruction i) {
        Integer known = m.frame.peek(0).intConstant();
        Operand selector = m.pop();
        m.endBlock();
        if (known != null) {
            jump(Flow.switchTarget(i, known));
            return;
        }
        m.body.append("switch (").append(selector.text()).append(") { ");
        for (int k = 0; k < i.keys.length; k++) {
            if (i.targets[k] != i.target) {
                m.body.append("case ").append(Literals.of(i.keys[k])).append(": ");
                jump(i.targets[k]);
            }
        }
        m.body.append("default: ");
        jump(i.target);
        m.body.append("} ");
    }

    private void getStatic(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        m.initializeBeforeUse(field.owner);
        Value value = m.analysis.storage().readsConstant(field);
        if (value != null) {
            String text = m.constantText(value);
            m.stack.add(Operand.of(field.kind.stackKind(), text));
        } else {
            m.push(field.kind.stackKind(), m.unit.staticField(field));
        }
    }

    private void putStatic(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        m.initializeBeforeUse(field.owner);
        Operand value = m.pop();
        String text = field.kind == Kind.BOOLEAN ? "(" + value.text() + " & 1)" : value.text();
        m.body.append(m.unit.staticField(field)).append(" = ").append(text).append("; ");
    }

    private void getField(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        Operand receiver = m.peek(0);
        if (m.frame.peek(0).word) {
            return; // the word is its only component
        }
        m.checkNullBeforeAccess(receiver, m.frame.peek(0));
        m.pop();
        if (m.frame.peek(0).isNull()) {
            m.stack.add(receiver);
            return;
        }
        m.push(field.kind.stackKind(), m.unit.instanceField(field, receiver.text()));
    }

    private void putField(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        Operand value = m.peek(0);
        Operand receiver = m.peek(1);
        m.checkNullBeforeAccess(receiver, m.frame.peek(1));
        if (m.frame.peek(1).isNull()) {
            return;
        }
        String text = field.kind == Kind.BOOLEAN ? "(" + value.text() + " & 1)" : value.text();
        m.body.append(m.unit.instanceField(field, receiver.text())).append(" = ").append(text).append("; ");
        m.pop();
        m.pop();
    }

    private void newInstance(JavaClass type) {
        if (type.isWord()) {
            m.stack.add(Operand.of(Kind.LONG, "INT64_C(0)"));
            return;
        }
        m.initializeBeforeUse(type);
        if (m.unit.unhandled().jumps()) {
            m.callHook(m.analysis.hooks().allocateInstance());
            m.pushNew(m.unit.newInstance() + "((jlong)&" + m.unit.types().descriptor(type) + ")");
            return;
        }
        String name = m.push(Kind.REFERENCE, m.callHook(m.analysis.hooks().allocateInstance()) + "((jlong)&" + m.unit.types().descriptor(type) + ", "
                + type.instanceSize() + ")");
        m.raiseIf("!" + name, m.analysis.hooks().outOfMemory(), "");
    }

    private void checkCast(JavaClass type) {
        Value value = m.frame.peek(0);
        if (value.alwaysInstanceOf(type)) {
            return;
        }
        Operand operand = m.peek(0);
        String test = m.unit.types().test(operand.text(), value, type);
        String condition = (value.maybeNull ? operand.text() + " && " : "") + "!" + test;
        if (!test.equals("1")) {
            m.raiseIf(condition, m.analysis.hooks().classCast(), operand.text() + ", (jlong)&" + m.unit.types().descriptor(type));
        }
    }

    private void instanceOf(JavaClass type) {
        Value value = m.frame.peek(0);
        Operand operand = m.pop();
        String test = value.alwaysInstanceOf(type) ? "1" : m.unit.types().test(operand.text(), value, type);
        m.push(Kind.INT, value.isNull() ? "0" : value.maybeNull ? operand.text() + " && " + test : test);
    }
}
