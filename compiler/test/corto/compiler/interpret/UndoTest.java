// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.World;
import org.junit.jupiter.api.Test;

/// A failed attempt leaves no trace: not in fields, elements, statics, nor in the classes it initialised.
class UndoTest {

    @Test
    void trusted_writes_to_statics_fields_elements_and_ranges_are_undone() {
        Program program = Program.ofKernel("""
                class State { static int n = 1; static long l = 2; static String s = "s"; int f = 3; double d = 4.5;
                    static final State OBJECT = new State(); static final int[] A = {1, 2, 3, 4}; static final Object[] O = {"a", "b"}; }
                class Case {
                    static { State.n = 10; State.l = 20; State.s = null; State.OBJECT.f = 30; State.OBJECT.d = 0; State.A[2] = 99; State.O[1] = new Object();
                        System.arraycopy(State.A, 0, State.A, 1, 3); State.n++; System.nanoTime(); }
                }
                """).initialized("State");

        assertThat(program.refusalOf("Case")).contains("asks for the time");
        assertThat(program.value("State", "n")).isEqualTo(1);
        assertThat(program.value("State", "l")).isEqualTo(2L);
        assertThat(program.value("State", "s")).isEqualTo("s");
        Instance object = (Instance) program.object("State", "OBJECT");
        assertThat(object.get(program.field("State", "f"))).isEqualTo(3);
        assertThat(object.get(program.field("State", "d"))).isEqualTo(4.5);
        assertThat(((ArrayObject) program.object("State", "A")).elements).isEqualTo(new int[] {1, 2, 3, 4});
        assertThat(((ArrayObject) program.object("State", "O")).get(1)).isSameAs(program.world.string("b"));
    }

    @Test
    void classes_initialised_inside_a_failed_trusted_attempt_start_again() {
        Program program = Program.ofKernel("""
                class Inner { static int n = 5; static final int[] A = {7}; }
                class Case { static { Inner.n = 6; Inner.A[0] = 8; System.nanoTime(); } }
                """);

        program.refusalOf("Case");
        assertThat(program.type("Inner").initialization).isEqualTo(Initialization.UNTOUCHED);
        assertThat(program.value("Inner", "n")).isEqualTo(0);
        program.initialized("Inner");
        assertThat(program.value("Inner", "n")).isEqualTo(5);
    }

    @Test
    void own_statics_of_a_failed_application_class_are_as_before_and_pure_classes_stay() {
        Program program = Program.forImage("""
                class Pure { static final int[] A = {7}; }
                class Case { static int n = Pure.A.length; static final String S = "x" + n; static final int C = 42; static { System.nanoTime(); } }
                """);

        program.refusalOf("Case");
        assertThat(program.value("Case", "n")).isEqualTo(0);
        assertThat(program.field("Case", "S").value).isNull();
        assertThat(program.value("Case", "C")).isEqualTo(42);
        assertThat(program.type("Pure").initialization).isEqualTo(Initialization.BUILD_TIME);
    }

    @Test
    void constant_bodies_of_a_failed_enum_are_undone_with_it() {
        Program program = Program.forImage("enum Case { A { }, B; static final long T = System.nanoTime(); }");

        program.refusalOf("Case");
        assertThat(program.initialize("Case$1")).isEqualTo(Initialization.RUN_TIME);
    }

    @Test
    void interned_strings_stay_whole() {
        Program program = Program.ofKernel("class Case { static { new StringBuilder(\"in\").append(\"terned\").toString().intern(); System.nanoTime(); } }");

        program.refusalOf("Case");
        assertThat(World.javaString(program.world.string("interned"))).isEqualTo("interned");
    }

    @Test
    void folded_calls_change_nothing() {
        Program program = Program.forImage("""
                class Case { static int n; static int count() { return ++n; } static int add(int a, int b) { int[] t = {a, b}; t[0] += t[1]; return t[0]; } }
                """);

        assertThat(program.initializer.invoke(program.method("Case", "add"), 2, 3)).isEqualTo(5);
        assertThatThrownBy(() -> program.initializer.invoke(program.method("Case", "count")))
                .isInstanceOf(BuildTimeException.class).hasMessageContaining("Case.count (Case.java:2) reads Case.n");
        assertThat(program.value("Case", "n")).isEqualTo(0);
    }
}
