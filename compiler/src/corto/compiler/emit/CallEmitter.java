// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import corto.compiler.analyze.Analysis;
import corto.compiler.analyze.Intrinsic;
import corto.compiler.analyze.MethodState;
import corto.compiler.analyze.Value;
import corto.compiler.world.Instance;
import corto.compiler.world.Instruction;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.MethodReference;
import corto.compiler.world.Op;
import corto.compiler.world.World;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Calls: direct, by class, through the dispatch table, and of methods that the compiler knows.
final class CallEmitter {
    private final MethodText m;
    private final ArrayEmitter arrays;

    CallEmitter(MethodText text, ArrayEmitter arrays) {
        m = text;
        this.arrays = arrays;
    }

    void invoke(Instruction i) {
        MethodReference reference = (MethodReference) i.operand;
        JavaMethod resolved = reference.resolve();
        int count = resolved.parameterKinds.length;
        Value receiver = count > 0 ? m.frame.peek(count - 1) : null;
        if (i.op != Op.INVOKESTATIC) {
            if (receiver == Value.NEW_WORD && resolved.isConstructor()) {
                constructWord();
                return;
            }
            if (receiver.isReference()) {
                m.checkNullBeforeAccess(m.peek(count - 1), receiver);
            }
        } else {
            m.initializeBeforeUse(resolved.owner);
        }
        Value[] values = new Value[count];
        List<String> arguments = new ArrayList<>();
        for (int a = count - 1; a >= 0; a--) {
            values[count - 1 - a] = m.frame.peek(a);
            arguments.add(m.peek(a).text());
        }
        for (int a = 0; a < count; a++) {
            m.pop();
        }
        if (i.op != Op.INVOKESTATIC) {
            values[0] = values[0].nonNull();
            if (values[0].isNone()) {
                return;
            }
        }
        if (Analysis.isDirect(i.op, resolved, values)) {
            call(m.analysis.directTarget(i.op, resolved, m.state), values, arguments);
        } else {
            virtualCall(resolved, reference.ownerClass(), values, arguments);
        }
    }

    void constructWord() {
        String bits = m.pop().text();
        m.pop();
        for (int s = 0; s < m.stack.size(); s++) {
            if (m.frame.stack[s] == Value.NEW_WORD) {
                m.stack.set(s, Operand.of(Kind.LONG, bits));
            }
        }
        // The m.stack text may name a local: the word takes its value now.
        Operand word = m.stack.getLast();
        for (int s = 0; s < m.stack.size(); s++) {
            if (m.frame.stack[s] == Value.NEW_WORD && !isTemporary(bits)) {
                String name = "t" + m.temporaries;
                if (m.stack.get(s) == word || m.stack.get(s).text().equals(bits)) {
                    m.stack.set(s, Operand.of(Kind.LONG, name));
                }
            }
        }
        if (!isTemporary(bits)) {
            m.body.append("jlong t").append(m.temporaries++).append(" = ").append(bits).append("; ");
        }
    }

    static boolean isTemporary(String text) {
        return text.matches("t\\d+");
    }

    void call(JavaMethod target, Value[] values, List<String> arguments) {
        Intrinsic intrinsic = m.analysis.intrinsics().find(target);
        if (intrinsic != null) {
            intrinsic(intrinsic, target, values, arguments);
            return;
        }
        MethodState callee = m.analysis.stateFor(target, values);
        if (callee == null && !target.isStatic()) {
            unreachable(target.returnKind);            // no object exists to call it on, so the analysis went no further
            return;
        }
        m.addCallee(callee);
        m.pushCall(target.returnKind, m.unit.name(callee) + "(" + String.join(", ", arguments) + ")", m.unit.canThrow(callee), m.unit.mayJump(callee));
    }

    private void unreachable(Kind returnKind) {
        m.body.append("__builtin_unreachable(); ");
        if (returnKind != Kind.VOID) {
            m.stack.add(Operand.of(returnKind.stackKind(), "0"));
        }
    }

    void virtualCall(JavaMethod resolved, JavaClass owner, Value[] values, List<String> arguments) {
        Map<JavaMethod, Value> targets = m.analysis.targets(resolved, owner, values[0], m.state);
        if (targets.isEmpty()) {
            unreachable(resolved.returnKind);
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
        boolean mayJump = false;
        for (JavaMethod target : targets.keySet()) {
            if (m.unit.intrinsicWrapper(target) == null) {
                MethodState callee = m.analysis.stateFor(target, new Value[0]);
                m.addCallee(callee);
                canThrow |= m.unit.canThrow(callee);
                mayJump |= m.unit.mayJump(callee);
            }
        }
        String receiver = arguments.getFirst();
        String call = targets.size() == 2 ? twoWayCall(resolved, owner, values[0], targets, arguments) : null;
        if (call == null) {
            List<JavaClass> classes = new ArrayList<>();
            for (JavaClass c : m.unit.types().possible(values[0])) {
                if (c.isSubtypeOf(owner)) {
                    classes.add(c);
                }
            }
            var selector = m.unit.types().selector(resolved, classes);
            call = "((" + m.unit.functionType(resolved) + ")CLASS(" + receiver + ")->dispatch[SLOT_" + selector.number + "])(" + String.join(", ", arguments) + ")";
        }
        m.pushCall(resolved.returnKind, call, canThrow, mayJump);
    }

    /// Two targets, one of them for a single class: a compare and two direct calls. Null if that does not fit.
    String twoWayCall(JavaMethod resolved, JavaClass owner, Value receiver, Map<JavaMethod, Value> targets, List<String> arguments) {
        Map<JavaMethod, List<JavaClass>> classes = new LinkedHashMap<>();
        for (JavaClass c : m.unit.types().possible(receiver)) {
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
        return "CLASS(" + arguments.getFirst() + ") == &" + m.unit.types().descriptor(first.getFirst()) + " ? "
                + m.unit.target(order.get(0)) + "(" + list + ") : "
                + m.unit.target(order.get(1)) + "(" + list + ")";
    }

    void intrinsic(Intrinsic intrinsic, JavaMethod resolved, Value[] values, List<String> arguments) {
        if (!intrinsic.isSpecial()) {
            String text = intrinsic.template();
            for (int a = arguments.size() - 1; a >= 0; a--) {
                text = text.replace("$" + a, arguments.get(a));
            }
            if (intrinsic.mayThrow()) {
                m.noteRaised(null);
            }
            m.pushCall(resolved.returnKind, text, intrinsic.mayThrow(), false);
            return;
        }
        special(intrinsic.special(), resolved, values, arguments);
    }

    void special(String name, JavaMethod resolved, Value[] values, List<String> arguments) {
        String first = arguments.isEmpty() ? null : arguments.getFirst();
        switch (name) {
            case "symbol" -> {
                if (!(values[0].constant instanceof Instance instance)) {
                    throw new IllegalStateException("Symbol.address needs a constant name in " + m.method);
                }
                String symbol = World.javaString(instance);
                m.unit.useSymbol(symbol);
                m.push(Kind.LONG, "((jlong)" + symbol + ")");
            }
            case "getClass" -> m.push(Kind.REFERENCE, "CLASS(" + first + ")->mirror");
            case "identityHash" -> {
                MethodState hash = m.analysis.stateFor(m.analysis.hooks().identityHash(), new Value[0]);
                m.addCallee(hash);
                m.push(Kind.INT, m.unit.name(hash) + "(" + first + ")");
            }
            case "notify" -> notify(m.analysis.hooks().notifyOne(), first);
            case "notifyAll" -> notify(m.analysis.hooks().notifyEach(), first);
            case "clone" -> cloneObject(first, values[0]);
            case "isInstance" -> isInstance(values, arguments);
            case "initializeEnum" -> m.analysis.storage().enumsInitializedByMirror(values[0]).forEach(type ->
                    m.initializeIf(first + " == " + m.unit.object(m.analysis.world().mirror(type)), type));
            case "isAssignableFrom" -> {
                m.unit.useMirrorDescriptors();
                m.push(Kind.INT, "is_assignable(" + arguments.get(0) + ", " + arguments.get(1) + ")");
            }
            case "arraycopy" -> arrays.copy(values, arguments);
            case "newArray", "newArray1" -> arrays.newArrayOf(name.equals("newArray") ? 0 : 1, values, arguments);
            case "newLike" -> arrays.newLike(arguments.get(0), arguments.get(1));
            case "forName" -> {
                if (!(values[0].constant instanceof Instance) || m.analysis.world().findClass(World.javaString((Instance) values[0].constant).replace('.', '/')) == null) {
                    m.raiseIf("1", m.analysis.hooks().classNotFound(), first);
                }
                m.stack.add(Operand.of(Kind.REFERENCE, "((ref)0)")); // the known result takes its place
            }
            case "internedStrings" -> {
                m.unit.useSymbol(UnitWriter.INTERNED_STRINGS);
                m.push(Kind.REFERENCE, "((ref)" + UnitWriter.INTERNED_STRINGS + ")");
            }
            case "constant" -> m.stack.add(Operand.of(Kind.REFERENCE, "((ref)0)")); // the known result takes its place
            default -> throw new IllegalStateException("special " + name);
        }
    }

    private void notify(JavaMethod hook, String object) {
        m.body.append(m.callHook(hook)).append('(').append(object).append("); ");
        m.testExceptionOfCall();
    }

    void cloneObject(String original, Value value) {
        JavaClass cloneable = m.method.owner.world.classNamed("java/lang/Cloneable");
        if (!value.alwaysInstanceOf(cloneable)) {
            m.raiseIf("!" + m.unit.types().test(original, value, cloneable), m.analysis.hooks().cloneNotSupported(), original);
        }
        String name = m.push(Kind.REFERENCE, m.callHook(m.analysis.hooks().copyObject()) + "(" + original + ")");
        m.raiseIf("!" + name, m.analysis.hooks().outOfMemory(), "");
    }

    void isInstance(Value[] values, List<String> arguments) {
        JavaClass type = values[0].mirroredConstant();
        String object = arguments.get(1);
        if (type != null) {
            m.push(Kind.INT, type.isPrimitive() ? "0" : object + " && " + (values[1].alwaysInstanceOf(type) ? "1" : m.unit.types().test(object, values[1], type)));
        } else {
            m.unit.useMirrorDescriptors();
            m.push(Kind.INT, object + " && is_instance(" + arguments.get(0) + ", " + object + ")");
        }
    }
}
