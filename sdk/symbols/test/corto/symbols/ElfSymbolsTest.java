// SPDX-License-Identifier: Apache-2.0
package corto.symbols;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reads what the assembler and gcc of this machine make.
class ElfSymbolsTest {
    @TempDir
    private static Path folder;
    private static Path elf;

    @BeforeAll
    static void link() throws IOException, InterruptedException {
        Path source = folder.resolve("x.c");
        Files.writeString(source, """
                int table[10] = {1};
                static const char text[7] __attribute__((used)) = "corto";
                long zeros[100];
                __asm__(".data; .balign 8; .globl label; label: .quad 1, 2, 3; .globl end; end: .quad 4; .text");
                #line 7 "Greeting.java"
                static inline __attribute__((always_inline)) int inner(volatile int *x) { return *x / 3; }
                #line 12 "Greeting.java"
                int M0_greet(volatile int *x) { return inner(x) + 1; }
                void _start(void) { M0_greet(table); for (;;) {} }
                """);
        elf = folder.resolve("x.elf");
        List<String> gcc = List.of("gcc", "-gdwarf-4", "-O1", "-fno-inline-small-functions", "-ffreestanding", "-nostdlib", "-static", "-no-pie",
                "-fno-asynchronous-unwind-tables", "-o", elf.toString(), source.toString());
        assertThat(new ProcessBuilder(gcc).inheritIO().start().waitFor()).isZero();
    }

    @Test
    void functions_and_objects_have_size_kind_and_section() {
        ElfSymbols symbols = ElfSymbols.read(elf);

        ElfSymbol table = symbol(symbols, "table").orElseThrow();
        assertThat(table.sizeBytes()).isEqualTo(40);
        assertThat(table.kind()).isEqualTo(ElfSymbol.Kind.OBJECT);
        assertThat(table.section()).isEqualTo(".data");
        ElfSymbol start = symbol(symbols, "_start").orElseThrow();
        assertThat(start.kind()).isEqualTo(ElfSymbol.Kind.FUNCTION);
        assertThat(start.section()).isEqualTo(".text");
        assertThat(symbol(symbols, "text").orElseThrow().sizeBytes()).isEqualTo(7);
    }

    @Test
    void a_label_without_size_reaches_to_the_next_symbol() {
        ElfSymbols symbols = ElfSymbols.read(elf);

        assertThat(symbol(symbols, "label").orElseThrow().sizeBytes()).isEqualTo(24);
    }

    @Test
    void zeroed_memory_is_not_in_the_file() {
        ElfSymbols symbols = ElfSymbols.read(elf);

        assertThat(symbol(symbols, "zeros").orElseThrow().inFile()).isFalse();
        assertThat(symbols.sections()).anySatisfy(section -> {
            assertThat(section.name()).isEqualTo(".bss");
            assertThat(section.sizeBytes()).isGreaterThanOrEqualTo(800);
            assertThat(section.inFile()).isFalse();
        });
    }

    @Test
    void a_file_that_is_no_elf_file_is_refused_by_name() throws IOException {
        Path file = Files.writeString(folder.resolve("no.elf"), "x".repeat(100));

        assertThatThrownBy(() -> ElfSymbols.read(file)).isInstanceOf(Failure.class).hasMessageContaining("no.elf is not a 64-bit");
    }

    @Test
    void offsets_that_lead_out_of_the_file_are_an_error_not_a_crash() throws IOException {
        byte[] bytes = Files.readAllBytes(elf);
        bytes[43] = 0x7F;                              // e_shoff
        Path file = Files.write(folder.resolve("damaged.elf"), bytes);

        assertThatThrownBy(() -> ElfSymbols.read(file)).isInstanceOf(Failure.class).hasMessageContaining("damaged");
    }

    @Test
    void an_address_is_found_with_its_inlined_frames_and_java_names() throws IOException {
        Path names = Files.writeString(folder.resolve("symbols.tsv"), """
                M0_greet\tapplication\tcorto.greeting\tGreeting\tgreet(I)I\tmethod
                inner\tjava.base\tjava.lang\tMath\tthird(I)I\tmethod
                """);
        long address = symbol(ElfSymbols.read(elf), "M0_greet").orElseThrow().address();

        try (Addresses addresses = new Addresses(elf, names)) {
            assertThat(addresses.frames(address + 1)).extracting(Frame::toString).containsExactly(
                    "java.base/java.lang.Math.third(Greeting.java:7)", "corto.greeting.Greeting.greet(Greeting.java:12)");
            assertThat(addresses.frames(0x10)).isEmpty();
            assertThat(addresses.frames(address + 1)).hasSize(2);
        }
    }

    @Test
    void without_a_table_of_names_frames_have_the_symbols() {
        long address = symbol(ElfSymbols.read(elf), "M0_greet").orElseThrow().address();

        try (Addresses addresses = new Addresses(elf, folder.resolve("missing.tsv"))) {
            assertThat(addresses.frames(address + 1)).extracting(Frame::toString).containsExactly("inner(Greeting.java:7)", "M0_greet(Greeting.java:12)");
        }
    }

    private static Optional<ElfSymbol> symbol(ElfSymbols symbols, String name) {
        return symbols.symbols().stream().filter(symbol -> symbol.name().equals(name)).findFirst();
    }
}
