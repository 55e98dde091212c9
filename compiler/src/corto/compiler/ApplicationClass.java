// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import corto.compiler.lower.SyntheticClass;
import corto.compiler.world.Access;
import corto.compiler.world.Instruction;
import corto.compiler.world.JavaClass;
import corto.compiler.world.JavaMethod;
import corto.compiler.world.Op;
import corto.compiler.world.World;
import java.lang.classfile.ClassFile;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Makes `corto.runtime.Application`, which calls the program's main method (JLS §12.1: static or instance, with or
/// without arguments).
final class ApplicationClass {
    static final String NAME = "corto/runtime/Application";
    private static final String WITH_ARGUMENTS = "([Ljava/lang/String;)V";
    private static final MethodTypeDesc ARGUMENTS = MethodTypeDesc.ofDescriptor("()[Ljava/lang/String;");
    private static final String WITHOUT_ARGUMENTS = "()V";

    private ApplicationClass() {}

    static SyntheticClass of(World world, String mainClass) throws CompilationException {
        JavaClass program = world.findClass(mainClass.replace('.', '/'));
        if (program == null) {
            throw new CompilationException("the main class " + mainClass + " is not on the application's class path");
        }
        JavaMethod main = program.findMethod("main", WITH_ARGUMENTS);
        if (main == null || main.isPrivate()) {
            main = program.findMethod("main", WITHOUT_ARGUMENTS);
        }
        if (main == null || main.isPrivate()) {
            throw new CompilationException(mainClass + " has no main method; write `void main() { … }` or `public static void main(String[] args) { … }`");
        }
        JavaMethod called = main;
        ClassDesc owner = ClassDesc.ofInternalName(program.name);
        byte[] bytes = ClassFile.of().build(ClassDesc.ofInternalName(NAME), type -> type.withFlags(Access.FINAL)
                .withMethodBody("main", ConstantDescs.MTD_void, Access.STATIC, code -> {
                    if (!called.isStatic()) {
                        code.new_(owner).dup().invokespecial(owner, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
                    }
                    if (called.descriptor.equals(WITH_ARGUMENTS)) {
                        if (readsArguments(called)) {
                            code.invokestatic(ClassDesc.of("corto.runtime.ProgramArguments"), "get", ARGUMENTS);
                        } else {
                            code.aconst_null();
                        }
                    }
                    MethodTypeDesc descriptor = MethodTypeDesc.ofDescriptor(called.descriptor);
                    if (called.isStatic()) {
                        code.invokestatic(owner, "main", descriptor, program.isInterface());
                    } else {
                        code.invokevirtual(owner, "main", descriptor);
                    }
                    code.return_();
                }));
        return new SyntheticClass(NAME, bytes);
    }

    /// Whether the program looks at its arguments: if not, the image need not decode any.
    private static boolean readsArguments(JavaMethod main) {
        int slot = main.isStatic() ? 0 : 1;
        for (Instruction instruction : main.code().instructions()) {
            if (instruction.op == Op.ALOAD && instruction.a == slot) {
                return true;
            }
        }
        return false;
    }

    static List<SyntheticClass> list(World world, String mainClass) throws CompilationException {
        return List.of(of(world, mainClass));
    }
}
