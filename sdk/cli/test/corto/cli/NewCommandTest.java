// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `corto new` as its user sees it, in a folder of the user's.
class NewCommandTest {
    @TempDir
    private Path folder;

    @Test
    void a_library_is_a_folder_of_its_name_and_the_files_are_listed() throws IOException, InterruptedException {
        CommandRun result = corto("new", "library", "org.example.fair", "--provides", "sched.api");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output().lines()).allMatch(file -> Files.exists(folder.resolve(file))).contains("org.example.fair/src/org/example/fair/FairPolicy.java");
        assertThat(result.errors()).contains("org.example.fair is a library that provides corto.sched.api.SchedulingPolicy.");
        assertThat(Files.readString(folder.resolve("org.example.fair/README.md"))).contains("    corto test --lib org.example.fair\n");
    }

    @Test
    void policies_work_as_they_are_written() throws IOException, InterruptedException {
        corto("new", "library", "tiny", "--provides", "heap.api");
        corto("new", "library", "frames", "--provides", "memory.frames.api");

        CommandRun collector = corto("run", "-q", "--lib", "tiny", "--set", "TINY=y", "hello");
        CommandRun allocator = corto("run", "-q", "--lib", "frames", "--set", "FRAMES=y", "busybox", "--", "echo", "ok");

        assertThat(collector.output()).as(collector.errors()).isEqualTo("Hello from Corto.\n");
        assertThat(allocator.output()).as(allocator.errors()).isEqualTo("ok\n");
    }

    @Test
    void a_library_for_a_service_without_a_template_has_a_stub_for_each_method() throws IOException, InterruptedException {
        CommandRun result = corto("new", "library", "board", "--provides", "Dispatcher", "--in", ".");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(Files.readString(folder.resolve("board/src/board/BoardDispatcher.java"))).contains("public void switchTo(KernelThread from, KernelThread to) {");
    }

    @Test
    void what_a_library_can_provide_is_listed() throws IOException, InterruptedException {
        assertThat(corto("new", "library", "--list").output()).contains("sched.api          SchedulingPolicy   works", "sched.api          Dispatcher         stubs");
        assertThat(corto("new", "library", "--list", "--json").output()).contains("\"service\": \"corto.platform.api.BootStep\"", "\"many\": true");
    }

    @Test
    void mistakes_name_what_is_wrong_and_what_would_be_right() throws IOException, InterruptedException {
        assertThat(corto("new", "library", "elf").errors()).startsWith("corto: CONFIG_ELF selects corto.elf (");
        assertThat(corto("new", "library", "fair", "--provides", "shed.api").errors()).contains("there is no service \"shed.api\". Did you mean \"sched.api\"?", "memory.frames.api  FrameAllocator");
        assertThat(corto("new", "library", "fair", "--in", "nowhere").errors()).startsWith("corto: --in: there is no folder nowhere.");
        assertThat(corto("new", "library", "corto.sched.fair", "--in", ".").errors()).startsWith("corto: --in: corto.sched.fair belongs to Corto's own tree, into lib/sched/fair.");
        assertThat(corto("new").errors()).startsWith("corto: what shall be new: a library, or an app?");
        assertThat(folder).isDirectoryNotContaining(Files::isDirectory);
    }

    @Test
    void an_app_of_each_kind_is_a_target() throws IOException, InterruptedException {
        for (String kind : List.of("java", "c", "elf")) {
            assertThat(corto("new", "app", kind + "-app", "--kind", kind).status()).isZero();
            CommandRun planned = corto("run", "--dry-run", "./" + kind + "-app");

            assertThat(planned.status()).as(planned.errors()).isZero();
            assertThat(planned.output()).contains("qemu-system-x86_64");
        }
        assertThat(corto("run", "java-app", "--", "reader").output()).isEqualTo("Hello, reader.\n");
        assertThat(corto("new", "app", "x", "--kind", "jav").errors()).contains("Did you mean \"java\"?");
    }

    private CommandRun corto(String... arguments) throws IOException, InterruptedException {
        return CommandRun.of(folder, Map.of(), arguments);
    }
}
