// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;

import corto.symbols.ElfSection;
import corto.symbols.ElfSymbol;
import corto.symbols.ElfSymbols;
import corto.symbols.JavaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SizeReportTest {
    @TempDir
    private Path folder;
    private SizeReport report;

    @BeforeEach
    void read() throws IOException {
        Path names = Files.writeString(folder.resolve("symbols.tsv"), """
                m1\tjava.base\tjava.util\tArrayList\tadd(Ljava/lang/Object;)Z\tmethod
                m2\tapplication\t\tHello\tmain([Ljava/lang/String;)V\tmethod
                o1\tjava.base\tjava.lang\tString\t"Hello"\tstring
                """);
        ElfSymbols elf = new ElfSymbols(
                List.of(new ElfSection(".text", 0x1000, 100, true), new ElfSection(".data", 0x2000, 50, true), new ElfSection(".bss", 0x3000, 500, false)),
                List.of(function("m1", 0x1000, 40), function("m2", 0x1030, 20), function("memcpy", 0x1044, 10), function("alias_of_m2", 0x1030, 20),
                        new ElfSymbol("o1", 0x2000, 48, ElfSymbol.Kind.OBJECT, ".data", true),
                        new ElfSymbol("heap", 0x3000, 500, ElfSymbol.Kind.OBJECT, ".bss", false)));
        report = SizeReport.of(elf, JavaNames.read(names), 400);
    }

    private static ElfSymbol function(String name, long address, long bytes) {
        return new ElfSymbol(name, address, bytes, ElfSymbol.Kind.FUNCTION, ".text", true);
    }

    @Test
    void the_pieces_in_the_file_add_up_to_it() {
        assertThat(report.pieces().stream().filter(Piece::inFile).mapToLong(Piece::bytes).sum()).isEqualTo(400);
    }

    @Test
    void two_names_for_the_same_bytes_count_once() {
        assertThat(report.by(Level.METHOD)).containsEntry("Hello.main([Ljava/lang/String;)V", 20L).doesNotContainKey("alias_of_m2");
    }

    @Test
    void libraries_have_code_and_data_together() {
        assertThat(report.by(Level.LIBRARY)).containsEntry("java.base", 88L).containsEntry("(unnamed)", 32L).containsEntry("(ELF headers)", 250L);
    }

    @Test
    void objects_are_everything_but_methods() {
        assertThat(report.by(Level.OBJECT)).containsEntry("java.lang.String.\"Hello\"", 48L).doesNotContainKey("memcpy");
    }

    @Test
    void zeroed_memory_is_counted_apart() {
        assertThat(report.zeroBytes()).isEqualTo(500);
        assertThat(report.by(Level.OBJECT)).doesNotContainKey("heap");
    }

    @Test
    void the_table_shows_the_largest_and_sums_the_rest() {
        String text = SizeTable.text("hello for pc", report, Level.LIBRARY, 2);

        assertThat(text).startsWith("hello for pc: 400 bytes in the file, and 500 of zeroed memory\n")
                .contains("         250  62.5%  (ELF headers)\n          88  22.0%  java.base\n          62  15.5%  … 3 more (--top 5 shows all)\n");
    }

    @Test
    void the_treemap_is_one_page_with_all_names() {
        String html = Treemap.html("hello <pc>", report);

        assertThat(html).contains("<title>hello &lt;pc></title>").contains("\"n\": \"ArrayList\"").contains("\"b\": 40").doesNotContain("@DATA@");
    }
}
