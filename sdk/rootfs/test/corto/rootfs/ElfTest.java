// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs and libraries as gcc makes them.
class ElfTest {
    private static final String LINKER = "/lib64/ld-linux-x86-64.so.2";

    @TempDir
    private Path folder;

    @Test
    void a_dynamic_program_names_its_linker_its_libraries_and_where_they_are() throws IOException, InterruptedException {
        program();

        ElfFile elf = ElfFile.read(Content.of(folder.resolve("bin/program")), "program");

        assertThat(elf.interpreter()).contains(LINKER);
        assertThat(elf.needed()).contains("libone.so", "libc.so.6");
        assertThat(elf.runpath()).containsExactly("$ORIGIN/../lib");
        assertThat(elf.rpath()).isEmpty();
    }

    @Test
    void a_static_program_needs_nothing() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("static.c"), "void _start(void) { for (;;); }");
        gcc("-nostdlib", "-static", "-o", "static", "static.c");

        ElfFile elf = ElfFile.read(Content.of(folder.resolve("static")), "static");

        assertThat(elf.interpreter()).isEmpty();
        assertThat(elf.needed()).isEmpty();
        assertThat(libraries(folder.resolve("static"))).containsExactly(folder.resolve("static").toString());
    }

    @Test
    void libraries_of_libraries_are_found_where_ld_so_finds_them() throws IOException, InterruptedException {
        program();

        Set<String> paths = libraries(folder.resolve("bin/program"));

        assertThat(paths).startsWith(folder.resolve("bin/program").toString(), LINKER);
        assertThat(paths).contains(folder + "/bin/../lib/libone.so", folder + "/deep/libtwo.so", "/lib/x86_64-linux-gnu/libc.so.6");
    }

    @Test
    void a_missing_library_is_named_with_who_needs_it() throws IOException, InterruptedException {
        program();
        Files.delete(folder.resolve("deep/libtwo.so"));

        assertThatThrownBy(() -> libraries(folder.resolve("bin/program"))).isInstanceOf(Failure.class).hasMessageContaining("libone.so needs the library libtwo.so");
    }

    @Test
    void all_missing_libraries_are_named_at_once() throws IOException, InterruptedException {
        program();
        gcc("-o", "bin/program", "main.c", "-Wl,--no-as-needed", "lib/libone.so", "-Ldeep", "-ltwo", "-Wl,-rpath-link,deep");
        Files.delete(folder.resolve("lib/libone.so"));

        assertThatThrownBy(() -> libraries(folder.resolve("bin/program"))).isInstanceOf(Failure.class)
                .hasMessageContaining("bin/program needs the library lib/libone.so, and ").hasMessageContaining("bin/program needs the library libtwo.so, which");
    }

    @Test
    void musls_linker_is_its_C_library() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("libc.c"), "int zero(void) { return 0; }");
        Files.writeString(folder.resolve("main.c"), "int zero(void); void _start(void) { zero(); }");
        String linker = folder + "/ld-musl-x86_64.so.1";
        gcc("-shared", "-fPIC", "-nostdlib", "-Wl,-soname,libc.so", "-o", "libc.so", "libc.c");
        gcc("-nostdlib", "-o", "program", "main.c", "libc.so", "-Wl,--dynamic-linker=" + linker);
        Files.move(folder.resolve("libc.so"), Path.of(linker));

        assertThat(libraries(folder.resolve("program"))).containsExactly(folder + "/program", linker);
    }

    @Test
    void LD_LIBRARY_PATH_comes_before_RUNPATH() throws IOException, InterruptedException {
        program();
        Files.createDirectories(folder.resolve("first"));
        Files.copy(folder.resolve("lib/libone.so"), folder.resolve("first/libone.so"));
        FileTree tree = new FileTree();
        String program = folder.resolve("bin/program").toString();

        HostPrograms.copyInto(tree, program, program, HostPrograms.libraryPath("/no/such/folder:" + folder.resolve("first")));

        assertThat(tree.content(folder + "/first/libone.so")).isPresent();
        assertThat(tree.content(folder + "/lib/libone.so")).isEmpty();
        assertThat(ProgramSurvey.of(program, List.of(folder + "/first")).libraries()).contains(new ProgramSurvey.Library("libone.so", program, java.util.Optional.of(folder + "/first/libone.so")));
        assertThat(HostPrograms.libraryPath("")).isEmpty();
        assertThat(HostPrograms.libraryPath("lib;")).containsExactly(Path.of("lib").toAbsolutePath().toString(), Path.of("").toAbsolutePath().toString());
    }

    @Test
    void a_program_of_this_machine_is_copied_with_the_links_on_the_way_to_it() throws IOException, InterruptedException {
        program();
        Files.createSymbolicLink(folder.resolve("link"), folder.resolve("bin/program"));
        FileTree tree = new FileTree();

        HostPrograms.copyInto(tree, folder.resolve("link").toString(), folder.resolve("link").toString());

        assertThat(tree.entries().get(folder.resolve("link").toString())).isInstanceOf(Entry.SymbolicLink.class);
        assertThat(tree.content(folder.resolve("link").toString())).isPresent();
        assertThat(tree.content(folder + "/lib/libone.so")).isPresent();
        assertThat(tree.content(LINKER)).isPresent();
    }

    @Test
    void files_for_other_machines_and_damaged_ones_are_refused_with_the_reason() throws IOException, InterruptedException {
        program();
        byte[] bytes = Files.readAllBytes(folder.resolve("bin/program"));
        byte[] arm = bytes.clone();
        arm[18] = (byte) 183;
        byte[] object = bytes.clone();
        object[16] = 1;
        byte[] headers = bytes.clone();
        headers[36] = 1;                                     // e_phoff + 4 GiB

        assertRefused(arm, "for another processor (class 2, e_machine 183)");
        assertRefused(object, "neither a program nor a library (e_type 1)");
        assertRefused(headers, "its program headers lie beyond its end");
        assertRefused("#!/bin/sh\n".getBytes(), "is no ELF file");
        for (int length = 0; length < bytes.length; length += 97) {
            Content cut = new Content.Bytes(java.util.Arrays.copyOf(bytes, length));
            try {
                ElfFile.read(cut, "cut");                    // what is cut off behind the dynamic section does not matter
            } catch (Failure e) {
                assertThat(e).hasMessageContaining("cut");
            }
        }
    }

    @Test
    void an_object_file_needs_no_libraries() throws IOException, InterruptedException {
        program();
        Content program = Content.of(folder.resolve("bin/program"));
        byte[] object = program.read(0, (int) program.size());
        object[16] = 1;

        assertThat(ElfFile.isLinked(program)).isTrue();
        assertThat(ElfFile.isLinked(new Content.Bytes(object))).isFalse();
        assertThat(ElfFile.isLinked(new Content.Bytes(new byte[] {0x7F, 'E', 'L', 'F'}))).isFalse();
    }

    @Test
    void folders_of_ld_so_conf_are_read_with_what_it_includes() throws IOException {
        Files.createDirectories(folder.resolve("conf.d"));
        Files.writeString(folder.resolve("conf.d/b.conf"), "/opt/b # comment\n");
        Files.writeString(folder.resolve("conf.d/a.conf"), "/opt/a\n");
        Path file = Files.writeString(folder.resolve("ld.so.conf"), "# x\n/usr/local/lib\ninclude conf.d/*.conf\ninclude ld.so.conf\n");

        assertThat(HostPrograms.configuredFolders(file, new java.util.HashSet<>())).containsExactly("/usr/local/lib", "/opt/a", "/opt/b");
    }

    private void assertRefused(byte[] bytes, String reason) {
        assertThatThrownBy(() -> ElfFile.read(new Content.Bytes(bytes), "x")).isInstanceOf(Failure.class).hasMessageContaining(reason);
    }

    /// bin/program → lib/libone.so (by $ORIGIN) → deep/libtwo.so (by an absolute RPATH of its own).
    private void program() throws IOException, InterruptedException {
        for (String name : List.of("bin", "lib", "deep")) {
            Files.createDirectories(folder.resolve(name));
        }
        Files.writeString(folder.resolve("two.c"), "int two(void) { return 2; }");
        Files.writeString(folder.resolve("one.c"), "int two(void); int one(void) { return two(); }");
        Files.writeString(folder.resolve("main.c"), "int one(void); int main(void) { return one(); }");
        gcc("-shared", "-fPIC", "-o", "deep/libtwo.so", "two.c");
        gcc("-shared", "-fPIC", "-o", "lib/libone.so", "one.c", "-Ldeep", "-ltwo", "-Wl,--disable-new-dtags,-rpath," + folder.resolve("deep"));
        gcc("-o", "bin/program", "main.c", "-Llib", "-lone", "-Wl,--enable-new-dtags,-rpath,$ORIGIN/../lib,-rpath-link,deep");
    }

    private void gcc(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of("gcc"));
        words.addAll(List.of(arguments));
        Process gcc = new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
        String output = new String(gcc.getInputStream().readAllBytes());
        assertThat(gcc.waitFor()).as(output).isZero();
    }

    private static Set<String> libraries(Path program) {
        return new Libraries(path -> {
            try {
                return Files.isRegularFile(Path.of(path)) ? java.util.Optional.of(Content.of(Path.of(path))) : java.util.Optional.empty();
            } catch (IOException e) {
                return java.util.Optional.empty();
            }
        }, Libraries.STANDARD_FOLDERS).of(program.toString(), program.toString());
    }
}
