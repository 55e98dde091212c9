// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeTest {
    private static final String HOTSPOT = """
            start
            Exception in thread "main" java.lang.IllegalStateException: at\tthe end
            \tat exceptions.Uncaught.inner(Uncaught.java:7)
            \tat exceptions.Uncaught.main(Uncaught.java:18)
            \tSuppressed: java.lang.Exception: also
            \t\tat exceptions.Uncaught.main(Uncaught.java:19)
            \t\t... 1 more
            Caused by: java.lang.Error
            \t... 2 more
            """;
    private static final String IMAGE = """
            start
            Exception in thread "main" java.lang.IllegalStateException: at\tthe end
            \tat 0xffffffff80103b98
            \tSuppressed: java.lang.Exception: also
            Caused by: java.lang.Error
            \tat 0xffffffff80103ca0
            \t... 12 more
            """;

    @Test
    void frames_of_stack_traces_may_differ() {
        assertTrue(new Outcome(1, HOTSPOT, "").agrees(new Outcome(1, IMAGE, "")));
        assertTrue(new Outcome(1, "", HOTSPOT).agrees(new Outcome(1, "", IMAGE)));
        assertEquals("a\nb\n", Outcome.withoutFrames("a\n\tat x\nb\n\t... 3 more"));
    }

    @Test
    void everything_else_must_agree() {
        Outcome expected = new Outcome(1, HOTSPOT, HOTSPOT);
        assertFalse(expected.agrees(new Outcome(0, HOTSPOT, HOTSPOT)));
        assertFalse(expected.agrees(new Outcome(1, HOTSPOT.replace("start", "stop"), HOTSPOT)));
        assertFalse(expected.agrees(new Outcome(1, HOTSPOT, HOTSPOT.replace("also", "too"))));
        assertFalse(expected.agrees(new Outcome(1, HOTSPOT, HOTSPOT.replace("Caused by: java.lang.Error\n", ""))));
        assertFalse(expected.agrees(new Outcome(1, HOTSPOT + HOTSPOT, "")));
    }

    @Test
    void only_whole_lines_are_frames() {
        for (String text : List.of("at 3 o'clock\n", "look\tat this\n", "\tattack\n", "\t... more\n", "\t... 3 more or less\n", "\n\n")) {
            assertEquals(text, Outcome.withoutFrames(text));
        }
    }

    @Test
    void a_console_has_both_streams_in_the_order_of_writing() throws IOException, InterruptedException {
        List<String> command = List.of("sh", "-c", "echo 1; echo 2 >&2; echo 3; exit 4");
        assertEquals(new Outcome(4, "1\n3\n", "2\n"), Outcome.of(command, new byte[0], 10));
        assertEquals(new Outcome(4, "1\n2\n3\n", ""), Outcome.onConsole(command, new byte[0], 10));
    }
}
