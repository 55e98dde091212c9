// SPDX-License-Identifier: Apache-2.0
package corto.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import corto.manifest.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On a tree of a few libraries.
class ImageConfigurationTest {
    @TempDir
    private Path root;

    @BeforeEach
    void makeTree() throws IOException {
        library("runtime/heap/none", "corto.heap.none");
        library("runtime/heap/marksweep", "corto.heap.marksweep");
        library("lib/platform/pc", "corto.platform.pc");
        library("lib/platform/process", "corto.platform.process");
        library("lib/net/tcp", "corto.net.tcp");
        library("lib/net/ipv4", "corto.net.ipv4");
        Files.writeString(root.resolve("Kconfig"), """
                mainmenu "Corto Configuration"
                config APPLICATION_JAVA
                	def_bool "$(KIND)" = "java"
                config APPLICATION_ELF
                	def_bool "$(KIND)" = "elf"
                choice OPTIMIZATION
                	prompt "Optimize for"
                config OPTIMIZATION_SIZE
                	bool "Size"
                config OPTIMIZATION_SPEED
                	bool "Speed"
                endchoice
                config ASSERTIONS
                	bool "Assertions"
                config SOFT_FLOAT
                	def_bool APPLICATION_ELF
                choice HEAP_COLLECTOR
                	prompt "Collector"
                	default HEAP_MARKSWEEP
                config HEAP_NONE
                	bool "None"
                config HEAP_MARKSWEEP
                	bool "Mark-sweep"
                endchoice
                choice PLATFORM
                	prompt "Platform"
                config PLATFORM_PC
                	bool "PC"
                config PLATFORM_PROCESS
                	bool "Process"
                	depends on APPLICATION_JAVA
                endchoice
                config NET_IPV4
                	bool
                config NET_TCP
                	bool "TCP"
                	default y if APPLICATION_ELF
                	select NET_IPV4
                config NET_TCP_BUFFER
                	int "Buffer"
                	depends on NET_TCP
                	range 4 8192
                	default 256
                config NET_TCP_NAGLE
                	bool "Nagle"
                	depends on NET_TCP
                	default y
                source "$(EXTERNAL)"
                """);
    }

    private void library(String folder, String module) throws IOException {
        Path place = Files.createDirectories(root.resolve(folder).resolve("src"));
        Files.writeString(place.resolve("module-info.java"), "module " + module + " {}\n");
    }

    private ImageConfiguration defaults(ProgramKind kind, Path... external) {
        return ImageConfiguration.defaults(new KernelLibraries(root, List.of(external)), kind, root.resolve("build"));
    }

    private static void ask(ImageConfiguration configuration, String symbol, String value) {
        configuration.ask(List.of(new Setting(symbol, value, "--set " + symbol + "=" + value)));
    }

    @Test
    void defaults_follow_the_kind_of_program() {
        ImageConfiguration java = defaults(ProgramKind.JAVA);
        ImageConfiguration elf = defaults(ProgramKind.ELF);

        assertThat(java.modules()).containsExactly("corto.heap.marksweep", "corto.platform.pc");
        assertThat(elf.modules()).containsExactly("corto.heap.marksweep", "corto.net.ipv4", "corto.net.tcp", "corto.platform.pc");
        assertThat(java.platform()).isEqualTo("pc");
        assertThat(java.collector()).isEqualTo("mark-sweep");
        assertThat(java.optimization()).isEqualTo("size");
    }

    @Test
    void the_last_word_on_a_symbol_counts() {
        ImageConfiguration configuration = defaults(ProgramKind.JAVA);
        ask(configuration, "HEAP_NONE", "y");
        ask(configuration, "HEAP_MARKSWEEP", "y");
        ask(configuration, "NET_TCP", "y");
        ask(configuration, "NET_TCP", "n");

        assertThat(configuration.modules()).containsExactly("corto.heap.marksweep", "corto.platform.pc");
    }

    @Test
    void options_of_selected_libraries_become_properties() {
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "NET_TCP_BUFFER", "64");
        ask(configuration, "NET_TCP_NAGLE", "n");
        configuration.check();

        assertThat(configuration.properties()).containsOnly(Map.entry("corto.net.tcp.buffer", "64"), Map.entry("corto.net.tcp.nagle", "false"));
        assertThat(defaults(ProgramKind.JAVA).properties()).isEmpty();
    }

    @Test
    void compiler_options_are_named_as_the_compiler_has_them() {
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "ASSERTIONS", "y");

        assertThat(configuration.compilerOptions()).containsEntry("assertions", "true").containsEntry("floatingPoint", "soft");
        assertThat(defaults(ProgramKind.JAVA).compilerOptions()).isEmpty();
    }

    @Test
    void what_cannot_be_names_the_dependency_and_its_value() {
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "PLATFORM_PROCESS", "y");

        assertThatThrownBy(configuration::check).isInstanceOf(Failure.class).hasMessageContaining("--set PLATFORM_PROCESS=y").hasMessageContaining("APPLICATION_JAVA [=n]");
    }

    @Test
    void what_is_selected_cannot_be_turned_off() {
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "NET_IPV4", "n");

        assertThatThrownBy(configuration::check).isInstanceOf(Failure.class).hasMessageContaining("selected by NET_TCP [=y]");
    }

    @Test
    void a_number_out_of_range_names_the_range() {
        assertThatThrownBy(() -> ask(defaults(ProgramKind.ELF), "NET_TCP_BUFFER", "9000")).isInstanceOf(Failure.class).hasMessageContaining("NET_TCP_BUFFER=9000").hasMessageContaining("4").hasMessageContaining("8192");
    }

    @Test
    void a_value_of_the_wrong_type_is_refused() {
        assertThatThrownBy(() -> {
            ImageConfiguration configuration = defaults(ProgramKind.ELF);
            ask(configuration, "NET_TCP_BUFFER", "many");
            configuration.check();
        }).isInstanceOf(Failure.class).hasMessageContaining("NET_TCP_BUFFER=many");
        assertThatThrownBy(() -> {
            ImageConfiguration configuration = defaults(ProgramKind.ELF);
            ask(configuration, "NET_TCP", "maybe");
            configuration.check();
        }).isInstanceOf(Failure.class).hasMessageContaining("NET_TCP=maybe");
    }

    @Test
    void an_unknown_symbol_gets_a_suggestion() {
        assertThatThrownBy(() -> ask(defaults(ProgramKind.ELF), "NET_TPC", "y")).isInstanceOf(Failure.class).hasMessageContaining("CONFIG_NET_TPC").hasMessageContaining("NET_TCP");
    }

    @Test
    void shorthands_stand_for_members_of_choices() {
        ImageConfiguration configuration = defaults(ProgramKind.JAVA);

        assertThat(configuration.platform("process", "--platform process")).isEqualTo(new Setting("PLATFORM_PROCESS", "y", "--platform process"));
        assertThat(configuration.collector("mark-sweep", "x").symbol()).isEqualTo("HEAP_MARKSWEEP");
        assertThat(configuration.optimization("Speed", "x").symbol()).isEqualTo("OPTIMIZATION_SPEED");
        assertThatThrownBy(() -> configuration.platform("proces", "--platform proces")).isInstanceOf(Failure.class)
                .hasMessageContaining("--platform proces").hasMessageContaining("\"process\"").hasMessageContaining("pc, process");
    }

    @Test
    void ids_tell_configurations_apart_and_nothing_else() {
        ImageConfiguration plain = defaults(ProgramKind.ELF);
        ImageConfiguration small = defaults(ProgramKind.ELF);
        ask(small, "NET_TCP_BUFFER", "64");
        ImageConfiguration same = defaults(ProgramKind.ELF);
        ask(same, "NET_TCP_BUFFER", "256");
        ImageConfiguration fast = defaults(ProgramKind.JAVA);
        ask(fast, "OPTIMIZATION_SPEED", "y");
        ask(fast, "HEAP_NONE", "y");
        ask(fast, "PLATFORM_PROCESS", "y");

        assertThat(plain.id()).isEqualTo("pc").isEqualTo(same.id()).isNotEqualTo(small.id());
        assertThat(small.id()).startsWith("pc-");
        assertThat(fast.id()).isEqualTo("process-speed-none");
    }

    @Test
    void a_dot_config_is_taken_as_far_as_it_can_be() throws IOException {
        Path file = root.resolve(".config");
        Files.writeString(file, "# Corto Configuration\nCONFIG_PLATFORM_PROCESS=y\nCONFIG_NET_TCP_BUFFER=8\nCONFIG_GONE=y\n");
        ImageConfiguration configuration = defaults(ProgramKind.ELF);

        List<String> warnings = configuration.load(file);
        configuration.check();

        assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains("GONE").contains(".config:4"));
        assertThat(configuration.platform()).isEqualTo("pc");
        assertThat(configuration.properties()).containsEntry("corto.net.tcp.buffer", "8");
    }

    @Test
    void a_dot_config_overrides_what_was_asked_for_before_it() throws IOException {
        Path file = Files.writeString(root.resolve(".config"), "CONFIG_NET_TCP_BUFFER=8\n");
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "NET_TCP_BUFFER", "64");

        configuration.load(file);
        configuration.check();

        assertThat(configuration.properties()).containsEntry("corto.net.tcp.buffer", "8");
    }

    @Test
    void what_was_written_is_read_back() throws IOException {
        ImageConfiguration configuration = defaults(ProgramKind.ELF);
        ask(configuration, "NET_TCP_BUFFER", "64");
        Path file = Files.writeString(root.resolve(".config"), configuration.text());
        ImageConfiguration again = defaults(ProgramKind.ELF);
        again.load(file);

        assertThat(again.text()).isEqualTo(configuration.text());
        assertThat(ConfigurationFile.kind(file)).isEqualTo(Optional.of(ProgramKind.ELF));
    }

    @Test
    void a_library_from_outside_continues_a_choice() throws IOException {
        Path outside = root.resolve("outside/slim");
        library("outside/slim", "org.example.slim");
        Files.writeString(outside.resolve("Kconfig"), """
                choice HEAP_COLLECTOR
                config ORG_EXAMPLE_SLIM
                	bool "Slim"
                endchoice
                config ORG_EXAMPLE_SLIM_LIMIT
                	int "Limit"
                	depends on ORG_EXAMPLE_SLIM
                	default 7
                """);
        ImageConfiguration configuration = defaults(ProgramKind.JAVA, outside);
        ask(configuration, "ORG_EXAMPLE_SLIM", "y");
        configuration.check();

        assertThat(configuration.modules()).containsExactly("corto.platform.pc", "org.example.slim");
        assertThat(configuration.properties()).containsEntry("org.example.slim.limit", "7");
    }

    @Test
    void a_library_from_outside_that_is_on_by_default_has_an_image_of_its_own() throws IOException {
        library("outside/greeting", "greeting");
        Files.writeString(root.resolve("outside/greeting/Kconfig"), "config GREETING\n\tbool \"Greeting\"\n\tdefault y\n");

        ImageConfiguration configuration = defaults(ProgramKind.JAVA, root.resolve("outside/greeting"));
        String withGreeting = configuration.id();
        ask(configuration, "GREETING", "n");

        assertThat(withGreeting).startsWith("pc-");
        assertThat(configuration.id()).startsWith("pc").isNotEqualTo(withGreeting);
    }

    @Test
    void a_folder_that_is_no_library_is_named() throws IOException {
        Path empty = Files.createDirectories(root.resolve("empty"));

        assertThatThrownBy(() -> defaults(ProgramKind.JAVA, root.resolve("none"))).isInstanceOf(Failure.class).hasMessageContaining("none");
        assertThatThrownBy(() -> defaults(ProgramKind.JAVA, empty)).isInstanceOf(Failure.class).hasMessageContaining("src/module-info.java");
        library("outside/bare", "org.example.bare");
        assertThatThrownBy(() -> defaults(ProgramKind.JAVA, root.resolve("outside"))).isInstanceOf(Failure.class).hasMessageContaining("config ORG_EXAMPLE_BARE");
    }

    @Test
    void a_broken_kconfig_is_told_with_file_and_line() throws IOException {
        Files.writeString(root.resolve("Kconfig"), "mainmenu \"x\"\nconfig A\n\tboo \"typo\"\n");

        assertThatThrownBy(() -> defaults(ProgramKind.JAVA)).isInstanceOf(Failure.class).hasMessageContaining("Kconfig:3");
    }
}
