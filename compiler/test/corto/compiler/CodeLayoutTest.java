// SPDX-License-Identifier: Apache-2.0
package corto.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Objects of the host's gcc, laid out and linked.
final class CodeLayoutTest {
    private static final int PAGE = 4096;

    @TempDir
    Path folder;

    private record Place(long address, long size) {
        long page() {
            return address / PAGE;
        }

        boolean isOnOnePage() {
            return page() == (address + size - 1) / PAGE;
        }
    }

    /// A function of a little more than `bytes` bytes that calls some others.
    private static String function(String name, String attribute, int bytes, String... callees) {
        StringBuilder text = new StringBuilder("__attribute__((noinline, used, ").append(attribute).append(")) void ").append(name).append("(void) { asm volatile(\".skip ").append(bytes).append(", 0x90\");");
        for (String callee : callees) {
            text.append(' ').append(callee).append("();");
        }
        return text.append(" }\n").toString();
    }

    private void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }

    private Map<String, Place> linked(String... sources) throws IOException, InterruptedException {
        List<Path> objects = new ArrayList<>();
        List<String> link = new ArrayList<>(List.of("ld", "-nostdlib", "-T", "script.ld", "-o", "image"));
        for (int i = 0; i < sources.length; i++) {
            Files.writeString(folder.resolve(i + ".c"), sources[i]);
            run("gcc", "-O2", "-w", "-ffunction-sections", "-falign-functions=1", "-fno-asynchronous-unwind-tables", "-fcf-protection=none", "-fno-optimize-sibling-calls", "-fno-pic", "-c", "-o", i + ".o", i + ".c");
            objects.add(folder.resolve(i + ".o"));
            link.add(i + ".o");
        }
        Files.writeString(folder.resolve("script.ld"), "SECTIONS { . = 0x100000; .text : { " + CodeLayout.of(objects) + " *(.text .text.*) } /DISCARD/ : { *(.comment .note.*) } }");
        run(link.toArray(String[]::new));
        run("sh", "-c", "nm -S image > symbols");
        Map<String, Place> places = new HashMap<>();
        for (String line : Files.readAllLines(folder.resolve("symbols"))) {
            String[] words = line.split(" ");
            if (words.length == 4) {
                places.put(words[3], new Place(Long.parseLong(words[0], 16), Long.parseLong(words[1], 16)));
            }
        }
        return places;
    }

    @Test
    void functions_that_call_each_other_share_a_page_and_lie_on_no_other() throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            source.append(function("callee" + i, "hot", 900)).append(function("between" + i, "hot", 700)).append(function("caller" + i, "hot", 1100, "callee" + i));
        }

        Map<String, Place> places = linked(source.toString());

        for (int i = 0; i < 6; i++) {
            assertThat(places.get("caller" + i).page()).isEqualTo(places.get("callee" + i).page());
        }
        assertThat(places).hasSize(18).allSatisfy((_, place) -> assertThat(place.isOnOnePage()).isTrue());
    }

    @Test
    void a_callee_goes_to_the_caller_that_is_its_only_one() throws IOException, InterruptedException {
        Map<String, Place> places = linked(function("shared", "hot", 1500) + function("own", "hot", 1500) + function("one", "hot", 1800, "shared", "own") + function("other", "hot", 1800, "shared"));

        assertThat(places.get("one").page()).isEqualTo(places.get("own").page());
        assertThat(places.get("other").page()).isEqualTo(places.get("shared").page());
    }

    @Test
    void calls_into_another_object_count_too() throws IOException, InterruptedException {
        Map<String, Place> places = linked("void callee(void);\n" + function("caller", "hot", 1500, "callee") + function("alone", "hot", 2000), function("callee", "hot", 1500) + function("large", "hot", 2300));

        assertThat(places.get("caller").page()).isEqualTo(places.get("callee").page());
    }

    @Test
    void what_pages_have_left_takes_cold_code() throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder(function("hot", "hot", 3000)).append(function("large", "hot", 3000));
        for (int i = 0; i < 8; i++) {
            source.append(function("cold" + i, "cold", 300));
        }

        Map<String, Place> places = linked(source.toString());

        long end = places.values().stream().mapToLong(place -> place.address + place.size).max().orElseThrow();
        long sizes = places.values().stream().mapToLong(Place::size).sum();
        assertThat(end - 0x100000 - sizes).isLessThan(2 * 400);
    }

    @Test
    void a_function_larger_than_a_page_begins_on_one() throws IOException, InterruptedException {
        Map<String, Place> places = linked(function("huge", "hot", 5000) + function("small", "hot", 100));

        assertThat(places.get("huge").address % PAGE).isZero();
        assertThat(places.get("small").isOnOnePage()).isTrue();
    }

    @Test
    void nothing_hot_is_no_layout() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("a.c"), "int cold(void) { return 1; }");
        run("gcc", "-c", "-o", "a.o", "a.c");

        assertThat(CodeLayout.of(List.of(folder.resolve("a.o")))).isEmpty();
    }
}
