// SPDX-License-Identifier: Apache-2.0
package corto.report;

import static org.assertj.core.api.Assertions.assertThat;

import corto.report.Piece.Kind;
import corto.report.Reasons.Reason;
import corto.symbols.JavaNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReasonsTest {
    @TempDir
    private Path folder;
    private Reasons reasons;

    @BeforeEach
    void read() throws IOException {
        CallChains chains = CallChains.of(List.of(
                "corto.Start.start()V\t\tcalled from assembly",
                "Hello.main([Ljava/lang/String;)V\tcorto.Start.start()V\tStart.java:9",
                "java.io.PrintStream.println(Ljava/lang/String;)V\tHello.main([Ljava/lang/String;)V\tHello.java:7",
                "java.io.PrintStream.print(Ljava/lang/String;)V\tjava.io.PrintStream.println(Ljava/lang/String;)V\tPrintStream.java:100"));
        JavaNames names = JavaNames.read(Files.writeString(folder.resolve("symbols.tsv"), """
                f1\tjava.base\tjava.io\tjava.io.PrintStream\tprint(Ljava/lang/String;)V\tmethod
                f2\tapplication\t\tHello\tmain([Ljava/lang/String;)V\tmethod
                o1\tjava.base\tjava.lang\tjava.lang.String\t"Hello, world"\tstring
                o2\tjava.base\tjava.lang\tjava.lang.String\t"Hello, world"\tstring
                o3\tjava.base\tjava.lang\t[Ljava.lang.String;\tTexts.ALL, length 1\tarray
                o4\tjava.base\tjava.util\tjava.util.Locale\t\tobject
                s1\tapplication\t\tTexts\tALL\tstatic
                """));
        List<String> holders = List.of("o1\t[]\to3", "o2\tvalue\to1", "o3\tstatic\ts1", "o4\tcode\tf2");
        reasons = new Reasons(chains, names, holders, SizeReport.of(List.of(
                new Piece("java.base", "java.io", "PrintStream", "print(String)", Kind.METHOD, ".text", 40, true),
                new Piece("java.base", "java.io", "PrintStream", "", Kind.CLASS, ".rodata", 64, true),
                new Piece("java.base", "java.lang", "Class", "java.io.PrintStream", Kind.MIRROR, ".data", 104, true),
                new Piece("java.base", "java.lang", "String", "\"Hello, world\"", Kind.STRING, ".data", 24, true),
                new Piece("java.base", "java.lang", "String", "\"Hello, world\"", Kind.STRING, ".data", 32, true),
                new Piece("application", "", "Texts", "ALL", Kind.STATIC, ".data", 8, true)), 272));
    }

    private String text(String name) {
        return String.join("", reasons.find(name).stream().map(Reason::text).toList());
    }

    @Test
    void a_method_has_its_callers_up_to_the_root() {
        assertThat(text("PrintStream.print")).startsWith("""
                method java.io.PrintStream.print(String): 40 bytes
                    called by java.io.PrintStream.println(String)  (PrintStream.java:100)
                    called by Hello.main(String[])  (Hello.java:7)
                    called by corto.Start.start()  (Start.java:9)
                    which is a root  (called from assembly)
                """);
    }

    @Test
    void the_whole_name_comes_before_names_that_contain_it_and_both_spellings_are_found() {
        assertThat(reasons.find("PrintStream.print")).extracting(Reason::name).containsExactly("java.io.PrintStream.print(String)", "java.io.PrintStream.println(String)");
        assertThat(reasons.find("print(Ljava/lang/String;)V")).hasSize(1);
        assertThat(text("println(String)")).contains("no code of its own, it is inlined");
    }

    @Test
    void a_class_is_there_by_the_method_that_was_reached_first() {
        assertThat(text("PrintStream")).isEqualTo("""
                class java.io.PrintStream: 208 bytes (Class objects 104, class descriptors 64, methods 40)
                    first reached: java.io.PrintStream.println(String)
                    called by Hello.main(String[])  (Hello.java:7)
                    called by corto.Start.start()  (Start.java:9)
                    which is a root  (called from assembly)
                """);
    }

    @Test
    void a_class_without_methods_is_there_by_an_object() {
        assertThat(text("java.util.Locale")).contains("no method of it is reached; the first object of it: java.util.Locale (an object)", "    named by Hello.main(String[])\n    called by corto.Start.start()");
    }

    @Test
    void a_package_adds_up_its_classes() {
        assertThat(text("java.io")).startsWith("package java.io: 104 bytes (1 class; class descriptors 64, methods 40)\n    first reached: java.io.PrintStream.println(String)\n");
    }

    @Test
    void a_string_has_its_holders_and_counts_its_characters() {
        assertThat(text("\"world\"")).isEqualTo(text("world")).isEqualTo("""
                string "Hello, world": 56 bytes (with its characters)
                    element of java.lang.String[] Texts.ALL, length 1
                    value of static field Texts.ALL
                """);
    }

    @Test
    void a_static_field_is_found_by_its_class_and_name() {
        assertThat(reasons.find("Texts.ALL")).extracting(Reason::kind).containsExactly("static field");
        assertThat(reasons.find("nothing")).isEmpty();
    }
}
