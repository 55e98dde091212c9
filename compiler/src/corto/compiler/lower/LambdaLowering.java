// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Lambdas and method references: a class that implements the interface by calling the implementation method.
final class LambdaLowering {

    private static final ClassDesc CD_SERIALIZABLE = ClassDesc.of("java.io.Serializable");
    private static final String INSTANCE = "INSTANCE";
    private static final String MAKE = "make";

    private final Site site;
    private final ClassDesc self;
    private final List<ClassDesc> captured;
    private final Invocation implementation;
    private final MethodTypeDesc functionalType;                       // erased interface method with type arguments put in
    private final Set<ClassDesc> interfaces = new LinkedHashSet<>();
    private final Set<MethodTypeDesc> methodTypes = new LinkedHashSet<>();   // the method and its bridges, all erased

    private LambdaLowering(Site site) {
        this.site = site;
        self = site.className(SyntheticClass.Kind.LAMBDA);
        captured = site.type().parameterList();
        interfaces.add(site.type().returnType());
        methodTypes.add(site.argument(0, MethodTypeDesc.class));
        implementation = new Invocation(site, site.argument(1, DirectMethodHandleDesc.class));
        functionalType = site.argument(2, MethodTypeDesc.class);
        if (site.bootstrap().methodName().equals("altMetafactory")) {
            readOptions();
        }
    }

    static Lowered lower(Site site) {
        return new LambdaLowering(site).lower();
    }

    /// The tail of altMetafactory's arguments: flags, [count, marker interfaces…], [count, bridge types…].
    ///
    /// Being Serializable is kept, for instanceof; writeReplace is not made, as object streams need reflection anyway.
    private void readOptions() {
        int position = 3;
        int flags = site.argument(position++, Integer.class);
        if ((flags & LambdaMetafactory.FLAG_SERIALIZABLE) != 0) {
            interfaces.add(CD_SERIALIZABLE);
        }
        if ((flags & LambdaMetafactory.FLAG_MARKERS) != 0) {
            int count = site.argument(position++, Integer.class);
            for (int i = 0; i < count; i++) {
                interfaces.add(site.argument(position++, ClassDesc.class));
            }
        }
        if ((flags & LambdaMetafactory.FLAG_BRIDGES) != 0) {
            int count = site.argument(position++, Integer.class);
            for (int i = 0; i < count; i++) {
                methodTypes.add(site.argument(position++, MethodTypeDesc.class));
            }
        }
    }

    private Lowered lower() {
        SyntheticClass built = site.build(self, builder -> {
            builder.withInterfaceSymbols(new ArrayList<>(interfaces));
            for (int i = 0; i < captured.size(); i++) {
                builder.withField(field(i), captured.get(i), ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            withConstructor(builder);
            if (captured.isEmpty()) {
                withInstance(builder);
            } else {
                withMake(builder);
            }
            for (MethodTypeDesc type : methodTypes) {
                builder.withMethodBody(site.name(), type, ClassFile.ACC_PUBLIC, code -> forward(code, type));
            }
        });
        return captured.isEmpty()
                ? new Lowered.StaticField(self, INSTANCE, self, List.of(built))
                : new Lowered.Call(self, MAKE, site.type().changeReturnType(self), List.of(built));
    }

    private void withConstructor(ClassBuilder builder) {
        builder.withMethodBody(INIT_NAME, MethodTypeDesc.of(CD_void, captured), ClassFile.ACC_PRIVATE, code -> {
            site.markLine(code);
            code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void);
            for (int i = 0; i < captured.size(); i++) {
                code.aload(0);
                code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
                code.putfield(self, field(i), captured.get(i));
            }
            code.return_();
        });
    }

    private void withInstance(ClassBuilder builder) {
        builder.withField(INSTANCE, self, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
        builder.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
            site.markLine(code);
            code.new_(self).dup().invokespecial(self, INIT_NAME, MTD_void).putstatic(self, INSTANCE, self).return_();
        });
    }

    private void withMake(ClassBuilder builder) {
        builder.withMethodBody(MAKE, site.type().changeReturnType(self), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> {
            site.markLine(code);
            code.new_(self).dup();
            for (int i = 0; i < captured.size(); i++) {
                code.loadLocal(TypeKind.from(captured.get(i)), code.parameterSlot(i));
            }
            code.invokespecial(self, INIT_NAME, MethodTypeDesc.of(CD_void, captured)).areturn();
        });
    }

    /// Captured values first, then the arguments, each made what the implementation takes.
    private void forward(CodeBuilder code, MethodTypeDesc type) {
        site.markLine(code);
        implementation.begin(code);
        for (int i = 0; i < captured.size(); i++) {
            code.aload(0).getfield(self, field(i), captured.get(i));
        }
        for (int i = 0; i < type.parameterCount(); i++) {
            ClassDesc erased = type.parameterType(i);
            code.loadLocal(TypeKind.from(erased), code.parameterSlot(i));
            ClassDesc wanted = implementation.type().parameterType(captured.size() + i);
            Conversion.convert(code, erased, wanted, functionalType.parameterType(i));
        }
        implementation.end(code);
        ClassDesc result = implementation.type().returnType();
        Conversion.convert(code, result, type.returnType(), type.returnType());
        code.return_(TypeKind.from(type.returnType()));
    }

    private static String field(int captured) {
        return "captured" + captured;
    }
}
