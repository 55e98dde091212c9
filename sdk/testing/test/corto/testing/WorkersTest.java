// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WorkersTest {
    /// Classes that a worker runs; not found by `corto test`, which looks for files.
    static class Passes {
        @Test
        void passes() {}
    }

    static class Fails {
        @Test
        void fails() {
            throw new AssertionError("on purpose");
        }
    }

    static class Halts {
        @Test
        void halts() {
            Runtime.getRuntime().halt(0);
        }
    }

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    private Totals run(int jobs, Class<?>... classes) throws InterruptedException {
        return new Workers(Stream.of(classes).map(Class::getName).toList(), jobs, new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
    }

    @Test
    void workers_add_up_what_their_classes_did() throws InterruptedException {
        assertThat(run(2, Passes.class, Fails.class, Passes.class)).isEqualTo(new Totals(2, 0, List.of(Fails.class.getName() + " fails()")));
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("ok   " + Passes.class.getName() + " (1)", "AssertionError: on purpose");
    }

    @Test
    void a_class_that_ends_its_JVM_has_failed_and_the_others_run() throws InterruptedException {
        assertThat(run(1, Halts.class, Passes.class)).isEqualTo(new Totals(1, 0, List.of(Halts.class.getName() + ": its JVM ended")));
    }

    @Test
    void totals_survive_being_written_as_a_line() {
        Totals totals = new Totals(3, 1, List.of("a b()", "c\td\ne"));

        assertThat(Totals.isLine(totals.toLine())).isTrue();
        assertThat(Totals.ofLine(totals.toLine())).isEqualTo(new Totals(3, 1, List.of("a b()", "c d e")));
        assertThat(Totals.ofLine(Totals.NONE.toLine())).isEqualTo(Totals.NONE);
    }
}
