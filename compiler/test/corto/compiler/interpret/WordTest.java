// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.ArrayObject;
import org.junit.jupiter.api.Test;

/// Word types are longs: in fields, arrays, arguments and results, from their constructor on.
class WordTest {

    @Test
    void words_are_erased_to_longs() {
        Program program = Program.forImage("""
                import corto.lang.*;
                class Case {
                    static final Address A = new Address(4097), ZERO = Address.zero(); Address field = A.plus(3);
                    static final Address UP = A.alignUp(4096), MAX = Math.max(A.bits(), 3) > 5 ? UP.plus(1) : ZERO;
                    static final Address[] ALL = {A, UP, A.plus(UP.minus(A)), new Address(-1).alignDown(16)};
                    static final long FIELD = new Case().field.bits(); static final boolean BELOW = A.isBelow(UP), SAME = A.equals(new Address(4097));
                    static final String TEXT = A.toString() + A.hashCode();
                }
                """).initialized("Case");

        assertThat(program.value("Case", "A")).isEqualTo(4097L);
        assertThat(program.value("Case", "UP")).isEqualTo(8192L);
        assertThat(program.value("Case", "MAX")).isEqualTo(8193L);
        assertThat(((ArrayObject) program.object("Case", "ALL")).elements).isEqualTo(new long[] {4097, 8192, 8192, -16});
        assertThat(program.value("Case", "FIELD")).isEqualTo(4100L);
        assertThat(program.value("Case", "BELOW")).isEqualTo(1);
        assertThat(program.value("Case", "SAME")).isEqualTo(1);
        assertThat(program.value("Case", "TEXT")).isEqualTo("Address[bits=4097]4097");
    }

    @Test
    void word_constructors_may_check_and_delegate() {
        Program program = Program.forImage("""
                import corto.lang.*;
                @Word record Page(long bits) { Page { if ((bits & 4095) != 0) throw new IllegalArgumentException("page " + bits); bits |= 1; } Page(int n, int size) { this((long) n * size); }
                    static Page of(Address a) { return new Page(a.bits()); } Page next() { return new Page(bits - 1 + 4096); } }
                class Case { static final Page P = new Page(3, 4096), N = P.next(), Q = Page.of(new Address(8192)); static final String BAD;
                    static { String s; try { s = "" + new Page(5).bits(); } catch (IllegalArgumentException e) { s = e.getMessage(); } BAD = s; } }
                """).initialized("Case");

        assertThat(program.value("Case", "P")).isEqualTo(12289L);
        assertThat(program.value("Case", "N")).isEqualTo(16385L);
        assertThat(program.value("Case", "Q")).isEqualTo(8193L);
        assertThat(program.value("Case", "BAD")).isEqualTo("page 5");
    }

    @Test
    void layouts_fold_and_raw_memory_is_refused() {
        Program program = Program.forImage("""
                import corto.lang.*;
                class Good { static final Layout L = Layout.littleEndian(); static final U64 ADDR = L.u64(); static final U32 LEN = L.u32(); static final int SIZE = L.sized(12), AT = LEN.offset(); }
                class Load { static final int X = new Address(4096).loadInt(); }
                class Sym { static final Address A = Symbol.address("image_heap_start"); }
                """).initialized("Good");

        assertThat(program.value("Good", "AT")).isEqualTo(8);
        assertThat(program.refusalOf("Load")).contains("called from Load.<clinit> (Case.java:4), uses raw memory");
        assertThat(program.refusalOf("Sym")).contains("Sym.<clinit> (Case.java:5) asks for the address of a symbol");
    }
}
