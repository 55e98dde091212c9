// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.BootImage;
import corto.runners.Network;
import corto.tests.boot.Booted.Place;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// `RUNTIME_UNHANDLED_PANIC`, as in a kernel for Linux programs: what no handler names ends the machine where it is thrown, what one names reaches it.
class UnhandledTest {
    private static Path image;

    @BeforeAll
    static void build() throws Exception {
        Path program = Path.of(System.getProperty("corto.root")).resolve("tests/boot/programs/Unhandled.java");
        image = BootImage.build(program, "pc", List.of(), Map.of("corto.runtime.unhandled.panic", "true"));
    }

    private static Booted run(String fault) throws Exception {
        return Booted.run(image, Place.PC.with(16 * Booted.MEBIBYTE), new Network.None(), List.of(), "", fault);
    }

    private static void assertPanic(String fault, String message, String... frames) throws Exception {
        Booted run = run(fault);

        assertThat(run.text()).startsWith("before\n" + message).doesNotContain("after", "finally", "handled: ");
        assertThat(List.of(frames)).allSatisfy(frame -> assertThat(run.text()).contains(frame));
        assertThat(run.status()).isEqualTo(134);
    }

    @Test
    void an_exception_that_nothing_handles_is_a_panic_where_it_is_thrown() throws Exception {
        assertPanic("index", "nothing handles java.lang.ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 2\npanic: unhandled exception\n", "\tat Unhandled.main(Unhandled.java:");
        assertPanic("cast", "nothing handles java.lang.ClassCastException", "\tat Unhandled.main(Unhandled.java:");
        assertPanic("division", "nothing handles java.lang.ArithmeticException: / by zero\npanic: unhandled exception\n");
        assertPanic("thrown", "nothing handles java.lang.IllegalStateException: state 1\npanic: unhandled exception\n");
    }

    @Test
    void null_pointers_and_recursion_end_in_page_faults_that_are_named() throws Exception {
        assertPanic("field of null", "panic: null pointer\n", "\tat Unhandled.main(Unhandled.java:");
        assertPanic("recursion", "panic: stack overflow (guard page)\n", "\tat Unhandled.depth(Unhandled.java:");
    }

    @Test
    void an_exception_that_a_handler_names_reaches_it_by_finally() throws Exception {
        assertThat(run("handled")).isEqualTo(new Booted(0, "before\nfinally\nhandled: number 1\nafter\n"));
    }

    @Test
    void an_OutOfMemoryError_reaches_its_handler_each_time() throws Exception {
        assertThat(run("memory")).isEqualTo(new Booted(0, "before\n3 times, nothing left\nafter\n"));
    }
}
