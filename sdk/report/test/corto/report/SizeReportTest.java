// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import corto.console.Json;
import corto.report.SizeDifference.Change;
import corto.report.SizeDifference.State;
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
        report = report(40, "m3");
    }

    /// `m1` has `bytes`; one symbol more is called `last`.
    private SizeReport report(long bytes, String last) throws IOException {
        Path names = Files.writeString(folder.resolve("symbols.tsv"), """
                m1\tjava.base\tjava.util\tjava.util.ArrayList\tadd(Ljava/lang/Object;[I)Z\tmethod
                m2\tapplication\t\tHello\tmain([Ljava/lang/String;)V\tmethod
                m3\tcorto.net\tcorto.net\tcorto.net.Net\tup()V\tmethod
                m4\tcorto.net\tcorto.net\tcorto.net.Net\tdown()V\tmethod
                vectors\tcorto.net\tcorto.net\tcorto.net.Net\tvectors\tassembly
                o1\tjava.base\tjava.lang\tjava.lang.String\t"Hello"\tstring
                o2\tcorto.net\tcorto.net\t[Lcorto.net.Net;\tNet.all, length 3\tarray
                o3\tjava.base\t\t[B\tlength 16\tarray
                """);
        ElfSymbols elf = new ElfSymbols(
                List.of(new ElfSection(".text", 0x1000, 120, true), new ElfSection(".data", 0x2000, 144, true), new ElfSection(".bss", 0x3000, 500, false)),
                List.of(function("m1", 0x1000, bytes), function("m2", 0x1030, 20), function("memcpy", 0x1044, 10), function("alias_of_m2", 0x1030, 20), function(last, 0x1050, 12),
                        new ElfSymbol("vectors", 0x105c, 4, ElfSymbol.Kind.OTHER, ".text", true),
                        object("o1", 0x2000, 48), object("o2", 0x2030, 32), object("o3", 0x2060, 32),
                        new ElfSymbol("heap", 0x3000, 500, ElfSymbol.Kind.OBJECT, ".bss", false)));
        return SizeReport.of(elf, JavaNames.read(names), new FileFormat(600, Map.of("ELF header", 64L)));
    }

    private static ElfSymbol function(String name, long address, long bytes) {
        return new ElfSymbol(name, address, bytes, ElfSymbol.Kind.FUNCTION, ".text", true);
    }

    private static ElfSymbol object(String name, long address, long bytes) {
        return new ElfSymbol(name, address, bytes, ElfSymbol.Kind.OBJECT, ".data", true);
    }

    @Test
    void the_pieces_add_up_to_the_file_and_to_each_section() {
        assertThat(report.pieces().stream().filter(Piece::inFile).mapToLong(Piece::bytes).sum()).isEqualTo(600);
        assertThat(report.sections()).isEqualTo(Map.of(".text", 120L, ".data", 144L, Piece.FORMAT, 336L));
        assertThat(report.zeroBytes()).isEqualTo(500);
    }

    @Test
    void two_names_for_the_same_bytes_count_once() {
        assertThat(report.by(Level.METHOD)).containsEntry("Hello.main(String[])", 20L).doesNotContainKey("(assembly and C) alias_of_m2");
    }

    @Test
    void a_gap_before_an_aligned_symbol_is_alignment_and_a_larger_one_is_not() {
        assertThat(report.by(Level.OBJECT)).containsEntry("(alignment) .text", 8L + 2).containsEntry("(unnamed) .text", 24L)
                .containsEntry("(alignment) .data", 16L).containsEntry("(unnamed) .data", 16L);
    }

    @Test
    void libraries_have_code_and_data_together() {
        assertThat(report.by(Level.LIBRARY)).containsEntry("java.base", 40L + 48 + 32).containsEntry("corto.net", 12L + 4 + 32).containsEntry(Piece.FORMAT, 336L);
    }

    @Test
    void names_are_as_java_writes_them() {
        assertThat(report.by(Level.METHOD)).containsEntry("java.util.ArrayList.add(Object, int[])", 40L).containsEntry("corto.net.Net.vectors", 4L);
        assertThat(report.by(Level.OBJECT)).containsEntry("java.lang.String \"Hello\"", 48L).containsEntry("corto.net.Net[] Net.all, length 3", 32L).containsEntry("byte[] length 16", 32L);
    }

    @Test
    void the_table_shows_the_largest_and_sums_the_rest() {
        String text = SizeTable.text("hello for pc", report, Level.LIBRARY, 2);

        assertThat(text).startsWith("hello for pc: 600 bytes in the file, and 500 of zeroed memory\n")
                .contains("         336  56.0%  (ELF format)\n         120  20.0%  java.base\n         144  24.0%  … 5 more (--top 7 shows all)\n");
    }

    @Test
    void a_long_name_loses_its_middle() {
        assertThat(SizeTable.fitting("abcdefghij", 10)).isEqualTo("abcdefghij");
        assertThat(SizeTable.fitting("abcdefghijk", 10)).isEqualTo("abcd…ghijk");
    }

    @Test
    void json_is_read_back_as_the_same_report() {
        SizeTable.Saved saved = SizeTable.Saved.read(Json.of(SizeTable.json("hello", report)), "before.json");

        assertThat(saved.title()).isEqualTo("hello");
        assertThat(saved.report().pieces()).isEqualTo(report.pieces());
        assertThat(saved.report().fileBytes()).isEqualTo(600);
    }

    @Test
    void other_json_is_refused_with_what_to_do() {
        assertThatThrownBy(() -> SizeTable.Saved.read("{\"a\": 1}", "a.json")).isInstanceOf(Failure.class).hasMessageContaining("a.json is no output of corto size --json");
        assertThatThrownBy(() -> SizeTable.Saved.read("{", "a.json")).isInstanceOf(Failure.class).hasMessageContaining("line 1");
    }

    @Test
    void a_difference_tells_new_grown_shrunk_and_gone_and_adds_up() throws IOException {
        SizeDifference difference = new SizeDifference(report(44, "m4"), report);

        assertThat(difference.by(Level.METHOD)).containsExactly(new Change("corto.net.Net.down()", 12, 0), new Change("corto.net.Net.up()", 0, 12),
                new Change("java.util.ArrayList.add(Object, int[])", 44, 40)).extracting(Change::state).containsExactly(State.NEW, State.GONE, State.GROWN);
        for (Level level : List.of(Level.LIBRARY, Level.PACKAGE, Level.CLASS)) {
            assertThat(difference.by(level).stream().mapToLong(Change::bytes).sum()).isEqualTo(difference.bytes()).isZero();
        }
        assertThat(difference.by(Level.LIBRARY)).containsExactly(new Change("(alignment)", 22, 26), new Change("java.base", 124, 120));
    }

    @Test
    void a_difference_as_text_has_a_table_for_each_kind_of_change() throws IOException {
        String text = SizeTable.text("now", "before", new SizeDifference(report(44, "m4"), report), Level.METHOD, 10);

        assertThat(text).isEqualTo("""
                now: 600 bytes in the file
                before: 600 bytes in the file
                the same size

                Grown    +4 bytes in 1
                      change          now       before  method
                          +4           44           40  java.util.ArrayList.add(Object, int[])

                New      +12 bytes in 1
                      change          now       before  method
                         +12           12            -  corto.net.Net.down()

                Gone     -12 bytes in 1
                      change          now       before  method
                         -12            -           12  corto.net.Net.up()
                """);
    }
}
