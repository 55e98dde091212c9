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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingReasonTest {
    @TempDir
    private Path root;
    private ImageConfiguration configuration;

    @BeforeEach
    void makeTree() throws IOException {
        Files.writeString(root.resolve("Kconfig"), """
                config POSIX_SOCKETS
                	bool "Sockets"
                	default y if "$(KIND)" = "elf"
                	select NET_TCP
                config POSIX_PROC
                	bool "Files of /proc"
                	select NET_TCP
                config NET_TCP
                	bool "TCP"
                	select NET_IPV4
                config NET_IPV4
                	bool
                config NET_IPV6
                	bool
                config NET_DHCP
                	bool "DHCP"
                	depends on NET_IPV6
                config NET_TCP_BUFFER
                	int "Buffer"
                	default 256
                choice POLICY
                	prompt "Policy"
                	default POLICY_FIFO
                config POLICY_FIFO
                	bool "Fifo"
                config POLICY_FAIR
                	bool "Fair"
                endchoice
                """);
        configuration = ImageConfiguration.defaults(new KernelLibraries(root, List.of()), ProgramKind.ELF, root);
    }

    private String why(String symbol) {
        return String.join("\n", new SettingReason(configuration).of(configuration.values().kconfig().symbol(symbol)));
    }

    private void set(String symbol, String value, String place) {
        configuration.ask(List.of(new Setting(symbol, value, place)));
    }

    @Test
    void what_is_selected_leads_up_to_the_default_behind_it() {
        assertThat(why("NET_IPV4")).isEqualTo("""
                CONFIG_NET_IPV4=y
                    selected by CONFIG_NET_TCP=y: TCP  (Kconfig:10)
                        selected by CONFIG_POSIX_SOCKETS=y: Sockets  (Kconfig:4)
                            default y if elf=elf  (Kconfig:3)""");
    }

    @Test
    void a_setting_is_told_with_who_made_it() throws IOException {
        set("NET_TCP_BUFFER", "64", "--set NET_TCP_BUFFER=64");
        assertThat(why("NET_TCP_BUFFER")).isEqualTo("CONFIG_NET_TCP_BUFFER=64: Buffer\n    set by --set NET_TCP_BUFFER=64");

        configuration.load(Files.writeString(root.resolve(".config"), "CONFIG_NET_TCP_BUFFER=128\n"));
        assertThat(why("NET_TCP_BUFFER")).isEqualTo("CONFIG_NET_TCP_BUFFER=128: Buffer\n    set by " + root.resolve(".config"));
    }

    @Test
    void a_choice_names_the_other_and_why() {
        assertThat(why("POLICY_FAIR")).isEqualTo("""
                CONFIG_POLICY_FAIR is not set: Fair
                    the choice "Policy" has CONFIG_POLICY_FIFO: its default
                    to have it: --set POLICY_FAIR=y""");

        set("POLICY_FAIR", "y", "corto.yaml:3");

        assertThat(why("POLICY_FAIR")).isEqualTo("CONFIG_POLICY_FAIR=y: Fair\n    set by corto.yaml:3");
        assertThat(why("POLICY_FIFO")).contains("has CONFIG_POLICY_FAIR: set by corto.yaml:3");
    }

    @Test
    void what_is_off_says_how_to_have_it_or_what_stands_against_it() {
        assertThat(why("POSIX_PROC")).contains("off by default", "to have it: --set POSIX_PROC=y");
        assertThat(why("NET_DHCP")).contains("it depends on NET_IPV6 [=n]");
        assertThat(why("NET_IPV6")).contains("nothing selects it", "nothing can select it");
    }

    @Test
    void origins_make_the_same_configuration_again_with_its_reasons() {
        set("POLICY_FAIR", "y", "corto.yaml:3");
        set("POSIX_SOCKETS", "n", "--set POSIX_SOCKETS=n");
        Path file = root.resolve(Origins.FILE);

        ImageConfiguration again = written(file);

        assertThat(again.text()).isEqualTo(configuration.text()).contains("CONFIG_POLICY_FAIR=y", "# CONFIG_POSIX_SOCKETS is not set");
        assertThat(again.origin("POLICY_FAIR")).isEqualTo("corto.yaml:3");
        assertThat(again.origin("POSIX_SOCKETS")).isEqualTo("--set POSIX_SOCKETS=n");
        assertThat(again.origin("NET_TCP")).isNull();
        assertThat(again.origins()).isEqualTo(configuration.origins());
    }

    private ImageConfiguration written(Path file) {
        try {
            return ImageConfiguration.of(Origins.read(Files.writeString(file, configuration.origins().text())), root, root);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_damaged_file_is_told() throws IOException {
        Path file = Files.writeString(root.resolve(Origins.FILE), "nonsense\n");

        assertThatThrownBy(() -> Origins.read(file)).isInstanceOf(Failure.class).hasMessageContaining("Cannot read " + file);
    }
}
