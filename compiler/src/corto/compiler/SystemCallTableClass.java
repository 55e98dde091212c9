// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import corto.compiler.lower.SyntheticClass;
import corto.compiler.world.Access;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Kind;
import corto.compiler.world.World;
import java.lang.classfile.Annotation;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Makes `corto.posix.calls.SystemCallTable`: a switch from the number of a system call to its `@Syscall` handler among the selected modules.
final class SystemCallTableClass {
    static final String MODULE = "corto.posix.calls";

    private static final ClassDesc NAME = ClassDesc.of("corto.posix.calls.SystemCallTable");
    private static final String NAMES = "corto/posix/calls/SystemCallNames";
    private static final ClassDesc HOT = ClassDesc.of("corto.lang.Hot");
    private static final ClassDesc RESULT = ClassDesc.of("corto.lang.Result");
    private static final String RESULT_DESCRIPTOR = RESULT.descriptorString();
    private static final MethodTypeDesc CALL = MethodTypeDesc.ofDescriptor("(JJJJJJI)" + RESULT_DESCRIPTOR);
    private static final MethodTypeDesc HAS = MethodTypeDesc.of(ConstantDescs.CD_boolean, ConstantDescs.CD_int);
    private static final int MOST_PARAMETERS = 6;
    private static final int NUMBER_SLOT = 2 * MOST_PARAMETERS;      // behind as many words
    private static final long ENOSYS = 38;

    private SystemCallTableClass() {}

    /// @param classes internal names of the classes with handlers
    static SyntheticClass of(World world, List<String> classes) throws CompilationException {
        Map<String, Integer> numbers = numbers(world);
        TreeMap<Integer, JavaMethod> handlers = new TreeMap<>();
        for (String name : classes) {
            for (JavaMethod method : world.classNamed(name).methods()) {
                String call = method.annotationValue("Syscall");
                if (call != null) {
                    check(method, call, numbers);
                    JavaMethod other = handlers.put(numbers.get(call), method);
                    if (other != null) {
                        throw new CompilationException("the system call " + call + " has two handlers: " + other + " and " + method
                                + "\n  Select only one of their libraries.");
                    }
                }
            }
        }
        byte[] bytes = ClassFile.of().build(NAME, type -> type.withFlags(Access.FINAL)
                .withMethod("call", CALL, Access.STATIC, method -> method.with(RuntimeInvisibleAnnotationsAttribute.of(Annotation.of(HOT))).withCode(code -> writeCall(code, handlers)))
                .withMethodBody("has", HAS, Access.STATIC, code -> writeHas(code, handlers)));
        return new SyntheticClass(NAME.packageName().replace('.', '/') + "/" + NAME.displayName(), bytes);
    }

    /// Number by name, from the constants of `SystemCallNames`.
    private static Map<String, Integer> numbers(World world) {
        JavaClass names = world.classNamed(NAMES);
        Map<String, Integer> numbers = new HashMap<>();
        addNumbers(numbers, (String) constant(names, "FIRST"), 0);
        addNumbers(numbers, (String) constant(names, "SECOND"), (Integer) constant(names, "SECOND_NUMBER"));
        return numbers;
    }

    private static Object constant(JavaClass type, String field) {
        return type.declaredField(field).constantValue;
    }

    private static void addNumbers(Map<String, Integer> numbers, String names, int first) {
        int number = first;
        for (String name : names.strip().split("\\s+")) {
            numbers.put(name, number++);
        }
    }

    private static void check(JavaMethod method, String call, Map<String, Integer> numbers) throws CompilationException {
        String wrong = null;
        if (!numbers.containsKey(call)) {
            wrong = "Linux has no system call " + call + " on x86-64. Check the spelling.";
        } else if (!method.isStatic() || !method.descriptor.endsWith(")" + RESULT_DESCRIPTOR) || method.parameterKinds.length > MOST_PARAMETERS) {
            wrong = "A handler is static, has at most " + MOST_PARAMETERS + " parameters, and returns a corto.lang.Result.";
        } else {
            for (int i = 0; i < method.parameterKinds.length; i++) {
                if (method.parameterKinds[i] != Kind.INT && method.parameterKinds[i] != Kind.LONG) {
                    wrong = "Parameters of handlers are int, long or a @Word record.";
                }
            }
        }
        if (wrong != null) {
            throw new CompilationException("@Syscall(\"" + call + "\") " + method + " cannot be a handler\n  " + wrong);
        }
    }

    private static void writeCall(CodeBuilder code, TreeMap<Integer, JavaMethod> handlers) {
        Label missing = code.newLabel();
        List<SwitchCase> cases = cases(code, handlers);
        if (!cases.isEmpty()) {
            code.iload(NUMBER_SLOT).lookupswitch(missing, cases);
        }
        int next = 0;
        for (JavaMethod handler : handlers.values()) {
            code.labelBinding(cases.get(next++).target());
            MethodTypeDesc type = MethodTypeDesc.ofDescriptor(handler.descriptor);
            for (int i = 0; i < type.parameterCount(); i++) {
                loadArgument(code, 2 * i, type.parameterType(i));
            }
            code.invokestatic(ClassDesc.ofInternalName(handler.owner.name), handler.name, type).areturn();
        }
        code.labelBinding(missing);
        code.new_(RESULT).dup().loadConstant(-ENOSYS).invokespecial(RESULT, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long))
                .areturn();
    }

    /// A machine word as `type` takes it: an int is the low half, a record is made of it.
    private static void loadArgument(CodeBuilder code, int slot, ClassDesc type) {
        if (type.equals(ConstantDescs.CD_int)) {
            code.lload(slot).l2i();
        } else if (type.equals(ConstantDescs.CD_long)) {
            code.lload(slot);
        } else {
            code.new_(type).dup().lload(slot).invokespecial(type, ConstantDescs.INIT_NAME, MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long));
        }
    }

    private static void writeHas(CodeBuilder code, TreeMap<Integer, JavaMethod> handlers) {
        Label missing = code.newLabel();
        List<SwitchCase> cases = cases(code, handlers);
        if (!cases.isEmpty()) {
            code.iload(0).lookupswitch(missing, cases);
            cases.forEach(c -> code.labelBinding(c.target()));
            code.iconst_1().ireturn();
        }
        code.labelBinding(missing).iconst_0().ireturn();
    }

    private static List<SwitchCase> cases(CodeBuilder code, TreeMap<Integer, JavaMethod> handlers) {
        List<SwitchCase> cases = new ArrayList<>();
        handlers.keySet().forEach(number -> cases.add(SwitchCase.of(number, code.newLabel())));
        return cases;
    }
}
