// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackTracesTest {
    private static final Map<Long, List<Frame>> FRAMES = Map.ofEntries(
            Map.entry(0x1L, List.of(base("jdk.internal.corto.Host", "stackTrace"), base("java.lang.Throwable", "fillInStackTrace"))),
            Map.entry(0x2L, List.of(base("java.lang.Throwable", "<init>"), base("java.lang.Exception", "<init>"))),
            Map.entry(0x3L, List.of(base("java.lang.RuntimeException", "<init>"))),
            Map.entry(0x4L, List.of(new Frame("", "shop.Broken", "<init>", "Broken.java:3"))),
            Map.entry(0x5L, List.of(new Frame("corto.runtime", "corto.runtime.Throw", "nullPointer", "Throw.java:20"))),
            Map.entry(0x6L, List.of(new Frame("", "shop.Order", "<init>", "Order.java:8"))),
            Map.entry(0x7L, List.of(new Frame("", "shop.Shop", "inlined", "Shop.java:5"), new Frame("", "shop.Shop", "main", "Shop.java:9"))),
            Map.entry(0x8L, List.of(new Frame("corto.runtime", "corto.runtime.Application", "main", "Application.java"), new Frame("corto.runtime", "corto.runtime.Start", "start", "Start.java:21"))),
            Map.entry(0x9L, List.of(new Frame("", "", "pc_entry", "Unknown Source"))),
            Map.entry(0xAL, List.of(base("java.lang.NullPointerException", "<init>"))));

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final TraceFilter filter = new TraceFilter(out, address -> FRAMES.getOrDefault(address, List.of()));

    @Test
    void how_an_exception_was_made_and_the_program_started_is_left_out() throws IOException {
        write("""
                Exception in thread "main" java.lang.NullPointerException
                \tat 0x1
                \tat 0x2
                \tat 0x3
                \tat 0xA
                \tat 0x5
                \tat 0x7
                \tat 0x8
                \tat 0x9
                """);

        assertThat(text()).isEqualTo("""
                Exception in thread "main" java.lang.NullPointerException
                \tat shop.Shop.inlined(Shop.java:5)
                \tat shop.Shop.main(Shop.java:9)
                """);
    }

    @Test
    void a_constructor_that_throws_stays() throws IOException {
        write("shop.Broken: no money\n\tat 0x1\n\tat 0x2\n\tat 0x3\n\tat 0x4\n\tat 0x6\n\tat 0x7\n");

        assertThat(text()).isEqualTo("""
                shop.Broken: no money
                \tat shop.Order.<init>(Order.java:8)
                \tat shop.Shop.inlined(Shop.java:5)
                \tat shop.Shop.main(Shop.java:9)
                """);
    }

    @Test
    void a_constructor_at_the_top_stays_when_the_making_was_not_recorded() throws IOException {
        write("java.lang.StackOverflowError\n\tat 0x6\n\tat 0x7\n");

        assertThat(text()).contains("shop.Order.<init>");
    }

    @Test
    void common_frames_are_counted_in_lines() throws IOException {
        write("""
                shop.Broken
                \tat 0x1
                \tat 0x4
                \tat 0x6
                \tat 0x7
                \tat 0x8
                \tat 0x9
                Caused by: java.lang.NullPointerException: x
                \tat 0x1
                \tat 0xA
                \tat 0x6
                \t... 3 more
                """);

        assertThat(text()).endsWith("""
                Caused by: java.lang.NullPointerException: x
                \tat shop.Order.<init>(Order.java:8)
                \t... 2 more
                """);
    }

    @Test
    void common_frames_that_are_all_hidden_are_not_mentioned() throws IOException {
        write("shop.Broken\n\tat 0x7\n\tat 0x8\n\tat 0x9\nCaused by: shop.Broken\n\tat 0x6\n\t... 2 more\n");

        assertThat(text()).endsWith("Caused by: shop.Broken\n\tat shop.Order.<init>(Order.java:8)\n");
    }

    @Test
    void suppressed_exceptions_keep_their_indentation() throws IOException {
        write("shop.Broken\n\tat 0x7\n\tSuppressed: shop.Broken: y\n\t\tat 0x6\n\t\t... 1 more\n");

        assertThat(text()).endsWith("\tSuppressed: shop.Broken: y\n\t\tat shop.Order.<init>(Order.java:8)\n\t\t... 2 more\n");
    }

    @Test
    void a_panic_shows_everything() throws IOException {
        write("panic: the heap is damaged\n  0x20\n\tat 0x5\n\tat 0x8\n\tat 0x9\n");

        assertThat(text()).isEqualTo("""
                panic: the heap is damaged
                  0x20
                \tat corto.runtime/corto.runtime.Throw.nullPointer(Throw.java:20)
                \tat corto.runtime/corto.runtime.Application.main(Application.java)
                \tat corto.runtime/corto.runtime.Start.start(Start.java:21)
                \tat pc_entry(Unknown Source)
                """);
    }

    private static Frame base(String type, String method) {
        return new Frame("java.base", type, method, type.substring(type.lastIndexOf('.') + 1) + ".java:1");
    }

    private void write(String text) throws IOException {
        filter.write(text.getBytes(StandardCharsets.UTF_8));
        filter.finish();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
