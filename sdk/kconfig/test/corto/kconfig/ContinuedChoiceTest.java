// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the entries are that another file adds to a choice.
class ContinuedChoiceTest {
    @TempDir
    private Path folder;

    @Test
    void an_entry_is_located_in_the_list_of_the_choice() throws Exception {
        Kconfig kconfig = KconfigFiles.parse(folder, """
                menu "Scheduling"

                choice POLICY
                	prompt "Policy"

                config FIRST
                	bool "First"

                endchoice

                endmenu

                menu "Elsewhere"

                choice POLICY

                config SECOND
                	bool "Second"

                endchoice

                endmenu
                """);

        SearchHit hit = new Configuration(kconfig).search("SECOND").getFirst();

        assertThat(hit.text()).contains("""
                  Location:
                    -> Scheduling
                      -> Policy (POLICY [=y])
                        -> Second (SECOND [=n])
                """);
        assertThat(hit.jumps()).singleElement().extracting(SearchHit.Jump::target).isSameAs(kconfig.symbol("SECOND").nodes().getFirst());
    }
}
