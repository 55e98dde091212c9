// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/// Dynamic constants (java.lang.invoke.ConstantBootstraps): a static final field whose class computes it when initialised.
final class ConstantLowering {

    private static final String VALUE = "VALUE";
    private static final ClassDesc CD_BOOTSTRAPS = ClassDesc.of("java.lang.invoke.ConstantBootstraps");

    private final Site site;

    private ConstantLowering(Site site) {
        this.site = site;
    }

    static Lowered.StaticField lower(Site site) {
        ClassDesc self = site.className(SyntheticClass.Kind.CONSTANT);
        ClassDesc type = site.type().returnType();
        SyntheticClass built = site.build(self, builder -> {
            builder.withField(VALUE, type, ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
            builder.withMethodBody(CLASS_INIT_NAME, MTD_void, ClassFile.ACC_STATIC, code -> {
                site.markLine(code);
                ConstantDesc[] arguments = site.arguments().toArray(ConstantDesc[]::new);
                new ConstantLowering(site).dynamic(code, DynamicConstantDesc.ofNamed(site.bootstrap(), site.name(), type, arguments));
                code.putstatic(self, VALUE, type).return_();
            });
        });
        return new Lowered.StaticField(self, VALUE, type, List.of(built));
    }

    /// Pushes `constant`, with a static type as returned.
    private ClassDesc push(CodeBuilder code, ConstantDesc constant) {
        switch (constant) {
            case DynamicConstantDesc<?> it -> dynamic(code, it);
            default -> code.loadConstant(constant);
        }
        return switch (constant) {
            case Integer _ -> CD_int;
            case Long _ -> CD_long;
            case Float _ -> CD_float;
            case Double _ -> CD_double;
            case String _ -> CD_String;
            case ClassDesc _ -> CD_Class;
            case MethodTypeDesc _ -> CD_MethodType;
            case DynamicConstantDesc<?> it -> it.constantType();
            default -> CD_MethodHandle;
        };
    }

    /// Pushes the value; it has the constant's type.
    private void dynamic(CodeBuilder code, DynamicConstantDesc<?> constant) {
        if (!constant.bootstrapMethod().owner().equals(CD_BOOTSTRAPS)) {
            throw unknown(constant);
        }
        ClassDesc type = constant.constantType();
        List<ConstantDesc> arguments = constant.bootstrapArgsList();
        switch (constant.bootstrapMethod().methodName()) {
            case "nullConstant" -> code.aconst_null();
            case "primitiveClass" -> pushClass(code, ClassDesc.ofDescriptor(constant.constantName()));
            case "enumConstant" -> code.getstatic(type, constant.constantName(), type);
            case "getStaticFinal" -> {
                ClassDesc box = type.isPrimitive() ? Conversion.boxOf(type) : type;
                code.getstatic(arguments.isEmpty() ? box : classAt(constant, 0), constant.constantName(), type);
            }
            case "invoke" -> invoke(code, constant);
            case "explicitCast" -> explicitCast(code, push(code, arguments.getFirst()), type);
            case "fieldVarHandle" -> fieldVarHandle(code, constant, "findVarHandle");
            case "staticFieldVarHandle" -> fieldVarHandle(code, constant, "findStaticVarHandle");
            case "arrayVarHandle" -> {
                pushClass(code, classAt(constant, 0));
                code.invokestatic(CD_MethodHandles, "arrayElementVarHandle", MethodTypeDesc.of(CD_VarHandle, CD_Class));
            }
            default -> throw unknown(constant);
        }
    }

    private LoweringException unknown(DynamicConstantDesc<?> constant) {
        return site.refuse("the dynamic constant " + constant.constantName() + " is made by "
                + SyntheticClass.binaryName(constant.bootstrapMethod().owner()) + "." + constant.bootstrapMethod().methodName()
                + ", and a closed world knows only those of ConstantBootstraps", "compile this class from Java source with javac");
    }

    /// A class among the arguments; the constant pool has primitive ones as dynamic constants only.
    private ClassDesc classAt(DynamicConstantDesc<?> constant, int position) {
        return switch (constant.bootstrapArgsList().get(position)) {
            case ClassDesc type -> type;
            case DynamicConstantDesc<?> it when it.bootstrapMethod().methodName().equals("primitiveClass") ->
                    ClassDesc.ofDescriptor(it.constantName());
            default -> throw unknown(constant);
        };
    }

    private static void pushClass(CodeBuilder code, ClassDesc type) {
        if (type.isPrimitive()) {
            code.getstatic(Conversion.boxOf(type), "TYPE", CD_Class);
        } else {
            code.loadConstant(type);
        }
    }

    /// Calls the handle with the constants, as MethodHandle.invokeWithArguments would: converted, a variable tail in an array.
    private void invoke(CodeBuilder code, DynamicConstantDesc<?> constant) {
        if (!(constant.bootstrapArgsList().getFirst() instanceof DirectMethodHandleDesc handle)) {
            throw unknown(constant);
        }
        List<ConstantDesc> arguments = constant.bootstrapArgsList().subList(1, constant.bootstrapArgsList().size());
        var call = new Invocation(site, handle);
        List<ClassDesc> parameters = call.type().parameterList();
        boolean collects = isVariable(parameters, arguments);
        int fixed = collects ? parameters.size() - 1 : parameters.size();
        if (collects ? arguments.size() < fixed : arguments.size() != fixed) {
            throw unknown(constant);
        }
        call.begin(code);
        for (int i = 0; i < fixed; i++) {
            pushAs(code, arguments.get(i), parameters.get(i));
        }
        if (collects) {
            collect(code, arguments.subList(fixed, arguments.size()), parameters.getLast().componentType());
        }
        call.end(code);
        ClassDesc result = call.type().returnType();
        ClassDesc type = constant.constantType();
        if (result.equals(CD_void)) {
            code.loadConstant(null);
        } else if (!result.equals(type)) {
            Conversion.convert(code, result, type, result);
        }
    }

    /// Only a method of variable arity accepts such arguments, so its flag need not be looked up. (An array passed to one would
    /// be an element of the tail; we pass it as the tail. Nothing known writes such a constant.)
    private static boolean isVariable(List<ClassDesc> parameters, List<ConstantDesc> arguments) {
        if (parameters.isEmpty() || !parameters.getLast().isArray()) {
            return false;
        }
        boolean passesArray = arguments.size() == parameters.size()
                && arguments.getLast() instanceof DynamicConstantDesc<?> last
                && (last.constantType().isArray() || last.bootstrapMethod().methodName().equals("nullConstant"));
        return !passesArray;
    }

    private void collect(CodeBuilder code, List<ConstantDesc> tail, ClassDesc element) {
        code.loadConstant(tail.size());
        if (element.isPrimitive()) {
            code.newarray(TypeKind.from(element));
        } else {
            code.anewarray(element);
        }
        for (int i = 0; i < tail.size(); i++) {
            code.dup().loadConstant(i);
            pushAs(code, tail.get(i), element);
            code.arrayStore(TypeKind.from(element));
        }
    }

    private void pushAs(CodeBuilder code, ConstantDesc constant, ClassDesc wanted) {
        ClassDesc type = push(code, constant);
        if (!type.equals(wanted)) {
            Conversion.convert(code, type, wanted, type);
        }
    }

    /// MethodHandles.explicitCastArguments: primitives may narrow; a boolean is the lowest bit.
    private void explicitCast(CodeBuilder code, ClassDesc from, ClassDesc to) {
        if (!to.isPrimitive()) {
            Conversion.convert(code, from, to, from);
            return;
        }
        ClassDesc primitive = from.isPrimitive() ? from : Conversion.primitiveOf(from);
        if (primitive == null) {
            throw site.refuse("it casts a " + SyntheticClass.binaryName(from) + " to " + to.displayName(), "cast the box of the primitive type");
        }
        if (!from.isPrimitive()) {
            code.invokevirtual(from, primitive.displayName() + "Value", MethodTypeDesc.of(primitive));
        }
        if (to.equals(CD_boolean) && !primitive.equals(CD_boolean)) {
            code.conversion(TypeKind.from(primitive), TypeKind.BYTE).iconst_1().iand();
        } else {
            code.conversion(TypeKind.from(primitive), TypeKind.from(to));
        }
    }

    private void fieldVarHandle(CodeBuilder code, DynamicConstantDesc<?> constant, String find) {
        ClassDesc lookup = CD_MethodHandles_Lookup;
        code.invokestatic(CD_MethodHandles, "lookup", MethodTypeDesc.of(lookup));
        pushClass(code, classAt(constant, 0));
        code.loadConstant(constant.constantName());
        pushClass(code, classAt(constant, 1));
        code.invokevirtual(lookup, find, MethodTypeDesc.of(CD_VarHandle, CD_Class, CD_String, CD_Class));
    }
}
