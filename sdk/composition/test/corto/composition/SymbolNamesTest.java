// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class SymbolNamesTest {
    @Test
    void a_symbol_is_the_name_without_corto_in_capitals() {
        assertThat(SymbolNames.symbol("corto.drivers.virtio.net")).isEqualTo("DRIVERS_VIRTIO_NET");
        assertThat(SymbolNames.symbol("com.example.fair")).isEqualTo("COM_EXAMPLE_FAIR");
    }

    @Test
    void the_way_back_knows_names_with_underscores_and_tells_options_from_modules() {
        SymbolNames names = SymbolNames.of(List.of("corto.platform.x86_64", "corto.drivers.serial"));

        assertThat(names.module("PLATFORM_X86_64")).contains("corto.platform.x86_64");
        assertThat(names.module("DRIVERS_SERIAL_BAUD")).isEmpty();
    }

    @Test
    void two_modules_with_one_symbol_are_an_error() {
        assertThatThrownBy(() -> SymbolNames.of(List.of("corto.a.b", "corto.a_b"))).isInstanceOf(Failure.class).hasMessageContainingAll("corto.a.b", "corto.a_b", "CONFIG_A_B");
    }
}
