// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.Flow;
import corto.compiler.analyze.Frame;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.Code;
import corto.compiler.world.HeapObject;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the emitters of one method share: the text so far, the operand stack as C text, and how an exception leaves.
final class MethodText {
    /// The C variable with the object that a synchronized method locks.
    static final String LOCKED = "LOCKED";

    final UnitWriter unit;
    final Analysis analysis;
    final MethodState state;
    final JavaMethod method;
    final Flow flow;
    final LocalNames locals;
    /// Slots whose array's length is kept in a variable ([ArrayLengths]).
    final BitSet lengthSlots = new BitSet();
    final StringBuilder body = new StringBuilder();
    final List<Operand> stack = new ArrayList<>();
    final Set<String> stackVariables = new LinkedHashSet<>();
    final Set<MethodState> callees = new LinkedHashSet<>();
    final Map<String, String> lengths = new HashMap<>();
    private final Map<List<Code.Handler>, Integer> exceptionLabels = new LinkedHashMap<>();
    /// Whether the code raises an exception other than through calls.
    boolean throwsItself;
    /// Where exceptions that nothing handles are panics: which classes of pending exceptions the code raises and does not catch itself, and from which callees one is not caught.
    final Set<JavaClass> raised = new LinkedHashSet<>();
    final Map<JavaClass, Set<MethodState>> uncaughtFrom = new HashMap<>();
    /// Whether the code makes an exception jump ([Unhandled#jumps]) other than through calls.
    boolean jumpsItself;
    private boolean returnUsed;
    int temporaries;
    /// The instruction being written, and what is known before it.
    int index;
    Frame frame;

    MethodText(UnitWriter unit, MethodState state) {
        this.unit = unit;
        this.analysis = unit.analysis();
        this.state = state;
        method = state.method;
        flow = new Flow(analysis, state);
        locals = new LocalNames(method.code());
    }

    String lengthVariable(int slot) {
        return locals.of(slot, Kind.REFERENCE) + LocalNames.LENGTH;
    }

    static String lengthText(String array, Value value) {
        return value.isNull() ? "0" : value.maybeNull ? array + " ? LENGTH(" + array + ") : 0" : "LENGTH(" + array + ")";
    }

    /// C text for the length of an array on the operand stack, 0 if it is null; null if that is not kept in a variable.
    String keptLength(Operand array) {
        return lengths.get(array.text());
    }

    String constantText(Value value) {
        if (value.constant == null || value == Value.NEW_WORD) {
            return value.isReference() && value.isNull() ? "((ref)0)" : null;
        }
        return value.isReference() ? unit.object((HeapObject) value.constant) : Literals.of(value.constant);
    }

    String stackVariable(int depth, Kind kind) {
        String name = "s" + depth + LocalNames.suffix(kind);
        stackVariables.add(name);
        return name;
    }

    static Kind kindOf(String stackVariable) {
        return switch (stackVariable.charAt(stackVariable.length() - 1)) {
            case 'i' -> Kind.INT;
            case 'l' -> Kind.LONG;
            case 'f' -> Kind.FLOAT;
            case 'd' -> Kind.DOUBLE;
            default -> Kind.REFERENCE;
        };
    }

    /// Leaves the operand stack in the variables that the next block reads.
    void endBlock() {
        for (int d = 0; d < stack.size(); d++) {
            Operand operand = stack.get(d);
            body.append(stackVariable(d, operand.kind())).append(" = ").append(operand.text()).append("; ");
        }
    }

    /// Evaluates C text into a fresh temporary and pushes that.
    String push(Kind kind, String text) {
        String name = "t" + temporaries++;
        body.append(kind.cName).append(' ').append(name).append(" = ").append(text).append("; ");
        stack.add(Operand.of(kind, name));
        return name;
    }

    Operand pop() {
        return stack.removeLast();
    }

    Operand peek(int n) {
        return stack.get(stack.size() - 1 - n);
    }

    void store(int slot) {
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
    void spill(String variable) {
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

    void load(int slot) {
        Value value = frame.locals[slot];
        String variable = locals.of(slot, value.kind);
        if (value.isReference() && lengthSlots.get(slot)) {
            lengths.put(variable, lengthVariable(slot));
        }
        stack.add(new Operand(value.kind, variable, variable));
    }

    private List<Code.Handler> liveHandlers() {
        List<Code.Handler> live = new ArrayList<>();
        for (Code.Handler handler : flow.handlersAt(index)) {
            if (flow.entry(handler.target()) != null) {
                live.add(handler);
            }
        }
        return live;
    }

    /// The label that code jumps to with EXCEPTION set.
    String exceptionLabel() {
        List<Code.Handler> live = liveHandlers();
        if (live.isEmpty()) {
            returnUsed = true;
            return "X";
        }
        return "E" + exceptionLabels.computeIfAbsent(live, _ -> exceptionLabels.size());
    }

    /// Raises what a runtime hook makes if `condition` holds.
    void raiseIf(String condition, JavaMethod hook, String arguments) {
        body.append("if (UNLIKELY(").append(condition).append(")) { ");
        String exception = callHook(hook) + "(" + arguments + ")";
        if (isPanic(hook)) {
            panic(hook, arguments);
        } else if (hook == analysis.hooks().outOfMemory() && unit.unhandled().jumps()) {
            jump(exception);
        } else {
            raise(exception);
        }
        body.append("} ");
    }

    /// Raises what jumps: to a handler of this method or over its frame.
    private void jump(String exception) {
        if (unit.unhandled().catchesJump(liveHandlers())) {
            body.append("EXCEPTION = ").append(exception).append("; goto ").append(exceptionLabel()).append("; ");
        } else {
            jumpsItself = true;
            body.append("jump(").append(exception).append("); NO_RETURN(").append(state.number).append("); ");
        }
    }

    /// C text that leaves `call` in `result` (null: it gives nothing), where `mayJump` says whether an exception may jump out of it; if a handler here catches that, it becomes pending.
    /// Returns whether it may.
    boolean guard(String result, String call, boolean mayJump) {
        if (!mayJump || !unit.unhandled().catchesJump(liveHandlers())) {
            body.append(result == null ? "" : result + " = ").append(call).append("; ");
            return false;
        }
        body.append("{ struct handler handler; handler.outer = INNERMOST; INNERMOST = (jlong)&handler; if (!__builtin_setjmp(handler.context)) { ")
                .append(result == null ? "" : result + " = ").append(call).append("; INNERMOST = handler.outer; } else { INNERMOST = handler.outer; EXCEPTION = jumping; ")
                .append(result == null ? "" : result + " = 0; ").append("} } ");
        return true;
    }

    /// Evaluates `call` into a fresh temporary and pushes that; nothing if `kind` is void.
    void pushCall(Kind kind, String call, boolean canThrow, boolean mayJump) {
        String name = null;
        if (kind != Kind.VOID) {
            name = "t" + temporaries++;
            body.append(kind.stackKind().cName).append(' ').append(name).append("; ");
        }
        boolean caught = guard(name, call, mayJump);
        if (name != null) {
            stack.add(Operand.of(kind.stackKind(), name));
        }
        if (canThrow || caught) {
            testExceptionOfCall();
        }
    }

    /// A new object or array, made by `make`, a function that the unit has where exceptions jump.
    String pushNew(String make) {
        callHook(analysis.hooks().outOfMemory());
        jumpsItself = true;
        pushCall(Kind.REFERENCE, make, false, true);
        return stack.getLast().text();
    }

    /// Whether raising what `hook` makes is a panic.
    boolean isPanic(JavaMethod hook) {
        return unit.unhandled().isPanic(hook);
    }

    /// What a `finally` throws again may be anything. That which does not jump has come out of a call, so that the method's callers test for it.
    private void raiseOrJump(String exception, Value value) {
        jumpsItself = true;
        body.append("if (").append(unit.unhandled().jumpTest(unit.types(), exception, value)).append(") { jump(").append(exception).append("); NO_RETURN(").append(state.number).append("); } ");
        boolean isCaught = value.cone == throwable() && hasCatchAll();
        if (isCaught && !unit.canThrow(state)) {
            panic(analysis.hooks().unhandled(), exception);
        } else {
            if (!isCaught) {
                noteRaised(value);
            }
            body.append("EXCEPTION = ").append(exception).append("; goto ").append(exceptionLabel()).append("; ");
        }
    }

    private boolean hasCatchAll() {
        return method.code().handlers().stream().anyMatch(handler -> flow.entry(handler.target()) != null && (handler.type() == null || handler.type().resolve() == throwable()));
    }

    private void panic(JavaMethod hook, String arguments) {
        callHook(analysis.hooks().unhandled());
        body.append(unit.panic(hook)).append('(').append(arguments).append("); NO_RETURN(").append(state.number).append("); ");
    }

    /// A call of compiled code.
    void addCallee(MethodState callee) {
        callees.add(callee);
        for (JavaClass type : unit.unhandled().pending()) {
            if (!Unhandled.catches(liveHandlers(), type)) {
                uncaughtFrom.computeIfAbsent(type, _ -> new LinkedHashSet<>()).add(callee);
            }
        }
    }

    /// The code raises an exception; null if nothing is known of it.
    void noteRaised(Value value) {
        throwsItself = true;
        for (JavaClass type : unit.unhandled().pending()) {
            if ((value == null || Unhandled.mayBe(value, type)) && !Unhandled.catches(liveHandlers(), type)) {
                raised.add(type);
            }
        }
    }

    void raise(String exception) {
        raise(exception, null);
    }

    private void raise(String exception, Value value) {
        noteRaised(value);
        body.append("EXCEPTION = ").append(exception).append("; goto ").append(exceptionLabel()).append("; ");
    }

    /// The instruction `athrow`.
    void raise(Operand exception, Value value) {
        if (unit.unhandled().isPanic(value)) {
            panic(analysis.hooks().unhandled(), exception.text());
        } else if (unit.unhandled().jumps(value)) {
            jump(exception.text());
        } else if (unit.unhandled().jumps() && !unit.unhandled().catchesJump(liveHandlers())) {
            raiseOrJump(exception.text(), value);
        } else {
            raise(exception.text(), value);
        }
    }

    String callHook(JavaMethod hook) {
        MethodState target = analysis.stateFor(hook, new Value[0]);
        callees.add(target);
        return unit.hook(hook);
    }

    void testException() {
        noteRaised(null);
        testExceptionOfCall();
    }

    void testExceptionOfCall() {
        body.append("if (UNLIKELY(EXCEPTION)) goto ").append(exceptionLabel()).append("; ");
    }

    /// Whether the method holds a monitor while it runs.
    boolean isLocked() {
        return method.isSynchronized() && analysis.hasThreads();
    }

    void enterMonitor(String object) {
        body.append(callHook(analysis.hooks().enterMonitor())).append('(').append(object).append("); ");
    }

    /// Raises nothing, so that no test follows.
    void exitMonitor(String object) {
        body.append(callHook(analysis.hooks().exitMonitor())).append('(').append(object).append("); ");
    }

    /// As `checkNull`, before an access to the object at a small offset: where null is a panic, the processor's page fault is one.
    void checkNullBeforeAccess(Operand operand, Value value) {
        if (!isPanic(analysis.hooks().nullPointer())) {
            checkNull(operand, value);
        }
    }

    void checkNull(Operand operand, Value value) {
        if (value.maybeNull) {
            raiseIf("!" + operand.text(), analysis.hooks().nullPointer(), "");
        }
    }

    String returnNothing() {
        return method.returnKind == Kind.VOID ? "return;" : "return 0;";
    }

    String exceptionBlocks() {
        StringBuilder text = new StringBuilder();
        for (var entry : exceptionLabels.entrySet()) {
            text.append("\nE").append(entry.getValue()).append(":; ");
            boolean caught = false;
            for (Code.Handler handler : entry.getKey()) {
                Frame target = flow.entry(handler.target());
                JavaClass type = handler.type() == null ? null : handler.type().resolve();
                String test = type == null ? "1" : unit.types().test("EXCEPTION", Value.subtypeOf(throwable()).nonNull(), type);
                text.append("if (").append(test).append(") { ").append(stackVariable(0, Kind.REFERENCE)).append(" = EXCEPTION; EXCEPTION = 0; goto L")
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
            text.append("\nX:; ");
            if (isLocked()) {
                text.append("{ ref thrown = EXCEPTION; EXCEPTION = 0; ").append(callHook(analysis.hooks().exitMonitor())).append('(').append(LOCKED).append("); EXCEPTION = thrown; } ");
            }
            text.append(returnNothing());
        }
        return text.toString();
    }

    JavaClass throwable() {
        return method.owner.world.classNamed("java/lang/Throwable");
    }

    void initializeBeforeUse(JavaClass type) {
        if (analysis.needsInitialization(type, method)) {
            initializeIf("1", type);
        }
    }

    /// Runs the initialiser of a class that is initialised at run time, if `condition` holds and it has not run yet.
    void initializeIf(String condition, JavaClass type) {
        String name = unit.initializer(type);
        body.append("if (").append(condition.equals("1") ? "" : condition + " && ").append("UNLIKELY(").append(name).append("_state != INITIALIZED)) { ").append(name).append("(); ");
        testException();
        body.append("} ");
        callees.addAll(unit.initializerCallees(type));
    }
}
