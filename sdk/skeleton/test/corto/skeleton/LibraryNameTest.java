// SPDX-License-Identifier: Apache-2.0
package corto.skeleton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryNameTest {
    @ParameterizedTest
    @CsvSource({"fair, FAIR, Fair, FairPolicy", "org.example.fair, ORG_EXAMPLE_FAIR, Fair, FairPolicy", "corto.sched.fair_share, SCHED_FAIR_SHARE, Fair share, FairSharePolicy"})
    void a_name_gives_symbol_title_and_class(String module, String symbol, String title, String type) {
        LibraryName name = new LibraryName(module);

        assertThat(name.symbol()).isEqualTo(symbol);
        assertThat(name.title()).isEqualTo(title);
        assertThat(name.className("Policy")).isEqualTo(type);
    }

    @ParameterizedTest
    @CsvSource({"Sched-Lottery, sched.lottery", "my fair, my.fair", "9lives, lives", "fair., fair"})
    void what_is_no_name_gets_one_proposed(String word, String proposed) {
        assertThatThrownBy(() -> new LibraryName(word)).isInstanceOf(Failure.class).hasMessageContaining("Did you mean \"" + proposed + "\"?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.class", "java.fair", "jdk", "enum"})
    void keywords_and_packages_of_the_JDK_are_no_names(String word) {
        assertThatThrownBy(() -> new LibraryName(word)).isInstanceOf(Failure.class).hasMessageContaining("is no name for a library: ");
    }

    @Test
    void a_library_of_the_tree_has_its_path_in_its_name() {
        assertThat(new LibraryName("corto.sched.fair").pathInTree()).isEqualTo("lib/sched/fair");
        assertThat(new LibraryName("corto.heap.copying").pathInTree()).isEqualTo("runtime/heap/copying");
        assertThat(new LibraryName("org.corto.fair").isOwn()).isFalse();
    }
}
