// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Over a tree with a few libraries, not the repository's.
class LinuxKernelTest {
    private static final String ROOT = "corto.root";

    @TempDir
    private Path tree;

    private String before;

    @BeforeEach
    void makeTree() throws IOException {
        before = System.setProperty(ROOT, tree.toString());
        library("corto.drivers.virtio.net");
        library("corto.sched.fifo");
        library("corto.sched.preempt");
        Files.writeString(tree.resolve("lib/defconfig"), "# comment\nCONFIG_" + LinuxKernel.symbol(LinuxKernel.LOADER) + "=y\nCONFIG_SCHED_PREEMPT=y\n");
    }

    @AfterEach
    void restore() {
        System.setProperty(ROOT, before);
    }

    @Test
    void what_a_manifest_says_comes_after_the_defaults() throws IOException {
        library(LinuxKernel.LOADER);

        assertThat(LinuxKernel.selected(List.of(), "corto.yaml")).containsExactly(LinuxKernel.LOADER, "corto.sched.preempt");
        assertThat(LinuxKernel.selected(List.of("CONFIG_SCHED_PREEMPT=n", "CONFIG_SCHED_FIFO=y", "CONFIG_DRIVERS_VIRTIO_NET=y"), "corto.yaml"))
                .containsExactly(LinuxKernel.LOADER, "corto.sched.fifo", "corto.drivers.virtio.net");
    }

    @Test
    void a_library_that_is_not_there_is_told_with_the_place_and_a_suggestion() throws IOException {
        library(LinuxKernel.LOADER);

        assertThatThrownBy(() -> LinuxKernel.selected(List.of("CONFIG_SCHED_FFIO=y"), "x/corto.yaml")).isInstanceOf(Failure.class)
                .hasMessageContaining("x/corto.yaml: there is no kernel library for CONFIG_SCHED_FFIO. Did you mean \"SCHED_FIFO\"?");
        assertThatThrownBy(() -> LinuxKernel.selected(List.of("CONFIG_HZ=100"), "x/corto.yaml")).isInstanceOf(Failure.class).hasMessageContaining("CONFIG_HZ=100: options with a value");
    }

    @Test
    void without_the_loader_linux_programs_are_refused_by_its_name() {
        assertThat(LinuxKernel.isThere()).isFalse();
        assertThatThrownBy(() -> LinuxKernel.selected(List.of(), "corto.yaml")).isInstanceOf(Failure.class).hasMessageContaining(LinuxKernel.LOADER);
    }

    private void library(String name) throws IOException {
        Path sources = Files.createDirectories(tree.resolve("lib").resolve(name.substring("corto.".length()).replace('.', '/')).resolve("src"));
        Files.writeString(sources.resolve("module-info.java"), "module " + name + " { }");
    }
}
