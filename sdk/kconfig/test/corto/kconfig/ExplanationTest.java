// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;

/// The expected texts are those of Linux 6.1's conf --helpnewconfig for the same file.
class ExplanationTest {
    @TempDir
    private Path folder;
    private Kconfig kconfig;
    private Configuration values;

    @BeforeEach
    void read() throws Exception {
        kconfig = KconfigFiles.parse(folder, """
                config NET
                	bool "Network"
                	default y

                menu "Protocols"
                	visible if !HIDDEN

                config TCP
                	bool "TCP"
                	depends on NET && !SMALL
                	select IP
                	select TIMERS if NET
                	imply CHECKSUM
                	help
                	  Connections.

                	  Nearly every server needs it.

                config PORT
                	int "Port" if TCP
                	range 1 65535
                	default 80

                endmenu

                config IP
                	bool
                config TIMERS
                	bool
                config CHECKSUM
                	bool "Checksum"
                config SMALL
                	bool "Small"
                """);
        values = new Configuration(kconfig);
    }

    @Test
    void a_symbol_is_explained_as_menuconfig_does() {
        values.set(kconfig.symbol("TCP"), "y");

        assertThat(values.explain(kconfig.symbol("TCP"))).isEqualTo("""
                CONFIG_TCP:

                Connections.

                Nearly every server needs it.

                Symbol: TCP [=y]
                Type  : bool
                Defined at Kconfig:8
                  Prompt: TCP
                  Depends on: NET [=y] && !SMALL [=n]
                  Visible if: NET [=y] && !SMALL [=n] && !HIDDEN
                  Location:
                    -> Protocols
                      -> TCP (TCP [=y])
                Selects: IP [=y] && TIMERS [=y]
                Implies: CHECKSUM [=y]


                """);
    }

    @Test
    void a_symbol_without_prompt_is_explained_with_what_selects_it() {
        assertThat(values.explain(kconfig.symbol("TIMERS"))).isEqualTo("""
                There is no help available for this option.
                Symbol: TIMERS [=n]
                Type  : bool
                Defined at Kconfig:28
                Selected by [n]:
                  - TCP [=n] && !SMALL [=n] && NET [=y]


                """);
    }

    @Test
    void a_number_is_explained_with_its_range() {
        assertThat(values.explain(kconfig.symbol("PORT"))).contains("Symbol: PORT [=80]\nType  : integer\nRange : [1 65535]\nDefined at Kconfig:19\n");
    }

    @Test
    void a_search_finds_exact_names_first_and_says_where_to_go() {
        assertThat(values.search("t")).extracting(hit -> hit.symbol().name()).containsExactly("NET", "PORT", "TCP", "TIMERS");
        assertThat(values.search("tcp|t")).extracting(hit -> hit.symbol().name()).startsWith("TCP");
        SearchHit small = values.search("CONFIG_small").getFirst();
        assertThat(small.jumps()).singleElement().satisfies(jump -> {
            assertThat(jump.target()).isSameAs(kconfig.symbol("SMALL").nodes().getFirst());
            assertThat(small.text().substring(jump.offset())).startsWith("    -> Small (SMALL [=n])");
        });
        assertThat(values.search("")).isEmpty();
    }

    @Test
    void a_place_that_cannot_be_seen_leads_to_the_nearest_above_that_can() {
        SearchHit port = values.search("PORT").getFirst();

        assertThat(values.isVisible(kconfig.symbol("PORT").nodes().getFirst())).isFalse();
        assertThat(port.jumps().getFirst().target().label()).isEqualTo("TCP");
    }

    @Test
    void long_expressions_are_broken_at_a_width() {
        String text = values.explain(kconfig.symbol("TCP").nodes().getFirst(), 30);

        assertThat(text).contains("  Depends on: NET [=y] && !\\\nSMALL [=n]\n");
    }
}
