// SPDX-License-Identifier: Apache-2.0
package corto.tests.composition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What is chosen is built in, what is not chosen is not there. The images are those of a program that counts with one of two policies.
class FoldingTest {
    private static final String TABLE = "->dispatch[";
    private static final String MESSAGE = "one step further";
    private static final int UNUSUAL = 4711;
    private static final String UNUSUAL_IMMEDIATE = "0x1267";

    private static ComposedImage count(String... settings) throws IOException, InterruptedException {
        String[] all = new String[settings.length + 1];
        all[0] = "COUNTER_API=y";
        System.arraycopy(settings, 0, all, 1, settings.length);
        return ComposedImage.build("Count.java", all);
    }

    @Test
    void the_policy_is_the_chosen_one() throws IOException, InterruptedException {
        assertThat(ComposedImage.run("Count.java", "COUNTER_API=y", "COUNTER_STEPS=y")).isEqualTo(new ComposedImage.Printed(0, "3\n6\n9\n9\n"));
        assertThat(ComposedImage.run("Count.java", "COUNTER_API=y", "COUNTER_DOUBLING=y")).isEqualTo(new ComposedImage.Printed(0, "2\n4\n8\n8\n"));
    }

    @Test
    void a_call_of_the_only_provider_is_direct_and_gcc_inlines_it() throws IOException, InterruptedException {
        ComposedImage image = count("COUNTER_STEPS=y");

        assertThat(image.code("corto_counter_steps_Steps__value(((ref)o")).isNotEmpty();
        assertThat(image.code(TABLE)).isEmpty();
        assertThat(image.functions()).noneMatch(name -> name.contains("counter"));
    }

    @Test
    void a_policy_that_is_not_chosen_leaves_no_byte() throws IOException, InterruptedException {
        ComposedImage steps = count("COUNTER_STEPS=y");
        ComposedImage doubling = count("COUNTER_DOUBLING=y");

        assertThat(steps.symbols("counter.doubling")).isEmpty();
        assertThat(steps.has("doubl")).isFalse();
        assertThat(steps.composition()).contains("corto.counter.steps").doesNotContain("corto.counter.doubling");
        assertThat(doubling.symbols("counter.doubling")).isNotEmpty();
        assertThat(doubling.symbols("counter.steps")).isEmpty();
        assertThat(doubling.has("doubled too often")).isTrue();
    }

    @Test
    void a_number_is_an_immediate() throws IOException, InterruptedException {
        ComposedImage usual = count("COUNTER_STEPS=y");
        ComposedImage unusual = count("COUNTER_STEPS=y", "COUNTER_STEPS_STEP=" + UNUSUAL);

        assertThat(unusual.instructions(UNUSUAL_IMMEDIATE)).isNotEmpty();
        assertThat(usual.instructions(UNUSUAL_IMMEDIATE)).isEmpty();
        assertThat(unusual.code(" + " + UNUSUAL + ";")).isNotEmpty();
        assertThat(unusual.code("STEP")).isEmpty();
        assertThat(unusual.folder()).isNotEqualTo(usual.folder());
    }

    @Test
    void a_branch_that_is_switched_off_is_gone() throws IOException, InterruptedException {
        ComposedImage quiet = count("COUNTER_STEPS=y");
        ComposedImage loud = count("COUNTER_STEPS=y", "COUNTER_STEPS_LOUD=y");

        assertThat(quiet.has(MESSAGE)).isFalse();
        assertThat(loud.has(MESSAGE)).isTrue();
        assertThat(quiet.size()).isLessThan(loud.size());
        assertThat(quiet.code("LOUD")).isEmpty();
        assertThat(loud.code("LOUD")).isEmpty();
    }

    @Test
    void short_messages_have_no_names_of_classes() throws IOException, InterruptedException {
        assertThat(ComposedImage.run("Cast.java")).isEqualTo(new ComposedImage.Printed(0,
                "class java.lang.Integer cannot be cast to class java.lang.String (java.lang.Integer and java.lang.String are in module java.base of loader 'bootstrap')\n"));
        assertThat(ComposedImage.run("Cast.java", "RUNTIME_TERSE=y")).isEqualTo(new ComposedImage.Printed(0, "null\n"));
        assertThat(ComposedImage.build("Cast.java", "RUNTIME_TERSE=y").size()).isLessThan(ComposedImage.build("Cast.java").size());
    }
}
