// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.Kind;
import org.junit.jupiter.api.Test;

/// Unsafe sees build-time objects with the offsets of the image.
class UnsafeTest {
    private static final String HEADER = "import jdk.internal.misc.Unsafe;\nclass Case { static final Unsafe U = Unsafe.getUnsafe();\n";

    @Test
    void offsets_are_those_of_the_image_and_the_field_is_marked() {
        Program program = Program.ofKernel(HEADER + """
                int a; long b; byte c; Object d;
                static final long A = U.objectFieldOffset(Case.class, "a"), D = U.objectFieldOffset(Case.class, "d");
                static final long BYTES = U.arrayBaseOffset(byte[].class), OBJECTS = U.arrayBaseOffset(Object[].class); static final int SCALE = U.arrayIndexScale(long[].class);
                static final int PAGE = U.pageSize(), WORD = U.addressSize(); static final boolean BIG = U.isBigEndian(); }
                """).initialized("Case");

        assertThat(program.value("Case", "A")).isEqualTo((long) program.field("Case", "a").offset());
        assertThat(program.value("Case", "D")).isEqualTo((long) program.field("Case", "d").offset());
        assertThat(program.world.unsafeFields()).contains(program.field("Case", "a"), program.field("Case", "d"))
                .doesNotContain(program.field("Case", "b"));
        assertThat(program.value("Case", "BYTES")).isEqualTo((long) Kind.BYTE.arrayDataOffset());
        assertThat(program.value("Case", "OBJECTS")).isEqualTo((long) Kind.REFERENCE.arrayDataOffset());
        assertThat(program.value("Case", "SCALE")).isEqualTo(8);
        assertThat(program.value("Case", "PAGE")).isEqualTo(4096);
        assertThat(program.value("Case", "WORD")).isEqualTo(8);
        assertThat(program.value("Case", "BIG")).isEqualTo(0);
    }

    @Test
    void fields_are_read_written_and_exchanged() {
        Program program = Program.ofKernel(HEADER + """
                int i = 1; long l = 2; byte b = 3; short s = 4; boolean z = true; double d = 1.5; Object o = "o"; char c = 'c'; float f = 2.5f;
                static long at(String name) { return U.objectFieldOffset(Case.class, name); }
                static final String ALL; static {
                    Case c = new Case(); String r = "";
                    r += U.getInt(c, at("i")) + "" + U.getLongVolatile(c, at("l")) + U.getByte(c, at("b")) + U.getShort(c, at("s")) + U.getBoolean(c, at("z"))
                        + U.getDouble(c, at("d")) + U.getReference(c, at("o")) + U.getCharAcquire(c, at("c")) + U.getFloat(c, at("f")) + ";";
                    r += U.compareAndSetInt(c, at("i"), 1, 7) + "" + U.compareAndSetInt(c, at("i"), 1, 8) + c.i + U.getAndAddLong(c, at("l"), 5) + c.l
                        + U.compareAndExchangeByte(c, at("b"), (byte) 3, (byte) -3) + c.b + U.weakCompareAndSetShort(c, at("s"), (short) 4, (short) 40) + c.s
                        + U.compareAndSetReference(c, at("o"), "o", "p") + c.o + U.getAndSetReference(c, at("o"), null) + c.o
                        + U.compareAndSetBoolean(c, at("z"), true, false) + c.z;
                    U.putDouble(c, at("d"), -0.5); U.putCharVolatile(c, at("c"), 'x');
                    ALL = r + c.d + c.c;
                } }
                """).initialized("Case");

        assertThat(program.value("Case", "ALL")).isEqualTo("1234true1.5oc2.5;truefalse7273-3true40trueppnulltruefalse-0.5x");
    }

    @Test
    void bytes_of_primitive_arrays_are_seen_in_any_width() {
        Program program = Program.ofKernel(HEADER + """
                static final String ALL; static {
                    byte[] b = {1, 2, 3, 4, 5, 6, 7, 8, 9}; long base = U.arrayBaseOffset(byte[].class);
                    String r = Long.toHexString(U.getLongUnaligned(b, base + 1)) + "," + Integer.toHexString(U.getInt(b, base)) + "," + Integer.toHexString(U.getChar(b, base + 7));
                    U.putInt(b, base + 4, 0xA0B0C0D0); U.putLongUnaligned(b, base, Long.MIN_VALUE, true);
                    int[] i = {0x11223344, 0x55667788}; long ints = U.arrayBaseOffset(int[].class);
                    r += Arrays.toString(b) + Long.toHexString(U.getLong(i, ints)) + "," + Integer.toHexString(U.getByte(i, ints + 5));
                    U.putByte(i, ints + 3, (byte) 0xFF); U.copyMemory(b, base + 8, i, ints + 4, 1);
                    ALL = r + Integer.toHexString(i[0]) + Integer.toHexString(i[1]);
                } }
                """).initialized("Case");

        assertThat(program.value("Case", "ALL")).isEqualTo(
                "908070605040302,4030201,908[-128, 0, 0, 0, 0, 0, 0, 0, 9]5566778811223344,77ff22334455667709");
    }

    @Test
    void raw_memory_is_refused() {
        Program program = Program.ofKernel(HEADER + "static final long P = U.allocateMemory(8); }");

        assertThat(program.refusalOf("Case")).contains("Case.<clinit> (Case.java:4)").contains("allocateMemory0");
    }

    @Test
    void an_application_may_not_write_through_it_what_it_does_not_own() {
        Program program = Program.of("import jdk.internal.misc.Unsafe; class A { int x; static final A OBJECT = new A(); }"
                + "class Case { static { Unsafe u = Unsafe.getUnsafe(); u.putInt(A.OBJECT, u.objectFieldOffset(A.class, \"x\"), 1); } }");

        assertThat(program.refusalOf("Case")).contains("writes A.x of an object that it did not make");
    }
}
