// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static java.lang.constant.ConstantDescs.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.LambdaMetafactory;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What holds for all kinds of sites, and sites that javac 25 does not write.
class IndyLoweringTest {

    private static final ClassDesc CASE = ClassDesc.of("Case");
    private static final ClassDesc CD_Number = ClassDesc.of("java.lang.Number");
    private static final ClassDesc SWITCH = ClassDesc.of("java.lang.runtime.SwitchBootstraps");
    private static final String EVERYTHING = """
            record R(int a, String b) {} enum E { A, B }
            static String of(Object o) { return switch (o) { case E.A -> "A"; case R(int a, String b) when a > 1 -> b; case R r -> "r" + r; case String s -> s; default -> "d"; }; }
            static String run() {
                int k = 3; Supplier<String> s = () -> "k" + k; Function<Object, String> f = Object::toString;
                return s.get() + f.apply(new R(1, "x")) + of(E.A) + of(new R(2, "y")) + of(new R(0, "z")) + new R(1, "q").hashCode() + new R(1, "q").equals(null);
            }
            """;

    @Test
    void two_builds_give_the_same_bytes() {
        var first = LoweredProgram.ofMembers(EVERYTHING).synthetic();
        var second = LoweredProgram.ofMembers(EVERYTHING).synthetic();

        assertThat(second.keySet()).isEqualTo(first.keySet()).isNotEmpty();
        first.forEach((name, bytes) -> assertThat(second.get(name)).as(name).isEqualTo(bytes));
    }

    @Test
    void names_tell_host_kind_and_site() {
        var program = LoweredProgram.ofMembers(EVERYTHING);

        assertThat(program.runBoth("Case")).startsWith("k3R[a=1, b=x]AyrR[a=0, b=z]");
        assertThat(program.syntheticNames()).contains("Case$$Switch$0", "Case$$Lambda$2", "Case$R$$Record$0");
        assertThat(program.sites()).isEqualTo(program.syntheticNames().stream().filter(it -> it.startsWith("Case$")).count() + directShapes(program));
    }

    @Test
    void made_classes_hold_no_site_themselves() {
        LoweredProgram.ofMembers(EVERYTHING).synthetic().forEach((name, bytes) ->
                assertThat(ClassFile.of().parse(bytes).findAttribute(Attributes.bootstrapMethods())).as(name).isEmpty());
    }

    @Test
    void names_of_user_classes_are_not_synthetic() {
        assertThat(List.of("Case", "a/Concat", "Case$Lambda", "Case$1", "Outer$$Inner")).noneMatch(SyntheticClass::isSynthetic);
        assertThat(List.of("Case$$Lambda$4", "a.b.Case$X$$Switch$0", "corto.runtime.Concat$$SIS", "corto/runtime/Concat$$S")).allMatch(SyntheticClass::isSynthetic);
    }

    @Test
    void unknown_bootstrap_is_refused_with_place_and_remedy() {
        var bootstrap = ofCallsiteBootstrap(ClassDesc.of("other.lang.Linker"), "link", ClassDesc.of("java.lang.invoke.CallSite"));

        assertThatThrownBy(() -> program(DynamicCallSiteDesc.of(bootstrap, "call", MethodTypeDesc.of(CD_String))))
                .isInstanceOf(LoweringException.class)
                .hasMessage("Case.run(Case.java:77): bootstrap other.lang.Linker.link cannot be compiled ahead of time: it links code at run time, "
                        + "and a closed world knows only the bootstraps javac emits. To go on: compile this class from Java source with javac, "
                        + "or keep the method out of reach of the application.");
    }

    @Test
    void malformed_arguments_are_refused() {
        assertThatThrownBy(() -> program(DynamicCallSiteDesc.of(metafactory("metafactory"), "run", MethodTypeDesc.of(ClassDesc.of("java.lang.Runnable")), MTD_void)))
                .isInstanceOf(LoweringException.class).hasMessageContaining("static argument 1 should be a DirectMethodHandleDesc").hasMessageContaining("Case.java:77");
    }

    @Test
    void preview_pattern_labels_are_refused() {
        assertThatThrownBy(() -> program(site("typeSwitch", CD_int, CD_Integer)))
                .isInstanceOf(LoweringException.class).hasMessageContaining("case label").hasMessageContaining("--enable-preview");
    }

    @Test
    void labels_of_all_boxes_match_by_equals() {
        var labels = new ConstantDesc[] {1L, 2.5f, -0.0, "s", 7, CD_Number};
        var selectors = new Object[] {1L, 2.5f, -0.0, 0.0, "s", 7, (short) 7, (char) 7, 8L, 'x'};
        int[] expected = {0, 1, 2, 5, 3, 4, 4, 4, 5, 6};

        for (int i = 0; i < selectors.length; i++) {
            assertThat(select(labels, selectors[i], 0)).as("%s", selectors[i]).isEqualTo(expected[i]);
        }
        assertThat(select(labels, null, 0)).isEqualTo(-1);
        assertThat(select(labels, 7, 5)).isEqualTo(5);
        assertThat(select(labels, 7, 6)).isEqualTo(6);
        assertThat(select(new ConstantDesc[0], 7, 0)).isZero();
    }

    @Test
    void bridges_and_markers_of_altMetafactory() {
        var echo = MethodHandleDesc.ofMethod(DirectMethodHandleDesc.Kind.VIRTUAL, CD_String, "trim", MethodTypeDesc.of(CD_String));
        var site = DynamicCallSiteDesc.of(metafactory("altMetafactory"), "apply", MethodTypeDesc.of(ClassDesc.of("java.util.function.Function")),
                MethodTypeDesc.of(CD_Object, CD_Object), echo, MethodTypeDesc.of(CD_String, CD_String),
                LambdaMetafactory.FLAG_SERIALIZABLE | LambdaMetafactory.FLAG_MARKERS | LambdaMetafactory.FLAG_BRIDGES,
                1, ClassDesc.of("java.util.RandomAccess"), 2, MethodTypeDesc.of(CD_String, CD_String), MethodTypeDesc.of(CD_Object, CD_String));

        var made = program(site).lowered("Case$$Lambda$0");

        assertThat(made.interfaces()).extracting(it -> it.asInternalName())
                .containsExactly("java/util/function/Function", "java/io/Serializable", "java/util/RandomAccess");
        assertThat(made.methods()).filteredOn(it -> it.methodName().equalsString("apply")).extracting(it -> it.methodType().stringValue())
                .containsExactly("(Ljava/lang/Object;)Ljava/lang/Object;", "(Ljava/lang/String;)Ljava/lang/String;", "(Ljava/lang/String;)Ljava/lang/Object;");
    }

    private static long directShapes(LoweredProgram program) {
        return program.lowered("Case").methods().stream().flatMap(it -> it.code().stream()).flatMap(it -> it.elementStream())
                .filter(it -> it.toString().contains("corto/runtime/Concat")).count();
    }

    /// The result of our method, called as the JVM would; HotSpot's own bootstrap refuses Long labels without preview features.
    private static int select(ConstantDesc[] labels, Object selector, int restart) {
        var program = program(site("typeSwitch", CD_Object, labels));
        try {
            var type = MethodHandles.lookup().defineHiddenClass(renamed(program.lowered("Case$$Switch$0")), true);
            return (int) type.lookupClass().getMethod("select", Object.class, int.class).invoke(null, selector, restart);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] renamed(ClassModel made) {
        return ClassFile.of().transformClass(made, ClassDesc.of("corto.compiler.lower.Renamed"),
                ClassTransform.dropping(it -> it instanceof NestHostAttribute));
    }

    private static DynamicCallSiteDesc site(String bootstrap, ClassDesc selector, ConstantDesc... labels) {
        var handle = ofCallsiteBootstrap(SWITCH, bootstrap, ClassDesc.of("java.lang.invoke.CallSite"), CD_Object.arrayType());
        return DynamicCallSiteDesc.of(handle, bootstrap, MethodTypeDesc.of(CD_int, selector, CD_int), labels);
    }

    private static DirectMethodHandleDesc metafactory(String name) {
        return ofCallsiteBootstrap(ClassDesc.of("java.lang.invoke.LambdaMetafactory"), name, ClassDesc.of("java.lang.invoke.CallSite"), CD_Object.arrayType());
    }

    /// A class whose method `run`, at line 77, has the site; its parameters are those of the site.
    private static LoweredProgram program(DynamicCallSiteDesc site) {
        return LoweredProgram.of(Map.of("Case", ClassFile.of().build(CASE, builder -> {
            builder.with(SourceFileAttribute.of("Case.java"));
            builder.withMethodBody("run", site.invocationType(), ClassFile.ACC_STATIC, code -> {
                code.lineNumber(77);
                for (int i = 0; i < site.invocationType().parameterCount(); i++) {
                    code.loadLocal(TypeKind.from(site.invocationType().parameterType(i)), code.parameterSlot(i));
                }
                code.invokedynamic(site).return_(TypeKind.from(site.invocationType().returnType()));
            });
        })));
    }
}
