// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceAddressTest {
    @Test
    void an_address_knows_its_network() {
        InterfaceAddress address = InterfaceAddress.parse("192.168.255.20/20", "--ip");

        assertThat(address).hasToString("192.168.255.20/20");
        assertThat(address.networkText()).isEqualTo("192.168.240.0/20");
        assertThat(address.host(2)).isEqualTo("192.168.240.2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.2.15", "10.0.2/24", "10.0.2.256/24", "10.0.2.15/31", "10.0.2.15/0", "10.0.2.0/24", "10.0.2.255/24", "::1/64", ""})
    void what_is_no_address_of_a_host_is_refused_with_the_setting(String text) {
        assertThatThrownBy(() -> InterfaceAddress.parse(text, "--ip")).isInstanceOf(Failure.class).hasMessageStartingWith("--ip: ");
    }
}
