// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.Flow;
import corto.compiler.analyze.Frame;
import corto.compiler.analyze.Intrinsic;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.StackShuffle;
import corto.compiler.analyze.Value;
import corto.compiler.world.Access;
import corto.compiler.world.Code;
import corto.compiler.world.FieldReference;
import corto.compiler.world.HeapObject;
import corto.compiler.world.Instance;
import corto.compiler.world.Instruction;
import corto.compiler.world.Instruction.ClassReference;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaField;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import corto.compiler.world.World;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Turns one reached method into a C function.
final class MethodEmitter implements Flow.Visitor {
    private final UnitWriter unit;
    private final Analysis analysis;
    private final MethodState state;
    private final JavaMethod method;
    private final Code code;
    private final Flow flow;
    private final LocalNames locals;
    private final StringBuilder body = new StringBuilder();
    private final List<Operand> stack = new ArrayList<>();
    private final Set<String> stackVariables = new LinkedHashSet<>();
    private final Map<List<Code.Handler>, Integer> exceptionLabels = new LinkedHashMap<>();
    private final Set<Integer> jumpTargets = new LinkedHashSet<>();
    private final Set<MethodState> callees = new LinkedHashSet<>();
    private final Map<String, String> lengths = new HashMap<>();
    private BitSet lengthSlots;
    private boolean throwsItself;
    private boolean returnUsed;
    private int temporaries;
    private int line;
    private int index;
    private Frame frame;

    MethodEmitter(UnitWriter unit, MethodState state) {
        this.unit = unit;
        this.analysis = unit.analysis();
        this.state = state;
        method = state.method;
        code = method.code();
        flow = new Flow(analysis, state);
        locals = new LocalNames(code);
    }

    /// Methods the emitted code calls.
    Set<MethodState> callees() {
        return callees;
    }

    /// Whether the code raises an exception other than through calls.
    boolean throwsItself() {
        return throwsItself;
    }

    /// The whole function.
    String emit() {
        flow.run();
        findJumpTargets();
        lengthSlots = ArrayLengths.slots(flow, state);
        flow.replay(this);
        StringBuilder text = new StringBuilder();
        List<String> parameters = parameterNames();
        text.append("\n#line ").append(firstLine()).append(" \"").append(unit.sourcePath(method)).append("\"\n");
        text.append(unit.signature(state, parameters)).append(" {");
        if (unit.isRecursive(state)) {
            text.append(" if (UNLIKELY((jlong)__builtin_frame_address(0) < STACK_LIMIT)) { EXCEPTION = ")
                    .append(unit.hook(analysis.hooks().stackOverflow())).append("(); ").append(returnNothing()).append(" } ");
            throwsItself = true;
        }
        text.append(locals.declarations(new LinkedHashSet<>(parameters)));
        for (String variable : stackVariables) {
            text.append(kindOf(variable).cName).append(' ').append(variable).append("; ");
        }
        text.append(parameterLengths());
        text.append(body);
        text.append(exceptionBlocks());
        text.append(" }\n");
        return text.toString();
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
        for (int i = 0; i < method.parameterKinds.length; i++) {
            Kind kind = method.parameterKinds[i].stackKind();
            result.add(locals.of(slot, kind));
            slot += state.parameters[i].isWide() ? 2 : 1;
        }
        return result;
    }

    /// Declares the length variables; those of parameters get their value.
    private String parameterLengths() {
        StringBuilder text = new StringBuilder();
        for (int slot = lengthSlots.nextSetBit(0); slot >= 0; slot = lengthSlots.nextSetBit(slot + 1)) {
            text.append("jint ").append(lengthVariable(slot)).append("; ");
        }
        int slot = 0;
        for (Value parameter : state.parameters) {
            if (lengthSlots.get(slot)) {
                text.append(lengthVariable(slot)).append(" = ").append(lengthText(locals.of(slot, Kind.REFERENCE), parameter)).append("; ");
            }
            slot += parameter.isWide() ? 2 : 1;
        }
        return text.toString();
    }

    private String lengthVariable(int slot) {
        return locals.of(slot, Kind.REFERENCE) + "_length";
    }

    private static String lengthText(String array, Value value) {
        return value.isNull() ? "0" : value.maybeNull ? array + " ? LENGTH(" + array + ") : 0" : "LENGTH(" + array + ")";
    }

    /// C text for the length of an array on the operand stack, 0 if it is null; null if that is not kept in a variable.
    private String keptLength(Operand array) {
        return lengths.get(array.text());
    }

    private void findJumpTargets() {
        flow.replay((i, instruction, before) -> {
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
            if (flow.entry(handler.target()) != null) {
                jumpTargets.add(handler.target());
            }
        }
    }

    // ---- the walk ----

    @Override
    public void instruction(int i, Instruction instruction, Frame before) {
        if (flow.leaders().get(i)) {
            beginBlock(i, before);
        }
        index = i;
        frame = before;
        if (instruction.line != line && instruction.line > 0) {
            line = instruction.line;
            body.append("\n#line ").append(line).append('\n');
        }
        emit(instruction);
    }

    @Override
    public void stepped(int i, Instruction instruction, Frame after, boolean continues) {
        if (!continues) {
            if (!Op.endsBlock(instruction.op) && !(Op.isConditional(instruction.op))) {
                body.append("__builtin_unreachable(); ");
            }
            return;
        }
        if (after.depth > 0 && stack.size() == after.depth) {
            int top = after.depth - 1;
            String constant = constantText(after.stack[top]);
            if (constant != null) {
                stack.set(top, Operand.of(after.stack[top].kind, constant));
            }
        }
        if (i + 1 < code.instructions().length && flow.leaders().get(i + 1)) {
            endBlock();
        }
    }

    private String constantText(Value value) {
        if (value.constant == null || value == Value.NEW_WORD) {
            return value.isReference() && value.isNull() ? "((ref)0)" : null;
        }
        return value.isReference() ? unit.object((HeapObject) value.constant) : Literals.of(value.constant);
    }

    private void beginBlock(int leader, Frame entry) {
        if (jumpTargets.contains(leader)) {
            body.append("\nL").append(leader).append(":; ");
        }
        stack.clear();
        for (int d = 0; d < entry.depth; d++) {
            Kind kind = entry.stack[d].kind;
            String constant = constantText(entry.stack[d]);
            if (constant != null) {
                stack.add(Operand.of(kind, constant));
            } else {
                push(kind, stackVariable(d, kind)); // copied: the variable may be assigned again in this block
            }
        }
    }

    private String stackVariable(int depth, Kind kind) {
        String name = "s" + depth + LocalNames.suffix(kind);
        stackVariables.add(name);
        return name;
    }

    private static Kind kindOf(String stackVariable) {
        return switch (stackVariable.charAt(stackVariable.length() - 1)) {
            case 'i' -> Kind.INT;
            case 'l' -> Kind.LONG;
            case 'f' -> Kind.FLOAT;
            case 'd' -> Kind.DOUBLE;
            default -> Kind.REFERENCE;
        };
    }

    /// Leaves the operand stack in the variables that the next block reads.
    private void endBlock() {
        for (int d = 0; d < stack.size(); d++) {
            Operand operand = stack.get(d);
            body.append(stackVariable(d, operand.kind())).append(" = ").append(operand.text()).append("; ");
        }
    }

    // ---- operands ----

    /// Evaluates C text into a fresh temporary and pushes that.
    private String push(Kind kind, String text) {
        String name = "t" + temporaries++;
        body.append(kind.cName).append(' ').append(name).append(" = ").append(text).append("; ");
        stack.add(Operand.of(kind, name));
        return name;
    }

    private Operand pop() {
        return stack.removeLast();
    }

    private Operand peek(int n) {
        return stack.get(stack.size() - 1 - n);
    }

    private void store(int slot) {
        Value known = frame.peek(0);
        Operand value = pop();
        String variable = locals.of(slot, value.kind());
        spill(variable);
        if (value.kind() == Kind.REFERENCE && lengthSlots.get(slot)) {
            String kept = keptLength(value);
            body.append(lengthVariable(slot)).append(" = ").append(kept != null ? kept : lengthText(value.text(), known)).append("; ");
            lengths.put(variable, lengthVariable(slot));
        }
        if (!value.text().equals(variable)) {
            body.append(variable).append(" = ").append(value.text()).append("; ");
        }
    }

    /// The variable is about to change: stack entries that name it take their value now.
    private void spill(String variable) {
        for (int d = 0; d < stack.size(); d++) {
            Operand operand = stack.get(d);
            if (variable.equals(operand.variable())) {
                String name = "t" + temporaries++;
                body.append(operand.kind().cName).append(' ').append(name).append(" = ").append(operand.text()).append("; ");
                for (int e = d; e < stack.size(); e++) {
                    if (variable.equals(stack.get(e).variable())) {
                        stack.set(e, Operand.of(operand.kind(), name));
                    }
                }
            }
        }
    }

    // ---- exceptions ----

    /// The label that code jumps to with EXCEPTION set.
    private String exceptionLabel() {
        List<Code.Handler> live = new ArrayList<>();
        for (Code.Handler handler : flow.handlersAt(index)) {
            if (flow.entry(handler.target()) != null) {
                live.add(handler);
            }
        }
        if (live.isEmpty()) {
            returnUsed = true;
            return "X";
        }
        return "E" + exceptionLabels.computeIfAbsent(live, _ -> exceptionLabels.size());
    }

    /// Raises what a runtime hook makes if `condition` holds.
    private void raiseIf(String condition, JavaMethod hook, String arguments) {
        throwsItself = true;
        body.append("if (UNLIKELY(").append(condition).append(")) { EXCEPTION = ").append(callHook(hook)).append('(').append(arguments)
                .append("); goto ").append(exceptionLabel()).append("; } ");
    }

    private String callHook(JavaMethod hook) {
        MethodState target = analysis.stateFor(hook, new Value[0]);
        callees.add(target);
        return unit.hook(hook);
    }

    private void testException() {
        throwsItself = true;
        testExceptionOfCall();
    }

    private void testExceptionOfCall() {
        body.append("if (UNLIKELY(EXCEPTION)) goto ").append(exceptionLabel()).append("; ");
    }

    private void checkNull(Operand operand, Value value) {
        if (value.maybeNull) {
            raiseIf("!" + operand.text(), analysis.hooks().nullPointer(), "");
        }
    }

    private String returnNothing() {
        return method.returnKind == Kind.VOID ? "return;" : "return 0;";
    }

    private String exceptionBlocks() {
        StringBuilder text = new StringBuilder();
        for (var entry : exceptionLabels.entrySet()) {
            text.append("\nE").append(entry.getValue()).append(":; ");
            boolean caught = false;
            for (Code.Handler handler : entry.getKey()) {
                Frame target = flow.entry(handler.target());
                JavaClass type = handler.type() == null ? null : handler.type().resolve();
                String test = type == null ? "1" : unit.types().test("EXCEPTION", Value.subtypeOf(throwable()).nonNull(), type);
                String variable = stackVariables.contains("s0r") || target.stack[0].constant == null ? "s0r" : "s0r";
                text.append("if (").append(test).append(") { ").append(variable).append(" = EXCEPTION; EXCEPTION = 0; goto L")
                        .append(handler.target()).append("; } ");
                if (test.equals("1")) {
                    caught = true;
                    break;
                }
            }
            if (!caught) {
                returnUsed = true;
                text.append("goto X; ");
            }
        }
        if (returnUsed) {
            text.append("\nX:; ").append(returnNothing());
        }
        return text.toString();
    }

    private JavaClass throwable() {
        return method.owner.world.classNamed("java/lang/Throwable");
    }

    // ---- instructions ----

    private void emit(Instruction i) {
        int op = i.op;
        switch (op) {
            case Op.NOP -> { }
            case Op.ACONST_NULL -> stack.add(Operand.of(Kind.REFERENCE, "((ref)0)"));
            case Op.LDC -> stack.add(constant(i));
            case Op.ILOAD, Op.LLOAD, Op.FLOAD, Op.DLOAD, Op.ALOAD -> load(i.a);
            case Op.ISTORE, Op.LSTORE, Op.FSTORE, Op.DSTORE, Op.ASTORE -> store(i.a);
            case Op.IALOAD, Op.LALOAD, Op.FALOAD, Op.DALOAD, Op.AALOAD, Op.BALOAD, Op.CALOAD, Op.SALOAD -> arrayLoad(op);
            case Op.IASTORE, Op.LASTORE, Op.FASTORE, Op.DASTORE, Op.AASTORE, Op.BASTORE, Op.CASTORE, Op.SASTORE -> arrayStore(op);
            case Op.POP -> pop();
            case Op.POP2 -> {
                if (!frame.peek(0).isWide()) {
                    pop();
                }
                pop();
            }
            case Op.DUP, Op.DUP_X1, Op.DUP_X2, Op.DUP2, Op.DUP2_X1, Op.DUP2_X2, Op.SWAP -> shuffle(op);
            case Op.IINC -> {
                String variable = locals.of(i.a, Kind.INT);
                spill(variable);
                body.append(variable).append(" += ").append(i.b).append("; ");
            }
            case Op.GOTO -> {
                endBlock();
                body.append("goto L").append(i.target).append("; ");
            }
            case Op.TABLESWITCH, Op.LOOKUPSWITCH -> switchTo(i);
            case Op.IRETURN, Op.LRETURN, Op.FRETURN, Op.DRETURN, Op.ARETURN -> body.append("return ").append(pop().text()).append("; ");
            case Op.RETURN -> body.append("return; ");
            case Op.GETSTATIC -> getStatic(i);
            case Op.PUTSTATIC -> putStatic(i);
            case Op.GETFIELD -> getField(i);
            case Op.PUTFIELD -> putField(i);
            case Op.INVOKEVIRTUAL, Op.INVOKESPECIAL, Op.INVOKESTATIC, Op.INVOKEINTERFACE -> invoke(i);
            case Op.NEW -> newInstance(((ClassReference) i.operand).resolve());
            case Op.NEWARRAY -> newArray(((ClassReference) i.operand).resolve());
            case Op.MULTIANEWARRAY -> newMultiArray(((ClassReference) i.operand).resolve(), i.a);
            case Op.ARRAYLENGTH -> {
                Operand array = peek(0);
                checkNull(array, frame.peek(0));
                pop();
                String kept = keptLength(array);
                push(Kind.INT, kept != null ? kept : "LENGTH(" + array.text() + ")");
            }
            case Op.ATHROW -> {
                Operand exception = peek(0);
                checkNull(exception, frame.peek(0));
                throwsItself = true;
                body.append("EXCEPTION = ").append(exception.text()).append("; goto ").append(exceptionLabel()).append("; ");
            }
            case Op.CHECKCAST -> checkCast(((ClassReference) i.operand).resolve());
            case Op.INSTANCEOF -> instanceOf(((ClassReference) i.operand).resolve());
            case Op.MONITORENTER, Op.MONITOREXIT -> {
                checkNull(peek(0), frame.peek(0));
                pop();
            }
            default -> {
                if (Op.isConditional(op)) {
                    conditional(i);
                } else {
                    compute(op);
                }
            }
        }
    }

    private Operand constant(Instruction i) {
        World world = method.owner.world;
        return switch (i.operand) {
            case String s -> Operand.of(Kind.REFERENCE, unit.object(world.string(s)));
            case ClassReference c -> Operand.of(Kind.REFERENCE, unit.object(world.mirror(c.resolve())));
            case Integer n -> Operand.of(Kind.INT, Literals.of(n));
            case Long n -> Operand.of(Kind.LONG, Literals.of(n));
            case Float n -> Operand.of(Kind.FLOAT, Literals.of(n));
            case Double n -> Operand.of(Kind.DOUBLE, Literals.of(n));
            default -> throw new IllegalStateException("constant " + i.operand);
        };
    }

    private void load(int slot) {
        Value value = frame.locals[slot];
        String variable = locals.of(slot, value.kind);
        if (value.isReference() && lengthSlots.get(slot)) {
            lengths.put(variable, lengthVariable(slot));
        }
        stack.add(new Operand(value.kind, variable, variable));
    }

    private void shuffle(int op) {
        int[] plan = StackShuffle.plan(op, n -> frame.peek(n).isWide());
        List<Operand> before = List.copyOf(stack);
        for (int n = StackShuffle.consumed(plan); n > 0; n--) {
            pop();
        }
        for (int position : plan) {
            stack.add(before.get(before.size() - 1 - position));
        }
    }

    private static String elementType(int op) {
        return switch (op) {
            case Op.IALOAD, Op.IASTORE -> "jint";
            case Op.LALOAD, Op.LASTORE -> "jlong";
            case Op.FALOAD, Op.FASTORE -> "jfloat";
            case Op.DALOAD, Op.DASTORE -> "jdouble";
            case Op.CALOAD, Op.CASTORE -> "jchar";
            case Op.SALOAD, Op.SASTORE -> "jshort";
            case Op.BALOAD, Op.BASTORE -> "jbyte";
            default -> "ref";
        };
    }

    private static Kind elementKind(int op) {
        return switch (op) {
            case Op.LALOAD -> Kind.LONG;
            case Op.FALOAD -> Kind.FLOAT;
            case Op.DALOAD -> Kind.DOUBLE;
            case Op.AALOAD -> Kind.REFERENCE;
            default -> Kind.INT;
        };
    }

    private boolean isWordArray(Value array) {
        JavaClass type = array.exactClass() != null ? array.exactClass() : array.cone;
        return type != null && type.isArray() && type.element().isWord();
    }

    /// Null and bounds. With a kept length one comparison tests both: a null array has length 0.
    private void checkElement(Operand array, Value value, Operand index) {
        String kept = keptLength(array);
        if (kept == null) {
            checkNull(array, value);
            if (!value.isNull()) {
                checkIndex(array, index);
            }
            return;
        }
        throwsItself = true;
        String raise = callHook(analysis.hooks().arrayIndex()) + "(" + index.text() + ", " + kept + ")";
        body.append("if (UNLIKELY((uint32_t)").append(index.text()).append(" >= (uint32_t)").append(kept).append(")) { EXCEPTION = ");
        if (value.maybeNull) {
            body.append(array.text()).append(" ? ").append(raise).append(" : ").append(callHook(analysis.hooks().nullPointer())).append("()");
        } else {
            body.append(raise);
        }
        body.append("; goto ").append(exceptionLabel()).append("; } ");
    }

    private void checkIndex(Operand array, Operand index) {
        raiseIf("(uint32_t)" + index.text() + " >= (uint32_t)LENGTH(" + array.text() + ")", analysis.hooks().arrayIndex(),
                index.text() + ", LENGTH(" + array.text() + ")");
    }

    private void arrayLoad(int op) {
        Operand index = peek(0);
        Operand array = peek(1);
        Value value = frame.peek(1);
        checkElement(array, value, index);
        if (value.isNull()) {
            return;
        }
        pop();
        pop();
        if (op == Op.AALOAD && isWordArray(value)) {
            push(Kind.LONG, "ELEMENT(jlong, " + array.text() + ", " + index.text() + ")");
        } else {
            push(elementKind(op), "ELEMENT(" + elementType(op) + ", " + array.text() + ", " + index.text() + ")");
        }
    }

    private void arrayStore(int op) {
        Operand value = peek(0);
        Operand index = peek(1);
        Operand array = peek(2);
        Value arrayValue = frame.peek(2);
        checkElement(array, arrayValue, index);
        if (arrayValue.isNull()) {
            return;
        }
        String type = elementType(op);
        String text = value.text();
        if (op == Op.AASTORE) {
            if (value.kind() == Kind.LONG) {
                type = "jlong";
            } else if (analysis.storeNeedsCheck(arrayValue.nonNull(), frame.peek(0))) {
                unit.useGenericSubtype();
                raiseIf(text + " && !is_subtype(CLASS(" + text + "), CLASS(" + array.text() + ")->element)", analysis.hooks().arrayStore(), text);
            }
        } else if (op == Op.BASTORE && isBooleanArray(arrayValue)) {
            text = "(" + text + " & 1)";
        }
        body.append("ELEMENT(").append(type).append(", ").append(array.text()).append(", ").append(index.text()).append(") = ").append(text)
                .append("; ");
        pop();
        pop();
        pop();
    }

    private static boolean isBooleanArray(Value array) {
        JavaClass type = array.exactClass();
        return type != null && type.name.equals("[Z");
    }

    private void conditional(Instruction i) {
        Boolean known = Flow.decide(i.op, frame);
        String condition = known != null ? null : conditionText(i.op);
        pop();
        boolean two = i.op >= Op.IF_ICMPEQ && i.op <= Op.IF_ACMPNE;
        if (two) {
            pop();
        }
        if (Boolean.FALSE.equals(known)) {
            return;
        }
        endBlock();
        body.append(condition == null ? "" : "if (" + condition + ") ").append("goto L").append(i.target).append("; ");
    }

    private String conditionText(int op) {
        String b = peek(0).text();
        return switch (op) {
            case Op.IFNULL -> "!" + b;
            case Op.IFNONNULL -> b;
            case Op.IFEQ -> b + " == 0";
            case Op.IFNE -> b + " != 0";
            case Op.IFLT -> b + " < 0";
            case Op.IFGE -> b + " >= 0";
            case Op.IFGT -> b + " > 0";
            case Op.IFLE -> b + " <= 0";
            default -> {
                String a = peek(1).text();
                yield a + switch (op) {
                    case Op.IF_ICMPEQ, Op.IF_ACMPEQ -> " == ";
                    case Op.IF_ICMPNE, Op.IF_ACMPNE -> " != ";
                    case Op.IF_ICMPLT -> " < ";
                    case Op.IF_ICMPGE -> " >= ";
                    case Op.IF_ICMPGT -> " > ";
                    default -> " <= ";
                } + b;
            }
        };
    }

    private void switchTo(Instruction i) {
        Integer known = frame.peek(0).intConstant();
        Operand selector = pop();
        endBlock();
        if (known != null) {
            body.append("goto L").append(Flow.switchTarget(i, known)).append("; ");
            return;
        }
        body.append("switch (").append(selector.text()).append(") { ");
        for (int k = 0; k < i.keys.length; k++) {
            if (i.targets[k] != i.target) {
                body.append("case ").append(Literals.of(i.keys[k])).append(": goto L").append(i.targets[k]).append("; ");
            }
        }
        body.append("default: goto L").append(i.target).append("; } ");
    }

    private void compute(int op) {
        if (op >= Op.INEG && op <= Op.DNEG) {
            Operand v = pop();
            push(v.kind(), "-" + v.text());
            return;
        }
        if (op >= Op.I2L && op <= Op.I2S) {
            convert(op, pop());
            return;
        }
        Operand right = peek(0);
        Operand left = peek(1);
        boolean division = op == Op.IDIV || op == Op.IREM || op == Op.LDIV || op == Op.LREM;
        Object divisor = frame.peek(0).constant;
        if (division && (divisor == null || ((Number) divisor).longValue() == 0)) {
            raiseIf(right.text() + " == 0", analysis.hooks().arithmetic(), "");
            if (divisor != null) {
                return;
            }
        }
        pop();
        pop();
        Kind kind = op >= Op.LCMP && op <= Op.DCMPG ? Kind.INT : left.kind();
        push(kind, binary(op, left.text(), right.text(), division && divisor != null && ((Number) divisor).longValue() != -1));
    }

    private static String binary(int op, String a, String b, boolean plainDivision) {
        return switch (op) {
            case Op.IADD, Op.LADD, Op.FADD, Op.DADD -> a + " + " + b;
            case Op.ISUB, Op.LSUB, Op.FSUB, Op.DSUB -> a + " - " + b;
            case Op.IMUL, Op.LMUL, Op.FMUL, Op.DMUL -> a + " * " + b;
            case Op.FDIV, Op.DDIV -> a + " / " + b;
            case Op.IDIV -> plainDivision ? a + " / " + b : "divide_int(" + a + ", " + b + ")";
            case Op.LDIV -> plainDivision ? a + " / " + b : "divide_long(" + a + ", " + b + ")";
            case Op.IREM -> plainDivision ? a + " % " + b : "remainder_int(" + a + ", " + b + ")";
            case Op.LREM -> plainDivision ? a + " % " + b : "remainder_long(" + a + ", " + b + ")";
            case Op.FREM -> "remainder_float(" + a + ", " + b + ")";
            case Op.DREM -> "remainder_double(" + a + ", " + b + ")";
            case Op.ISHL -> a + " << (" + b + " & 31)";
            case Op.LSHL -> a + " << (" + b + " & 63)";
            case Op.ISHR -> a + " >> (" + b + " & 31)";
            case Op.LSHR -> a + " >> (" + b + " & 63)";
            case Op.IUSHR -> "(jint)((uint32_t)" + a + " >> (" + b + " & 31))";
            case Op.LUSHR -> "(jlong)((uint64_t)" + a + " >> (" + b + " & 63))";
            case Op.IAND, Op.LAND -> a + " & " + b;
            case Op.IOR, Op.LOR -> a + " | " + b;
            case Op.IXOR, Op.LXOR -> a + " ^ " + b;
            case Op.LCMP -> "(" + a + " > " + b + ") - (" + a + " < " + b + ")";
            case Op.FCMPL, Op.DCMPL -> a + " > " + b + " ? 1 : " + a + " == " + b + " ? 0 : -1";
            case Op.FCMPG, Op.DCMPG -> a + " < " + b + " ? -1 : " + a + " == " + b + " ? 0 : 1";
            default -> throw new IllegalStateException("op " + op);
        };
    }

    private void convert(int op, Operand v) {
        String a = v.text();
        switch (op) {
            case Op.I2L, Op.F2D, Op.I2F, Op.I2D, Op.L2F, Op.L2D, Op.D2F, Op.L2I -> {
                Kind to = switch (op) {
                    case Op.I2L -> Kind.LONG;
                    case Op.I2F, Op.L2F, Op.D2F -> Kind.FLOAT;
                    case Op.L2I -> Kind.INT;
                    default -> Kind.DOUBLE;
                };
                push(to, "(" + to.cName + ")" + a);
            }
            case Op.F2I -> push(Kind.INT, "int_of_double((jdouble)" + a + ")");
            case Op.D2I -> push(Kind.INT, "int_of_double(" + a + ")");
            case Op.F2L -> push(Kind.LONG, "long_of_double((jdouble)" + a + ")");
            case Op.D2L -> push(Kind.LONG, "long_of_double(" + a + ")");
            case Op.I2B -> push(Kind.INT, "(jbyte)" + a);
            case Op.I2C -> push(Kind.INT, "(jchar)" + a);
            case Op.I2S -> push(Kind.INT, "(jshort)" + a);
            default -> throw new IllegalStateException("op " + op);
        }
    }

    // ---- fields ----

    private void initializeBeforeUse(JavaClass type) {
        if (Analysis.needsInitialization(type, method)) {
            String name = unit.initializer(type);
            body.append("if (UNLIKELY(").append(name).append("_state != INITIALIZED)) { ").append(name).append("(); ");
            testException();
            body.append("} ");
            callees.addAll(unit.initializerCallees(type));
        }
    }

    private void getStatic(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        initializeBeforeUse(field.owner);
        Value value = analysis.readsConstant(field);
        if (value != null) {
            String text = constantText(value);
            stack.add(Operand.of(field.kind.stackKind(), text));
        } else {
            push(field.kind.stackKind(), unit.staticField(field));
        }
    }

    private void putStatic(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        initializeBeforeUse(field.owner);
        Operand value = pop();
        String text = field.kind == Kind.BOOLEAN ? "(" + value.text() + " & 1)" : value.text();
        body.append(unit.staticField(field)).append(" = ").append(text).append("; ");
    }

    private void getField(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        Operand receiver = peek(0);
        if (frame.peek(0).word) {
            return; // the word is its only component
        }
        checkNull(receiver, frame.peek(0));
        pop();
        if (frame.peek(0).isNull()) {
            stack.add(receiver);
            return;
        }
        push(field.kind.stackKind(), "FIELD(" + field.kind.cName + ", " + receiver.text() + ", " + field.offset() + ")");
    }

    private void putField(Instruction i) {
        JavaField field = ((FieldReference) i.operand).resolve();
        Operand value = peek(0);
        Operand receiver = peek(1);
        checkNull(receiver, frame.peek(1));
        if (frame.peek(1).isNull()) {
            return;
        }
        String text = field.kind == Kind.BOOLEAN ? "(" + value.text() + " & 1)" : value.text();
        body.append("FIELD(").append(field.kind.cName).append(", ").append(receiver.text()).append(", ").append(field.offset()).append(") = ")
                .append(text).append("; ");
        pop();
        pop();
    }

    // ---- objects ----

    private void newInstance(JavaClass type) {
        if (type.isWord()) {
            stack.add(Operand.of(Kind.LONG, "INT64_C(0)"));
            return;
        }
        initializeBeforeUse(type);
        String name = push(Kind.REFERENCE, callAllocation(analysis.hooks().allocateInstance()) + "((jlong)&" + unit.types().descriptor(type) + ", "
                + type.instanceSize() + ")");
        raiseIf("!" + name, analysis.hooks().outOfMemory(), "");
    }

    private String callAllocation(JavaMethod hook) {
        return callHook(hook);
    }

    private void newArray(JavaClass type) {
        Operand length = peek(0);
        Integer known = frame.peek(0).intConstant();
        if (known == null || known < 0) {
            raiseIf(length.text() + " < 0", analysis.hooks().negativeArraySize(), length.text());
        }
        pop();
        String name = push(Kind.REFERENCE, callAllocation(analysis.hooks().allocateArray()) + "((jlong)&" + unit.types().descriptor(type) + ", "
                + length.text() + ")");
        raiseIf("!" + name, analysis.hooks().outOfMemory(), "");
        if (length.variable() == null) {
            lengths.put(name, length.text()); // a local could change before it is used
        }
    }

    private void newMultiArray(JavaClass type, int dimensions) {
        StringBuilder sizes = new StringBuilder();
        for (int d = dimensions - 1; d >= 0; d--) {
            sizes.append(sizes.isEmpty() ? "" : ", ").append(peek(d).text());
        }
        for (int d = 0; d < dimensions; d++) {
            pop();
        }
        unit.useMultiArrays();
        callHook(analysis.hooks().negativeArraySize());
        callHook(analysis.hooks().outOfMemory());
        callHook(analysis.hooks().allocateArray());
        push(Kind.REFERENCE, "new_multi_array(&" + unit.types().descriptor(type) + ", " + dimensions + ", (jint[]){" + sizes + "})");
        testException();
    }

    private void checkCast(JavaClass type) {
        Value value = frame.peek(0);
        if (value.alwaysInstanceOf(type)) {
            return;
        }
        Operand operand = peek(0);
        String test = unit.types().test(operand.text(), value, type);
        String condition = (value.maybeNull ? operand.text() + " && " : "") + "!" + test;
        if (!test.equals("1")) {
            raiseIf(condition, analysis.hooks().classCast(), operand.text() + ", (jlong)&" + unit.types().descriptor(type));
        }
    }

    private void instanceOf(JavaClass type) {
        Value value = frame.peek(0);
        Operand operand = pop();
        String test = value.alwaysInstanceOf(type) ? "1" : unit.types().test(operand.text(), value, type);
        push(Kind.INT, value.isNull() ? "0" : value.maybeNull ? operand.text() + " && " + test : test);
    }

    // ---- calls ----

    private void invoke(Instruction i) {
        MethodReference reference = (MethodReference) i.operand;
        JavaMethod resolved = reference.resolve();
        int count = resolved.parameterKinds.length;
        Value receiver = count > 0 ? frame.peek(count - 1) : null;
        if (i.op != Op.INVOKESTATIC) {
            if (receiver == Value.NEW_WORD && resolved.isConstructor()) {
                constructWord();
                return;
            }
            if (receiver.isReference()) {
                checkNull(peek(count - 1), receiver);
            }
        } else {
            initializeBeforeUse(resolved.owner);
        }
        Value[] values = new Value[count];
        List<String> arguments = new ArrayList<>();
        for (int a = count - 1; a >= 0; a--) {
            values[count - 1 - a] = frame.peek(a);
            arguments.add(peek(a).text());
        }
        for (int a = 0; a < count; a++) {
            pop();
        }
        if (i.op != Op.INVOKESTATIC) {
            values[0] = values[0].nonNull();
            if (values[0].isNone()) {
                return;
            }
        }
        if (Analysis.isDirect(i.op, resolved, values)) {
            call(analysis.directTarget(i.op, resolved, state), values, arguments);
        } else {
            virtualCall(resolved, reference.ownerClass(), values, arguments);
        }
    }

    private void constructWord() {
        String bits = pop().text();
        pop();
        for (int s = 0; s < stack.size(); s++) {
            if (frame.stack[s] == Value.NEW_WORD) {
                stack.set(s, Operand.of(Kind.LONG, bits));
            }
        }
        // The stack text may name a local: the word takes its value now.
        Operand word = stack.getLast();
        for (int s = 0; s < stack.size(); s++) {
            if (frame.stack[s] == Value.NEW_WORD && !isTemporary(bits)) {
                String name = "t" + temporaries;
                if (stack.get(s) == word || stack.get(s).text().equals(bits)) {
                    stack.set(s, Operand.of(Kind.LONG, name));
                }
            }
        }
        if (!isTemporary(bits)) {
            body.append("jlong t").append(temporaries++).append(" = ").append(bits).append("; ");
        }
    }

    private static boolean isTemporary(String text) {
        return text.matches("t\\d+");
    }

    private void call(JavaMethod target, Value[] values, List<String> arguments) {
        Intrinsic intrinsic = analysis.intrinsics().find(target);
        if (intrinsic != null) {
            intrinsic(intrinsic, target, values, arguments);
            return;
        }
        MethodState callee = analysis.stateFor(target, values);
        callees.add(callee);
        finishCall(target.returnKind, unit.name(callee) + "(" + String.join(", ", arguments) + ")", unit.canThrow(callee));
    }

    private void finishCall(Kind returnKind, String text, boolean canThrow) {
        if (returnKind == Kind.VOID) {
            body.append(text).append("; ");
        } else {
            push(returnKind.stackKind(), text);
        }
        if (canThrow) {
            testExceptionOfCall();
        }
    }

    private void virtualCall(JavaMethod resolved, JavaClass owner, Value[] values, List<String> arguments) {
        Map<JavaMethod, Value> targets = analysis.targets(resolved, owner, values[0], state);
        if (targets.isEmpty()) {
            body.append("__builtin_unreachable(); ");
            if (resolved.returnKind != Kind.VOID) {
                stack.add(Operand.of(resolved.returnKind.stackKind(), "0"));
            }
            return;
        }
        if (targets.size() == 1) {
            var only = targets.entrySet().iterator().next();
            Value[] narrowed = values.clone();
            narrowed[0] = only.getValue();
            call(only.getKey(), narrowed, arguments);
            return;
        }
        boolean canThrow = false;
        for (JavaMethod target : targets.keySet()) {
            if (unit.intrinsicWrapper(target) == null) {
                MethodState callee = analysis.stateFor(target, new Value[0]);
                callees.add(callee);
                canThrow |= unit.canThrow(callee);
            }
        }
        String receiver = arguments.getFirst();
        String call = targets.size() == 2 ? twoWayCall(resolved, owner, values[0], targets, arguments) : null;
        if (call == null) {
            List<JavaClass> classes = new ArrayList<>();
            for (JavaClass c : unit.types().possible(values[0])) {
                if (c.isSubtypeOf(owner)) {
                    classes.add(c);
                }
            }
            var selector = unit.types().selector(resolved, classes);
            call = "((" + unit.functionType(resolved) + ")CLASS(" + receiver + ")->dispatch[SLOT_" + selector.number + "])(" + String.join(", ", arguments) + ")";
        }
        finishCall(resolved.returnKind, call, canThrow);
    }

    /// Two targets, one of them for a single class: a compare and two direct calls. Null if that does not fit.
    private String twoWayCall(JavaMethod resolved, JavaClass owner, Value receiver, Map<JavaMethod, Value> targets, List<String> arguments) {
        Map<JavaMethod, List<JavaClass>> classes = new LinkedHashMap<>();
        for (JavaClass c : unit.types().possible(receiver)) {
            if (c.isSubtypeOf(owner)) {
                classes.computeIfAbsent(c.select(resolved.selector()), _ -> new ArrayList<>()).add(c);
            }
        }
        List<JavaMethod> order = new ArrayList<>(targets.keySet());
        if (classes.getOrDefault(order.get(0), List.of()).size() != 1) {
            order = order.reversed();
        }
        List<JavaClass> first = classes.getOrDefault(order.get(0), List.of());
        if (first.size() != 1) {
            return null;
        }
        String list = String.join(", ", arguments);
        return "CLASS(" + arguments.getFirst() + ") == &" + unit.types().descriptor(first.getFirst()) + " ? "
                + unit.target(order.get(0)) + "(" + list + ") : "
                + unit.target(order.get(1)) + "(" + list + ")";
    }

    private void intrinsic(Intrinsic intrinsic, JavaMethod resolved, Value[] values, List<String> arguments) {
        if (!intrinsic.isSpecial()) {
            String text = intrinsic.template();
            for (int a = arguments.size() - 1; a >= 0; a--) {
                text = text.replace("$" + a, arguments.get(a));
            }
            if (intrinsic.mayThrow()) {
                throwsItself = true;
            }
            finishCall(resolved.returnKind, text, intrinsic.mayThrow());
            return;
        }
        special(intrinsic.special(), resolved, values, arguments);
    }

    private void special(String name, JavaMethod resolved, Value[] values, List<String> arguments) {
        String first = arguments.isEmpty() ? null : arguments.getFirst();
        switch (name) {
            case "symbol" -> {
                if (!(values[0].constant instanceof Instance instance)) {
                    throw new IllegalStateException("Symbol.address needs a constant name in " + method);
                }
                String symbol = World.javaString(instance);
                unit.useSymbol(symbol);
                push(Kind.LONG, "((jlong)" + symbol + ")");
            }
            case "getClass" -> push(Kind.REFERENCE, "CLASS(" + first + ")->mirror");
            case "identityHash" -> {
                MethodState hash = analysis.stateFor(analysis.hooks().identityHash(), new Value[0]);
                callees.add(hash);
                push(Kind.INT, unit.name(hash) + "(" + first + ")");
            }
            case "clone" -> cloneObject(first, values[0]);
            case "isInstance" -> isInstance(values, arguments);
            case "isAssignableFrom" -> {
                unit.useMirrorDescriptors();
                push(Kind.INT, "is_assignable(" + arguments.get(0) + ", " + arguments.get(1) + ")");
            }
            case "arraycopy" -> {
                unit.useArrayCopy();
                body.append("if (UNLIKELY(!copy_array(").append(String.join(", ", arguments)).append("))) { EXCEPTION = ")
                        .append(callHook(analysis.hooks().arrayCopyFailed())).append('(').append(String.join(", ", arguments)).append("); goto ")
                        .append(exceptionLabel()).append("; } ");
                throwsItself = true;
            }
            case "newArray", "newArray1" -> newArrayOf(name.equals("newArray") ? 0 : 1, values, arguments);
            case "forName" -> {
                if (analysis.world().findClass(World.javaString((Instance) values[0].constant).replace('.', '/')) == null) {
                    raiseIf("1", analysis.hooks().classNotFound(), first);
                }
                stack.add(Operand.of(Kind.REFERENCE, "((ref)0)")); // the known result takes its place
            }
            case "internedStrings" -> {
                unit.useSymbol(UnitWriter.INTERNED_STRINGS);
                push(Kind.REFERENCE, "((ref)" + UnitWriter.INTERNED_STRINGS + ")");
            }
            case "constant" -> stack.add(Operand.of(Kind.REFERENCE, "((ref)0)")); // the known result takes its place
            default -> throw new IllegalStateException("special " + name);
        }
    }

    private void cloneObject(String original, Value value) {
        JavaClass cloneable = method.owner.world.classNamed("java/lang/Cloneable");
        if (!value.alwaysInstanceOf(cloneable)) {
            raiseIf("!" + unit.types().test(original, value, cloneable), analysis.hooks().cloneNotSupported(), original);
        }
        String name = push(Kind.REFERENCE, callHook(analysis.hooks().copyObject()) + "(" + original + ")");
        raiseIf("!" + name, analysis.hooks().outOfMemory(), "");
    }

    private void isInstance(Value[] values, List<String> arguments) {
        JavaClass type = values[0].mirroredConstant();
        String object = arguments.get(1);
        if (type != null) {
            push(Kind.INT, type.isPrimitive() ? "0" : object + " && " + (values[1].alwaysInstanceOf(type) ? "1" : unit.types().test(object, values[1], type)));
        } else {
            unit.useMirrorDescriptors();
            push(Kind.INT, object + " && is_instance(" + arguments.get(0) + ", " + object + ")");
        }
    }

    private void newArrayOf(int first, Value[] values, List<String> arguments) {
        JavaClass type = values[first].mirroredConstant();
        String length = arguments.get(first + 1);
        raiseIf(length + " < 0", analysis.hooks().negativeArraySize(), length);
        String descriptor;
        if (type != null) {
            descriptor = "(jlong)&" + unit.types().descriptor(type.arrayClass());
        } else {
            checkNull(Operand.of(Kind.REFERENCE, arguments.get(first)), values[first]);
            unit.useMirrorDescriptors();
            descriptor = "(jlong)array_class_of(" + arguments.get(first) + ")";
        }
        String name = push(Kind.REFERENCE, callAllocation(analysis.hooks().allocateArray()) + "(" + descriptor + ", " + length + ")");
        raiseIf("!" + name, analysis.hooks().outOfMemory(), "");
    }
}
