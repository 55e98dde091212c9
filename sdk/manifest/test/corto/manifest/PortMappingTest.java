// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortMappingTest {
    @Test
    void both_ports_an_address_and_a_protocol_may_be_given() {
        assertThat(PortMapping.parse("8080:80", "-p")).isEqualTo(new PortMapping(Optional.empty(), 8080, 80, PortMapping.Protocol.TCP));
        assertThat(PortMapping.parse("127.0.0.1:8080:80/http", "-p")).isEqualTo(new PortMapping(Optional.of("127.0.0.1"), 8080, 80, PortMapping.Protocol.HTTP));
        assertThat(PortMapping.parse("53/udp", "-p")).isEqualTo(new PortMapping(Optional.empty(), 53, 53, PortMapping.Protocol.UDP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "80:", ":80", "1:2:3", "80/sctp", "0:80", "80:65536", "-1:80"})
    void what_is_none_is_refused_with_the_setting(String text) {
        assertThatThrownBy(() -> PortMapping.parse(text, "--publish")).isInstanceOf(Failure.class).hasMessageStartingWith("--publish: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"8080:80", "127.0.0.1:8080:80/http", "53:53/udp"})
    void the_written_form_reads_back(String text) {
        assertThat(PortMapping.parse(text, "-p")).hasToString(text);
    }
}
