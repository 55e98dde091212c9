// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ConfigFileTest {
    @TempDir
    private Path folder;
    private Kconfig kconfig;
    private Configuration values;

    @BeforeEach
    void read() throws Exception {
        kconfig = KconfigFiles.parse(folder, """
                mainmenu "T"
                config NET
                	bool "net"
                config TCP
                	bool "tcp"
                	default y
                	depends on NET
                config PORT
                	int "port"
                	range 1 65535
                	default 80
                	depends on NET
                config NAME
                	string "name"
                	default "corto"
                choice
                	prompt "policy"
                config FIFO
                	bool "fifo"
                config FAIR
                	bool "fair"
                endchoice
                """);
        values = new Configuration(kconfig);
    }

    private String value(String name) {
        return values.value(kconfig.symbol(name));
    }

    private List<String> load(String text) {
        return values.loadText(text, ".config").stream().map(Warning::toString).toList();
    }

    @Test
    void all_forms_of_lines_are_read() {
        assertThat(load("# a comment\n\nCONFIG_NET=y\r\n# CONFIG_TCP is not set\nCONFIG_PORT=8080\nCONFIG_NAME=\"a \\\"b\\\" \\\\\"\nCONFIG_FAIR=y\n")).isEmpty();

        assertThat(value("NET")).isEqualTo("y");
        assertThat(value("TCP")).isEqualTo("n");
        assertThat(value("PORT")).isEqualTo("8080");
        assertThat(value("NAME")).isEqualTo("a \"b\" \\");
        assertThat(value("FAIR")).isEqualTo("y");
    }

    @Test
    void what_is_written_is_read_again() {
        load("CONFIG_NET=y\nCONFIG_NAME=\"\\\"\\\\\"\nCONFIG_FAIR=y\n");
        String text = values.text();

        assertThat(load(text)).isEmpty();
        assertThat(values.text()).isEqualTo(text);
        assertThat(text).contains("CONFIG_NAME=\"\\\"\\\\\"\n");
    }

    @Test
    void loading_forgets_what_was_said_before_and_merging_does_not() throws Exception {
        load("CONFIG_NET=y\nCONFIG_FAIR=y\n");
        Files.writeString(folder.resolve("fragment"), "CONFIG_PORT=8080\nCONFIG_FIFO=y\n");

        assertThat(values.merge(folder.resolve("fragment"))).isEmpty();
        assertThat(value("NET") + value("PORT") + value("FIFO") + value("FAIR")).isEqualTo("y8080yn");

        assertThat(values.load(folder.resolve("fragment"))).isEmpty();
        assertThat(value("NET")).isEqualTo("n");
    }

    @Test
    void merging_the_same_choice_again_is_no_matter() {
        values.mergeText("CONFIG_FAIR=y\n", "one");

        assertThat(values.mergeText("CONFIG_FAIR=y\n# CONFIG_FIFO is not set\n", "two")).isEmpty();
        assertThat(value("FAIR")).isEqualTo("y");
    }

    @Test
    void merging_n_for_the_chosen_symbol_takes_the_choice_back() {
        values.mergeText("CONFIG_FAIR=y\n", "one");
        values.mergeText("# CONFIG_FAIR is not set\n", "two");

        assertThat(value("FIFO")).isEqualTo("y");
        assertThat(values.problems()).isEmpty();
    }

    @Test
    void nothing_is_computed_from_a_value_that_was_refused_while_merging() throws Exception {
        kconfig = KconfigFiles.parse(folder, "config A\n\tint \"a\"\n\trange 1 10\n\tdefault 5\nconfig B\n\tint\n\tdefault A\n");
        values = new Configuration(kconfig);

        assertThat(values.mergeText("CONFIG_A=50\n", "test")).hasSize(1);
        assertThat(value("A") + " " + value("B")).isEqualTo("5 5");
    }

    @Test
    void odd_lines_are_warned_of_with_their_place() {
        assertThat(load("CONFIG_NTE=y\nnonsense\nCONFIG_NET\nCONFIG_NET=maybe\nCONFIG_PORT=080\nCONFIG_NAME=bare\nCONFIG_NAME=\"open\n"
                + "CONFIG_NET=y\nCONFIG_NET=y\nCONFIG_PORT=70000\n")).containsExactly(
                ".config:1: warning: unknown symbol: NTE. Did you mean \"NET\"?",
                ".config:2: warning: unexpected data: nonsense: expected CONFIG_NAME=value or a comment",
                ".config:3: warning: unexpected data: CONFIG_NET: expected '=' and a value after the name",
                ".config:4: warning: symbol value 'maybe' invalid for NET: expected y or n",
                ".config:5: warning: symbol value '080' invalid for PORT: expected an integer without leading zeros",
                ".config:6: warning: invalid string found: the value of NAME is bare: expected a text in quotation marks",
                ".config:7: warning: invalid string found: the value of NAME is \"open: expected a text in quotation marks",
                ".config:9: warning: override: reassigning to symbol NET",
                ".config:10: warning: PORT=70000 is out of range: expected a value in [1 65535]");
        assertThat(value("PORT")).isEqualTo("80");
    }

    @Test
    void two_symbols_of_one_choice_are_warned_of_and_the_last_counts() {
        assertThat(load("CONFIG_FIFO=y\nCONFIG_FAIR=y\n")).containsExactly(".config:2: warning: override: FAIR changes choice state");
        assertThat(value("FAIR")).isEqualTo("y");
    }

    @Test
    void problems_name_what_does_not_hold_and_what_is_in_the_way() {
        load("CONFIG_TCP=y\nCONFIG_PORT=8080\n");

        assertThat(values.problems()).containsExactly(
                "TCP=y has no effect, its value is n: TCP cannot be set: it depends on NET [=n]",
                "PORT=8080 has no effect, its value is empty: PORT cannot be set: it depends on NET [=n]");
    }

    @Test
    void the_minimal_text_gives_the_same_configuration_again() {
        load("CONFIG_NET=y\nCONFIG_PORT=8080\nCONFIG_FAIR=y\n");
        String text = values.text();

        String minimal = values.minimalText();
        assertThat(minimal).isEqualTo("CONFIG_NET=y\nCONFIG_PORT=8080\nCONFIG_FAIR=y\n");
        load(minimal);
        assertThat(values.text()).isEqualTo(text);
    }

    @Test
    void new_symbols_are_those_that_can_be_answered_and_are_not() {
        load("CONFIG_NET=y\nCONFIG_NAME=\"x\"\nCONFIG_FIFO=y\n");

        assertThat(values.unsetVisible()).extracting(Symbol::name).containsExactly("TCP", "PORT", "FAIR");
    }

    @Test
    void all_are_answered_at_once() {
        values.allYes();
        assertThat(value("NET") + value("TCP") + value("FIFO") + value("FAIR")).isEqualTo("yyyn");

        values.clear();
        values.allNo();
        assertThat(value("NET") + value("TCP") + value("FIFO") + value("FAIR")).isEqualTo("nnyn");
    }

    @Test
    void answers_leave_alone_what_is_answered() {
        load("CONFIG_NET=y\n");
        values.allNo();

        assertThat(value("NET") + value("TCP")).isEqualTo("yn");
    }
}
