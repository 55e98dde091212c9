// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceFilterTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TraceFilter filter = new TraceFilter(out, address -> switch ((int) address) {
        case 0x1000 -> List.of(new Frame("", "Hello", "main", "Hello.java:3"));
        case 0x2000 -> List.of(new Frame("", "List", "inlined", "List.java:1"), new Frame("", "List", "add", "List.java:2"));
        default -> List.of();
    });

    @Test
    void an_address_becomes_its_frame() throws IOException {
        write("Exception\n\tat 0x1000\nend\n");

        assertThat(text()).isEqualTo("Exception\n\tat Hello.main(Hello.java:3)\nend\n");
    }

    @Test
    void inlined_frames_become_lines_of_their_own() throws IOException {
        write("\tat 0x0000000000002000\n\tat 0x1000\n");

        assertThat(text()).isEqualTo("\tat List.inlined(List.java:1)\n\tat List.add(List.java:2)\n\tat Hello.main(Hello.java:3)\n");
    }

    @Test
    void an_address_that_nobody_knows_stays() throws IOException {
        write("\tat 0xdead\r\n\tat 0xBEEF\n");

        assertThat(text()).isEqualTo("\tat 0xdead\r\n\tat 0xBEEF\n");
    }

    @Test
    void carriage_returns_of_a_serial_console_stay() throws IOException {
        write("x\r\n\tat 0x1000\r\ny\r\n");

        assertThat(text()).isEqualTo("x\r\n\tat Hello.main(Hello.java:3)\r\ny\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\tat 0x1000 \n", "at 0x1000\n", "\t at 0x1000\n", "\t... 3 mor\n", "\t....\n", "x\tat 0x1000\n", "\tat 0x\n", "\tat 0x10g0\n", "\tat 0x11112222333344445\n",
        "\tat 0x\r\n", "\tat 0x1000\r\r\n", "\t\n", "\n\n", "\tat java.lang.String.x(String.java:1)\n"})
    void lines_of_another_form_pass_unchanged(String line) throws IOException {
        write(line);

        assertThat(text()).isEqualTo(line);
    }

    @Test
    void the_pieces_in_which_output_arrives_make_no_difference() throws IOException {
        String all = "a\n\tat 0x1000\n\tat x\n\tat 0x2000\r\nb";
        for (byte b : all.getBytes(StandardCharsets.UTF_8)) {
            filter.write(b);
        }
        filter.finish();

        assertThat(text()).isEqualTo("a\n\tat Hello.main(Hello.java:3)\n\tat x\n\tat List.inlined(List.java:1)\r\n\tat List.add(List.java:2)\r\nb");
    }

    @Test
    void a_prompt_without_line_break_is_seen_at_once() throws IOException {
        write("name? ");

        assertThat(text()).isEqualTo("name? ");
    }

    @Test
    void what_could_become_an_address_waits_and_is_not_lost_at_the_end() throws IOException {
        write("\tat 0x10");
        assertThat(text()).isEmpty();

        filter.finish();
        assertThat(text()).isEqualTo("\tat 0x10");
    }

    private void write(String text) throws IOException {
        filter.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
