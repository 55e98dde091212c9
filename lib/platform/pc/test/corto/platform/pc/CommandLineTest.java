// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CommandLineTest {
    private static String[] arguments(String line) {
        return CommandLine.arguments(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] environment(String line) {
        return CommandLine.environment(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String[] options(String line) {
        return CommandLine.options(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void words_are_separated_by_any_number_of_blanks() {
        assertThat(arguments("  one two\t three ")).containsExactly("one", "two", "three");
    }

    @Test
    void an_empty_line_has_no_arguments() {
        assertThat(arguments("")).isEmpty();
        assertThat(environment("")).isEmpty();
    }

    @Test
    void text_is_UTF_8() {
        assertThat(arguments("grün '€ 𝄞'")).containsExactly("grün", "€ 𝄞");
    }

    @Test
    void quotes_keep_blanks_and_may_be_empty() {
        assertThat(arguments("'a b' \"c d\" '' \"\"")).containsExactly("a b", "c d", "", "");
    }

    @Test
    void quoted_parts_join_their_word() {
        assertThat(arguments("x'y z'\"'\"w")).containsExactly("xy z'w");
    }

    @Test
    void a_backslash_quotes_as_in_a_shell() {
        assertThat(arguments("a\\ b '\\n' \"\\\"\\\\\\n\"")).containsExactly("a b", "\\n", "\"\\\\n");
    }

    @Test
    void a_backslash_at_the_end_stands_for_itself() {
        assertThat(arguments("a\\")).containsExactly("a\\");
    }

    @Test
    void what_is_before_two_dashes_is_the_environment() {
        String line = "LANG=C \"GREETING=good morning\" -- one -- two";

        assertThat(environment(line)).containsExactly("LANG=C", "GREETING=good morning");
        assertThat(arguments(line)).containsExactly("one", "--", "two");
    }

    @Test
    void without_two_dashes_there_is_no_environment() {
        assertThat(environment("a=b")).isEmpty();
        assertThat(arguments("a=b")).containsExactly("a=b");
    }

    @Test
    void words_with_the_prefix_are_options_of_the_kernel_and_not_environment() {
        String line = "corto.strace=1 LANG=C corto.workdir='/a b' CORTO=x corto.ip=10.0.2.15/24 -- corto.x=1";

        assertThat(options(line)).containsExactly("strace=1", "workdir=/a b", "ip=10.0.2.15/24");
        assertThat(environment(line)).containsExactly("LANG=C", "CORTO=x");
        assertThat(arguments(line)).containsExactly("corto.x=1");
    }

    @Test
    void options_alone_leave_environment_and_arguments_empty() {
        assertThat(options("corto.strace=1 --")).containsExactly("strace=1");
        assertThat(environment("corto.strace=1 --")).isEmpty();
        assertThat(arguments("corto.strace=1 --")).isEmpty();
    }

    @Test
    void without_two_dashes_there_are_no_options() {
        assertThat(options("corto.strace=1")).isEmpty();
        assertThat(arguments("corto.strace=1")).containsExactly("corto.strace=1");
    }

    @Test
    void devices_that_the_machine_appended_are_options_wherever_they_stand() {
        String line = "virtio_mmio.device=4K@0xd0000000:5 A=b -- one virtio_mmio.device=512@0xfeb00e00:12";

        assertThat(options(line)).containsExactly("virtio_mmio.device=4K@0xd0000000:5", "virtio_mmio.device=512@0xfeb00e00:12");
        assertThat(environment(line)).containsExactly("A=b");
        assertThat(arguments(line)).containsExactly("one");
        assertThat(arguments("one virtio_mmio.device=512@0xfeb00e00:12")).containsExactly("one");
    }
}
