// SPDX-License-Identifier: Apache-2.0
package corto.tests.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// Libraries that do something before a program that knows nothing of them.
class BootStepsTest {
    @Test
    void steps_are_done_before_the_program_in_the_order_of_requires() throws IOException, InterruptedException {
        assertThat(ComposedImage.run("Silent.java", "AHEAD=y")).isEqualTo(new ComposedImage.Printed(0, "early\nahead\nthe program\n"));
        assertThat(ComposedImage.build("Silent.java", "AHEAD=y").composition()).endsWith("""
                Boot:
                  1. corto.early.EarlyStep  corto.early
                  2. corto.ahead.AheadStep  corto.ahead
                  3. the program
                """);
    }

    @Test
    void after_a_step_that_fails_nothing_is_done() throws IOException, InterruptedException {
        ComposedImage.Printed printed = ComposedImage.run("Silent.java", "FAILING=y", "AHEAD=y");

        assertThat(printed.status()).isEqualTo(127);
        assertThat(printed.text().lines().filter(line -> !line.startsWith("corto: "))).containsExactly("early", "ahead", "failing");
        assertThat(printed.text()).contains("corto: nothing works today\n");               // standard error is a stream of its own
    }

    @Test
    void the_only_step_is_called_directly() throws IOException, InterruptedException {
        ComposedImage image = ComposedImage.build("Silent.java", "EARLY=y");

        assertThat(image.code("corto_early_EarlyStep__run(")).isNotEmpty();
        assertThat(image.code("->dispatch[")).isEmpty();
    }

    @Test
    void without_steps_nothing_of_them_is_there() throws IOException, InterruptedException {
        ComposedImage image = ComposedImage.build("Silent.java");

        assertThat(image.functions()).noneMatch(name -> name.contains("BootStep"));
        assertThat(image.symbols("BootStep")).allMatch(line -> line.endsWith("\tmethod"));          // inlined: a name, no byte
        assertThat(image.has("BootStep")).isFalse();
        assertThat(image.has("corto: ")).isFalse();
        assertThat(image.composition()).endsWith("Boot:\n  1. the program\n");
    }
}
