// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.ConstantBootstraps;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// javac has no syntax for most dynamic constants, so these classes are written by hand; `run()` returns the constant.
class ConstantLoweringTest {

    private static final ClassDesc CASE = ClassDesc.of("Case");
    private static final ClassDesc CD_Number = ClassDesc.of("java.lang.Number");
    private static final ClassDesc CD_BOOTSTRAPS = ClassDesc.of(ConstantBootstraps.class.getName());

    @Test
    void null_constant() {
        assertThat(run(dynamic("nullConstant", "_", CD_String))).isEqualTo("null");
    }

    @Test
    void primitive_class() {
        assertThat(run(dynamic("primitiveClass", "J", CD_Class))).isEqualTo("long");
        assertThat(run(dynamic("primitiveClass", "V", CD_Class))).isEqualTo("void");
    }

    @Test
    void enum_constant() {
        assertThat(run(dynamic("enumConstant", "WAITING", ClassDesc.of("java.lang.Thread$State")))).isEqualTo("WAITING");
    }

    @Test
    void static_final_field_of_the_type_its_box_or_another_class() {
        ClassDesc order = ClassDesc.of("java.nio.ByteOrder");

        assertThat(run(dynamic("getStaticFinal", "BIG_ENDIAN", order))).isEqualTo("BIG_ENDIAN");
        assertThat(run(dynamic("getStaticFinal", "MAX_VALUE", CD_int))).isEqualTo("2147483647");
        assertThat(run(dynamic("getStaticFinal", "PI", CD_double, ClassDesc.of("java.lang.Math")))).isEqualTo("3.141592653589793");
    }

    @Test
    void invoke_with_converted_arguments() {
        var valueOf = handle(DirectMethodHandleDesc.Kind.STATIC, CD_Integer, "valueOf", MethodTypeDesc.of(CD_Integer, CD_int));
        var hash = handle(DirectMethodHandleDesc.Kind.STATIC, ClassDesc.of("java.util.Objects"), "hashCode", MethodTypeDesc.of(CD_int, CD_Object));
        var max = handle(DirectMethodHandleDesc.Kind.STATIC, ClassDesc.of("java.lang.Math"), "max", MethodTypeDesc.of(CD_long, CD_long, CD_long));
        var concat = handle(DirectMethodHandleDesc.Kind.VIRTUAL, CD_String, "concat", MethodTypeDesc.of(CD_String, CD_String));

        assertThat(run(invoke(CD_Integer, valueOf, 5))).isEqualTo("5");
        assertThat(run(invoke(CD_int, valueOf, 6))).isEqualTo("6");
        assertThat(run(invoke(CD_Object, hash, 7))).isEqualTo("7");
        assertThat(run(invoke(CD_Number, hash, "a"))).isEqualTo("97");
        assertThat(run(invoke(CD_long, max, 8, 9L))).isEqualTo("9");
        assertThat(run(invoke(CD_String, concat, "a", invoke(CD_String, concat, "b", "c")))).isEqualTo("abc");
    }

    @Test
    void invoke_of_constructors_and_variable_arity() {
        var list = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.INTERFACE_STATIC, CD_List, "of", MethodTypeDesc.of(CD_List, CD_Object.arrayType()));
        var second = handle(DirectMethodHandleDesc.Kind.STATIC, CASE, "second", MethodTypeDesc.of(CD_String, CD_int, CD_long.arrayType()));
        var builder = MethodHandleDesc.ofConstructor(ClassDesc.of("java.lang.StringBuilder"), CD_String);
        var format = handle(DirectMethodHandleDesc.Kind.STATIC, ClassDesc.of("java.lang.String"), "format", MethodTypeDesc.of(CD_String, CD_String, CD_Object.arrayType()));

        assertThat(run(invoke(CD_List, list, 1, "two", 3L))).isEqualTo("[1, two, 3]");
        assertThat(run(invoke(CD_List, list))).isEqualTo("[]");
        assertThat(run(invoke(ClassDesc.of("java.lang.CharSequence"), builder, "text"))).isEqualTo("text");
        assertThat(run(invoke(CD_String, format, "%s-%s", 1, CD_String))).isEqualTo("1-class java.lang.String");
        assertThat(run(invoke(CD_String, second, 1, 2L, 3L))).isEqualTo("3");
    }

    @Test
    void invoke_of_a_private_method_of_the_host() {
        var own = handle(DirectMethodHandleDesc.Kind.STATIC, CASE, "own", MethodTypeDesc.of(CD_String));

        assertThat(run(invoke(CD_String, own))).isEqualTo("own");
    }

    @Test
    void explicit_casts() {
        assertThat(run(dynamic("explicitCast", "_", CD_byte, 300))).isEqualTo("44");
        assertThat(run(dynamic("explicitCast", "_", CD_boolean, 3))).isEqualTo("true");
        assertThat(run(dynamic("explicitCast", "_", CD_boolean, 2))).isEqualTo("false");
        assertThat(run(dynamic("explicitCast", "_", CD_char, 66L))).isEqualTo("B");
        assertThat(run(dynamic("explicitCast", "_", CD_int, 3.9))).isEqualTo("3");
        assertThat(run(dynamic("explicitCast", "_", CD_long, 1e30f))).isEqualTo("9223372036854775807");
        assertThat(run(dynamic("explicitCast", "_", CD_Object, 5))).isEqualTo("5");
        assertThat(run(dynamic("explicitCast", "_", ClassDesc.of("java.lang.CharSequence"), "cs"))).isEqualTo("cs");
        assertThat(run(dynamic("explicitCast", "_", CD_short, dynamic("getStaticFinal", "MAX_VALUE", CD_int)))).isEqualTo("-1");
    }

    @Test
    void variable_handles() {
        assertThat(run(dynamic("arrayVarHandle", "_", CD_VarHandle, CD_int.arrayType()))).contains("[class [I, int]");
        assertThat(run(dynamic("fieldVarHandle", "count", CD_VarHandle, CASE, CD_long))).contains("long");
        assertThat(run(dynamic("staticFieldVarHandle", "shared", CD_VarHandle, CASE, CD_String))).contains("String");
    }

    @Test
    void all_loads_of_a_constant_give_one_object() {
        var builder = MethodHandleDesc.ofConstructor(CD_Object);
        var constant = invoke(CD_Object, builder);

        var program = program(code -> code.loadConstant(constant).loadConstant(constant)
                .ifThenElse(Opcode.IF_ACMPEQ, same -> same.loadConstant("same").areturn(), other -> other.loadConstant("other").areturn()));

        assertThat(program.runBoth("Case")).isEqualTo("same");
        assertThat(program.syntheticNames()).hasSize(1);
    }

    @Test
    void constant_of_an_unknown_bootstrap_is_refused() {
        var other = ofConstantBootstrap(CASE, "make", CD_String);

        assertThatThrownBy(() -> run(DynamicConstantDesc.ofNamed(other, "thing", CD_String)))
                .isInstanceOf(LoweringException.class)
                .hasMessageStartingWith("Case.run(unknown source:33): bootstrap Case.make cannot be compiled ahead of time: ")
                .hasMessageContaining("constant thing").hasMessageContaining("To go on: ");
    }

    private static DynamicConstantDesc<?> dynamic(String bootstrap, String name, ClassDesc type, ConstantDesc... arguments) {
        MethodTypeDesc more = switch (bootstrap) {
            case "nullConstant", "enumConstant" -> MethodTypeDesc.of(bootstrap.equals("nullConstant") ? CD_Object : CD_Enum, CD_MethodHandles_Lookup, CD_String, CD_Class);
            case "primitiveClass" -> MethodTypeDesc.of(CD_Class, CD_MethodHandles_Lookup, CD_String, CD_Class);
            case "getStaticFinal" -> arguments.length == 0 ? MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class)
                    : MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class, CD_Class);
            case "invoke" -> MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class, CD_MethodHandle, CD_Object.arrayType());
            case "explicitCast" -> MethodTypeDesc.of(CD_Object, CD_MethodHandles_Lookup, CD_String, CD_Class, CD_Object);
            case "arrayVarHandle" -> MethodTypeDesc.of(CD_VarHandle, CD_MethodHandles_Lookup, CD_String, CD_Class, CD_Class);
            default -> MethodTypeDesc.of(CD_VarHandle, CD_MethodHandles_Lookup, CD_String, CD_Class, CD_Class, CD_Class);
        };
        return DynamicConstantDesc.ofNamed(handle(DirectMethodHandleDesc.Kind.STATIC, CD_BOOTSTRAPS, bootstrap, more), name, type, arguments);
    }

    private static DynamicConstantDesc<?> invoke(ClassDesc type, MethodHandleDesc handle, ConstantDesc... arguments) {
        ConstantDesc[] all = new ConstantDesc[arguments.length + 1];
        all[0] = handle;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return dynamic("invoke", "_", type, all);
    }

    private static DirectMethodHandleDesc handle(DirectMethodHandleDesc.Kind kind, ClassDesc owner, String name, MethodTypeDesc type) {
        return MethodHandleDesc.ofMethod(kind, owner, name, type);
    }

    private static String run(DynamicConstantDesc<?> constant) {
        ClassDesc type = constant.constantType();
        return program(code -> {
            code.lineNumber(33).loadConstant(constant);
            ClassDesc shown = type.isPrimitive() ? type.equals(CD_byte) || type.equals(CD_short) ? CD_int : type : CD_Object;
            code.invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, shown)).areturn();
        }).runBoth("Case");
    }

    private static LoweredProgram program(Consumer<CodeBuilder> body) {
        return LoweredProgram.of(Map.of("Case", ClassFile.of().build(CASE, builder -> {
            builder.withField("count", CD_long, ClassFile.ACC_PRIVATE).withField("shared", CD_String, ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC);
            builder.withMethodBody("own", MethodTypeDesc.of(CD_String), ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC, code -> code.loadConstant("own").areturn());
            builder.withMethodBody("second", MethodTypeDesc.of(CD_String, CD_int, CD_long.arrayType()),
                    ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_VARARGS, code -> code
                            .aload(1).iload(0).laload().invokestatic(CD_String, "valueOf", MethodTypeDesc.of(CD_String, CD_long)).areturn());
            builder.withMethodBody("run", MethodTypeDesc.of(CD_String), ClassFile.ACC_STATIC, body);
        })));
    }
}
