// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScriptsTest {
    @TempDir
    private Path folder;

    @Test
    void a_script_leads_to_its_interpreter() throws IOException {
        assertThat(Scripts.of(script("a", "#! /bin/sh -e \n"))).isEqualTo(new Scripts.Chain(List.of(folder + "/a"), List.of(), "/bin/sh"));
        assertThat(Scripts.of(script("b", "#!/bin/sh\r\n")).program()).isEqualTo("/bin/sh");
        assertThat(Scripts.of(script("c", "#!/bin/sh")).program()).isEqualTo("/bin/sh");
        assertThat(Scripts.of(script("d", "#!" + folder + "/a\n"))).isEqualTo(new Scripts.Chain(List.of(folder + "/d", folder + "/a"), List.of(), "/bin/sh"));
        assertThat(Scripts.of(Path.of("/bin/sh"))).isEqualTo(new Scripts.Chain(List.of(), List.of(), "/bin/sh"));
    }

    @Test
    void env_finds_the_interpreter_where_the_root_file_system_has_its_programs() throws IOException {
        assertThat(Scripts.of(script("a", "#!/usr/bin/env sh\n"))).isEqualTo(new Scripts.Chain(List.of(folder + "/a"), List.of("/usr/bin/env"), "/usr/bin/sh"));
        assertThat(Scripts.of(script("b", "#!/usr/bin/env -S A=b sh -e\n")).program()).isEqualTo("/usr/bin/sh");
        assertThat(Scripts.of(script("c", "#!/usr/bin/env /bin/sh\n")).program()).isEqualTo("/bin/sh");
    }

    @Test
    void what_is_missing_is_named_with_who_wants_it() throws IOException {
        assertRefused("#!/no/such/shell -e\n", folder + "/x wants the interpreter \"/no/such/shell\"");
        assertRefused("#!sh\n", "\"sh\" (its first line), which is no absolute path");
        assertRefused("#!\n", "names no interpreter");
        assertRefused("#!/usr/bin/env no-such\n", "wants \"no-such\" (by env, in its first line)");
        assertRefused("#!/usr/bin/env sh -e\n", "wants \"sh -e\" (by env");
        assertRefused("#!/usr/bin/env -S A=b\n", "has env run no program");
        assertRefused("#!" + folder + "/x\n", "more than 5 deep");
    }

    @Test
    void a_script_is_packed_with_its_interpreter_and_the_libraries_of_that() throws IOException {
        Path script = script("a", "#!/usr/bin/env sh\n");
        FileTree tree = new FileTree();

        Scripts.copyInto(tree, script, List.of());

        assertThat(tree.content(script.toString()).orElseThrow().size()).isEqualTo(Files.size(script));
        assertThat(List.of("/usr/bin/env", "/usr/bin/sh", "/lib64/ld-linux-x86-64.so.2")).allSatisfy(path -> assertThat(tree.content(path)).as(path).isPresent());
        assertThat(tree.entries().keySet()).anyMatch(path -> path.endsWith("/libc.so.6"));
    }

    @Test
    void an_interpreter_brings_the_files_of_its_package_and_of_what_that_depends_on() {
        List<String> files = InstalledPackages.filesWith("/usr/bin/perl");

        assertThat(files).contains("/usr/bin/perl").anyMatch(path -> path.endsWith("/perl-base/strict.pm")).anyMatch(path -> path.contains("/libcrypt.so.1"));
        assertThat(files).noneMatch(path -> path.startsWith("/usr/share/doc/")).noneMatch(path -> path.endsWith("/libc.so.6")).noneMatch(path -> path.endsWith("bin/dpkg"));
        assertThat(InstalledPackages.filesWith(folder + "/none")).isEmpty();
    }

    private void assertRefused(String text, String reason) throws IOException {
        Path script = script("x", text);
        assertThatThrownBy(() -> Scripts.of(script)).isInstanceOf(Failure.class).hasMessageContaining(reason);
    }

    private Path script(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
