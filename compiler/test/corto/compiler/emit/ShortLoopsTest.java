// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.ClassSource;
import corto.compiler.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShortLoopsTest {
    @TempDir
    private Path folder;

    /// How many loops of a method with this body need no poll.
    private int shortLoops(String body) throws IOException {
        Path source = folder.resolve("Case.java");
        Files.writeString(source, "class Case { int f; static void call() {} int m(int n, int[] a) { int s = 0; " + body + " return s; } }");
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d", folder.toString(), source.toString())).isZero();
        World world = new World(new ClassSource(null, new LinkedHashMap<>(), List.of(folder)));
        return ShortLoops.jumpsBack(world.classNamed("Case").findMethod("m", "(I[I)I").code()).cardinality();
    }

    @Test
    void a_counted_loop_with_few_rounds_needs_no_poll() throws IOException {
        assertThat(shortLoops("for (int i = 0; i < 64; i++) { s += a[i]; }")).isEqualTo(1);
        assertThat(shortLoops("for (int i = 1000; i < 1200; i += 4) { if (a[i] == 3) { continue; } s ^= i; }")).isEqualTo(1);
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { if (i == n) { break; } f += i; }")).isEqualTo(1);
    }

    @Test
    void one_with_many_or_an_unknown_number_does() throws IOException {
        assertThat(shortLoops("for (int i = 0; i < 65; i++) { s += i; }")).isZero();
        assertThat(shortLoops("for (int i = -2147483648; i < 2147483647; i++) { s += i; }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < n; i++) { s += i; }")).isZero();
        assertThat(shortLoops("for (int i = n; i < 10; i++) { s += i; }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < a.length; i++) { s += i; }")).isZero();
    }

    @Test
    void one_that_changes_its_counter_does() throws IOException {
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { i -= n; }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { i = n; }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; ) { if (n > 2) { i++; } }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; i += 0) { s++; }")).isZero();
    }

    @Test
    void one_with_a_call_or_a_loop_or_a_second_way_in_does() throws IOException {
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { call(); }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { while (s < n) { s++; } }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { for (int k = 0; k < 10; k++) { s++; } }")).as("the inner one").isEqualTo(1);
        assertThat(shortLoops("while (true) { for (int i = 0; i < 10; i++) { s++; } if (s > n) { break; } }")).isEqualTo(1);
        assertThat(shortLoops("int i = 0; while (i < 10) { if (n == s) { continue; } i++; }")).isZero();
        assertThat(shortLoops("for (int i = 0; i < 10; i++) { try { s /= n; } catch (ArithmeticException e) { s++; } }")).isZero();
    }
}
