// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import corto.tests.boot.Booted.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What an image must do on every platform and machine, one claim a test.
class BootTest {
    private static final List<Place> MACHINES = List.of(Place.PC, Place.Q35, Place.MICROVM);
    private static final List<Place> PLATFORMS = List.of(Place.PC, Place.PROCESS);

    /// A test that runs in one place.
    private interface Claim {
        void check(Place place) throws Exception;
    }

    private static Stream<DynamicTest> on(List<Place> places, String name, Claim claim) {
        return places.stream().map(place -> DynamicTest.dynamicTest(name + " on " + place, () -> claim.check(place)));
    }

    private static Booted claims(Place place, String... arguments) throws Exception {
        return Booted.run("Claims", place, "", arguments);
    }

    private static Booted faults(Place place, String fault) throws Exception {
        return Booted.run("Faults", place, "", fault);
    }

    @TestFactory
    Stream<DynamicTest> hello_greets_and_returns_zero() {
        return on(List.of(Place.PC, Place.Q35, Place.MICROVM, Place.PROCESS), "hello", place ->
                assertThat(Booted.run("Hello", place, "")).isEqualTo(new Booted(0, "Hello from Corto.\n")));
    }

    /// 255 is the largest a shell can show; 127 and 128 are where a status of seven bits would break.
    @TestFactory
    Stream<DynamicTest> exit_status_reaches_the_shell() {
        return Stream.of(0, 1, 7, 127, 128, 255).flatMap(status -> on(PLATFORMS, "exit " + status, place ->
                assertThat(claims(place, "exit", status.toString())).isEqualTo(new Booted(status, ""))));
    }

    @TestFactory
    Stream<DynamicTest> exit_status_reaches_the_shell_from_every_machine() {
        return on(MACHINES, "exit 42", place -> assertThat(claims(place, "exit", "42").status()).isEqualTo(42));
    }

    @TestFactory
    Stream<DynamicTest> a_returning_main_ends_with_zero() {
        return on(PLATFORMS, "return", place -> assertThat(claims(place, "return")).isEqualTo(new Booted(0, "returned\n")));
    }

    @TestFactory
    Stream<DynamicTest> an_uncaught_exception_prints_its_trace_and_ends_with_one() {
        return on(PLATFORMS, "uncaught exception", place -> {
            Booted run = claims(place, "throw");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.text()).startsWith("Exception in thread \"main\" java.lang.IllegalStateException: failed with 1\n"
                    + "\tat Claims.fail(Claims.java:" + line("Claims", "throw new IllegalStateException") + ")\n"
                    + "\tat Claims.main(Claims.java:" + line("Claims", "fail(args.length)") + ")\n");
            assertThat(run.text()).contains("Caused by: java.lang.RuntimeException: the cause\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> arguments_keep_blanks_quotes_and_other_letters() {
        String[] words = {"plain", "two words", "a \"quote\"", "it's", "back\\slash", "", "--", "ünïcödé €", "-x=1", "tab\there"};
        List<String> all = new ArrayList<>(List.of("arguments"));
        all.addAll(List.of(words));
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < words.length; i++) {
            expected.append(i + 1).append('[').append(words[i]).append("]\n");
        }
        return on(PLATFORMS, "arguments", place -> assertThat(claims(place, all.toArray(String[]::new))).isEqualTo(new Booted(0, expected.toString())));
    }

    @TestFactory
    Stream<DynamicTest> what_is_typed_is_read() {
        return on(PLATFORMS, "echo", place -> {
            Booted run = Booted.run("Claims", place, "first line\nsecond\n\n", "echo");

            assertThat(run).isEqualTo(new Booted(0, "heard first line\nheard second\ndone\n"));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_caught_OutOfMemoryError_lets_the_program_go_on() {
        return on(PLATFORMS, "out of memory, caught", place ->
                assertThat(claims(place.with(16 * Booted.MEBIBYTE), "exhaust caught")).isEqualTo(new Booted(0, "caught after some: true\ngoes on: 65536000\n")));
    }

    @TestFactory
    Stream<DynamicTest> an_uncaught_OutOfMemoryError_prints_its_trace_and_ends_with_one() {
        return on(PLATFORMS, "out of memory", place -> {
            Booted run = claims(place.with(16 * Booted.MEBIBYTE), "exhaust");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.text()).startsWith("Exception in thread \"main\" java.lang.OutOfMemoryError");
            assertThat(run.text()).contains("\tat Claims.exhaust(Claims.java:");
        });
    }

    @TestFactory
    Stream<DynamicTest> an_OutOfMemoryError_ends_a_program_in_order_however_little_memory_there_is() {
        return Stream.iterate(1792, kibibytes -> kibibytes < 4096, kibibytes -> kibibytes + 128).flatMap(kibibytes -> on(List.of(Place.PC), kibibytes + " KiB", place -> {
            Booted run = claims(place.with(kibibytes * 1024L), "exhaust");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.text()).startsWith("Exception in thread \"main\" ").doesNotContain("panic");
        }));
    }

    @TestFactory
    Stream<DynamicTest> a_caught_StackOverflowError_lets_the_program_go_on() {
        return on(PLATFORMS, "stack overflow, caught", place ->
                assertThat(claims(place, "overflow caught")).isEqualTo(new Booted(0, "caught 0\ncaught 1\ncaught 2\n")));
    }

    @TestFactory
    Stream<DynamicTest> an_uncaught_StackOverflowError_prints_its_trace_and_ends_with_one() {
        return on(PLATFORMS, "stack overflow", place -> {
            Booted run = claims(place, "overflow");

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.text()).startsWith("Exception in thread \"main\" java.lang.StackOverflowError");
            assertThat(run.text()).contains("\tat Claims.depth(Claims.java:" + line("Claims", "depth(level + 1)") + ")\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_machine_fault_is_a_panic_with_registers_and_stack() {
        return on(PLATFORMS, "load from nowhere", place -> {
            Booted run = faults(place, "load from nowhere");

            assertPanic(run);
            assertThat(run.text()).contains("\tat Faults.load(Faults.java:" + line("Faults", "loadLongVolatile") + ")\n",
                    "\tat Faults.main(Faults.java:" + line("Faults", "\"load from nowhere\"") + ")\n");
            assertThat(run.text()).containsPattern("rip +0x[0-9a-f]+").containsPattern("rsp +0x[0-9a-f]+").containsPattern("cr2 +0x0*1230\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_fault_names_its_reason() {
        return Stream.concat(
                on(MACHINES, "invalid opcode", place -> {
                    Booted run = faults(place, "no instruction");

                    assertPanic(run);
                    assertThat(run.text()).contains("panic: invalid opcode\n", "\tat Faults.noInstruction(Faults.java:");
                }),
                on(List.of(Place.PC), "page fault", place -> assertThat(faults(place, "load from nowhere").text()).contains("panic: page fault\n")));
    }

    @TestFactory
    Stream<DynamicTest> the_guard_page_of_the_stack_is_named() {
        return on(PLATFORMS, "deep stack", place -> {
            Booted run = faults(place, "deep stack");

            assertPanic(run);
            assertThat(run.text()).contains("panic: stack overflow (guard page)\n");
        });
    }

    @TestFactory
    Stream<DynamicTest> text_and_constants_cannot_be_written() {
        return Stream.of("store into text", "store into constants").flatMap(fault -> on(PLATFORMS, fault, place -> {
            Booted run = faults(place, fault);

            assertPanic(run);
            assertThat(run.text()).contains("\tat Faults.store(Faults.java:");
        }));
    }

    /// Ring 0 too (CR0.WP), and by no other way: the direct map leaves the image out. CR2 names the address.
    @TestFactory
    Stream<DynamicTest> what_is_written_names_its_address() {
        return Stream.of("store into text", "store into constants", "store into text by the direct map").flatMap(fault -> on(MACHINES, fault, place -> {
            Booted run = faults(place, fault);

            assertPanic(run);
            String address = fault.endsWith("map") ? "ffff800000100000" : "ffffffff80[0-9a-f]{6}";
            assertThat(run.text()).contains("panic: page fault\n").containsPattern("cr2 +0x" + address + "\n");
        }));
    }

    @TestFactory
    Stream<DynamicTest> data_cannot_be_executed() {
        return Stream.of("run data", "run constants", "run the stack").flatMap(fault -> on(MACHINES, fault, place -> {
            Booted run = faults(place, fault);

            assertPanic(run);
            assertThat(run.text()).contains("panic: page fault\n").containsPattern("(?s)rip +0x([0-9a-f]+)\n.*cr2 +0x\\1\n");
        }));
    }

    @TestFactory
    Stream<DynamicTest> hello_lives_in_two_mebibytes() {
        return on(MACHINES, "2 MiB", place ->
                assertThat(Booted.run("Hello", place.with(2 * Booted.MEBIBYTE), "")).isEqualTo(new Booted(0, "Hello from Corto.\n")));
    }

    /// The Java heap is the largest range without a hole, which PCs have below 4 GiB. QEMU takes memory when the guest touches it, and boot
    /// does not touch all.
    @TestFactory
    Stream<DynamicTest> a_guest_uses_eight_gibibytes() {
        return on(MACHINES, "8 GiB", place -> {
            assumeTrue(hostMebibytes() > 2 * 1024, "this host has less than 2 GiB free");
            Booted run = claims(place.with(8 * 1024 * Booted.MEBIBYTE), "memory");

            assertThat(run.status()).isZero();
            assertThat(Long.parseLong(run.text().strip().replace("MiB ", ""))).isBetween(5000L, 8192L);
        });
    }

    private static void assertPanic(Booted run) {
        assertThat(run.text()).startsWith("before\npanic: ").doesNotContain("after");
        assertThat(run.status()).isEqualTo(134);
    }

    private static long hostMebibytes() throws IOException {
        Path file = Path.of("/proc/meminfo");
        return Files.exists(file) ? Files.readAllLines(file).stream().filter(line -> line.startsWith("MemAvailable:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10).findFirst().orElse(0) : 0;
    }

    /// Number of the first line of a program that holds `text`.
    private static int line(String program, String text) throws IOException {
        Path file = Path.of(System.getProperty("corto.root")).resolve("tests/boot/programs").resolve(program + ".java");
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(text)) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException(text + " in " + file);
    }
}
