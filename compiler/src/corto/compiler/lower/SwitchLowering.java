// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/// Pattern switches (java.lang.runtime.SwitchBootstraps): a method that tests label after label, from `restart` on.
///
/// ```
///   if (selector == null) return -1;
///   switch (restart) { 0: if (selector matches label 0) return 0;
///                      1: if (selector matches label 1) return 1; … }
///   return (number of labels);
/// ```
///
/// `restart` comes from javac's code and is in range; it is not checked.
final class SwitchLowering {

    private static final ClassDesc CD_NUMBER = ClassDesc.of("java.lang.Number");
    private static final int SELECTOR = 0;

    /// A constant of an enum, compared by identity.
    private record EnumLabel(ClassDesc owner, String constant) {}

    private final Site site;
    private final ClassDesc selectorType;

    private SwitchLowering(Site site) {
        this.site = site;
        selectorType = site.type().parameterType(0);
    }

    static Lowered lower(Site site) {
        return new SwitchLowering(site).lower();
    }

    private Lowered lower() {
        ClassDesc self = site.className(SyntheticClass.Kind.SWITCH);
        boolean onEnum = site.bootstrap().methodName().equals("enumSwitch");
        List<Object> labels = new ArrayList<>();
        for (ConstantDesc argument : site.arguments()) {
            labels.add(onEnum && argument instanceof String name ? new EnumLabel(selectorType, name) : decode(argument));
        }
        SyntheticClass built = site.build(self, builder ->
                builder.withMethodBody("select", site.type(), ClassFile.ACC_PUBLIC | ClassFile.ACC_STATIC, code -> emit(code, labels)));
        return new Lowered.Call(self, "select", site.type(), List.of(built));
    }

    private void emit(CodeBuilder code, List<Object> labels) {
        site.markLine(code);
        if (!selectorType.isPrimitive()) {
            Label notNull = code.newLabel();
            code.aload(SELECTOR).ifnonnull(notNull).iconst_m1().ireturn().labelBinding(notNull);
        }
        int restart = code.parameterSlot(1);
        Label none = code.newLabel();
        List<Label> tests = labels.stream().map(_ -> code.newLabel()).toList();
        if (labels.size() > 1) {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                cases.add(SwitchCase.of(i, tests.get(i)));
            }
            code.iload(restart).tableswitch(0, labels.size() - 1, none, cases);
        } else {
            code.iload(restart).ifne(none);
        }
        for (int i = 0; i < labels.size(); i++) {
            code.labelBinding(tests.get(i));
            test(code, labels.get(i), i + 1 < labels.size() ? tests.get(i + 1) : none);
            code.loadConstant(i).ireturn();
        }
        code.labelBinding(none).loadConstant(labels.size()).ireturn();
    }

    /// Falls through on a match.
    private void test(CodeBuilder code, Object label, Label next) {
        switch (label) {
            case ClassDesc type when type.equals(selectorType) || type.equals(CD_Object) -> { }
            case ClassDesc type -> code.aload(SELECTOR).instanceOf(type).ifeq(next);
            case EnumLabel(ClassDesc owner, String constant) -> testEnum(code, owner, constant, next);
            case Integer value -> testInteger(code, value, next);
            case ConstantDesc value -> {
                ClassDesc type = type(value);
                code.loadConstant(value);
                if (Conversion.primitiveOf(type) instanceof ClassDesc primitive) {
                    Conversion.box(code, primitive, type);
                }
                testEquals(code, type, next);
            }
            default -> throw new AssertionError(label);
        }
    }

    /// `instanceof` first: it does not initialise the enum, and folds when the image has no object of it.
    private void testEnum(CodeBuilder code, ClassDesc owner, String constant, Label next) {
        if (!owner.equals(selectorType)) {
            code.aload(SELECTOR).instanceOf(owner).ifeq(next);
        }
        code.aload(SELECTOR).getstatic(owner, constant, owner).if_acmpne(next);
    }

    /// An Integer label matches a Number of that int value, and a Character of that code.
    private void testInteger(CodeBuilder code, int value, Label next) {
        if (selectorType.equals(CD_Character)) {
            code.aload(SELECTOR).invokevirtual(CD_Character, "charValue", MethodTypeDesc.of(CD_char));
        } else if (Conversion.primitiveOf(selectorType) != null && !selectorType.equals(CD_Boolean)) {
            code.aload(SELECTOR).invokevirtual(selectorType, "intValue", MethodTypeDesc.of(CD_int));
        } else {
            Label compare = code.newLabel();
            Label notNumber = code.newLabel();
            code.aload(SELECTOR).instanceOf(CD_NUMBER).ifeq(notNumber);
            code.aload(SELECTOR).checkcast(CD_NUMBER).invokevirtual(CD_NUMBER, "intValue", MethodTypeDesc.of(CD_int)).goto_(compare);
            code.labelBinding(notNumber).aload(SELECTOR).instanceOf(CD_Character).ifeq(next);
            code.aload(SELECTOR).checkcast(CD_Character).invokevirtual(CD_Character, "charValue", MethodTypeDesc.of(CD_char));
            code.labelBinding(compare);
        }
        code.loadConstant(value).if_icmpne(next);
    }

    private static void testEquals(CodeBuilder code, ClassDesc labelType, Label next) {
        code.aload(SELECTOR).invokevirtual(labelType, "equals", MethodTypeDesc.of(CD_boolean, CD_Object)).ifeq(next);
    }

    private static ClassDesc type(ConstantDesc value) {
        return switch (value) {
            case String _ -> CD_String;
            case Long _ -> CD_Long;
            case Float _ -> CD_Float;
            case Double _ -> CD_Double;
            default -> throw new AssertionError(value);
        };
    }

    /// A ClassDesc, an EnumLabel, a number or a String.
    private Object decode(ConstantDesc label) {
        return switch (label) {
            case DynamicConstantDesc<?> constant when isOf(constant, "primitiveClass") && isSelector(constant.constantName()) -> selectorType;
            case ConstantDesc _ when selectorType.isPrimitive() -> throw unknown(label);
            case ClassDesc type -> type;
            case String _, Integer _, Long _, Float _, Double _ -> label;
            case DynamicConstantDesc<?> constant when isCallOf(constant, "java.lang.Enum$EnumDesc", "of")
                    && constant.bootstrapArgsList().size() == 3
                    && constant.bootstrapArgsList().get(1) instanceof DynamicConstantDesc<?> owner
                    && isCallOf(owner, "java.lang.constant.ClassDesc", "of")
                    && constant.bootstrapArgsList().get(2) instanceof String name -> new EnumLabel(className(owner), name);
            default -> throw unknown(label);
        };
    }

    /// Whether `constant` is ConstantBootstraps.invoke of the static method named.
    private static boolean isCallOf(DynamicConstantDesc<?> constant, String owner, String method) {
        return isOf(constant, "invoke")
                && constant.bootstrapArgsList().getFirst() instanceof DirectMethodHandleDesc called
                && SyntheticClass.binaryName(called.owner()).equals(owner)
                && called.methodName().equals(method);
    }

    private static boolean isOf(DynamicConstantDesc<?> constant, String bootstrap) {
        return constant.bootstrapMethod().methodName().equals(bootstrap)
                && SyntheticClass.binaryName(constant.bootstrapMethod().owner()).equals("java.lang.invoke.ConstantBootstraps");
    }

    /// A primitive type pattern on a component of that type; others are a preview feature.
    private boolean isSelector(String descriptor) {
        return descriptor.equals(selectorType.descriptorString());
    }

    /// The argument of ClassDesc.of(String), or of (String packageName, String className).
    private ClassDesc className(DynamicConstantDesc<?> owner) {
        List<ConstantDesc> arguments = owner.bootstrapArgsList();
        if (arguments.size() == 2 && arguments.get(1) instanceof String name) {
            return ClassDesc.of(name);
        }
        if (arguments.size() == 3 && arguments.get(1) instanceof String packageName && arguments.get(2) instanceof String name) {
            return ClassDesc.of(packageName, name);
        }
        throw unknown(owner);
    }

    private LoweringException unknown(ConstantDesc label) {
        return site.refuse("case label " + label + " is of no kind that javac emits without preview features",
                "compile the class with javac 25 without --enable-preview");
    }
}
