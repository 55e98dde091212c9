// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import corto.console.Failure;
import corto.manifest.PortMapping;
import corto.runners.InterfaceAddress;
import corto.runners.Network;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class NetworkOptionsTest {
    private static final Guest NGINX = new Guest("nginx", "nginx", new Guest.Root.Program(Path.of("/usr/sbin/nginx"), ""), List.of("/usr/sbin/nginx"), Optional.empty(),
            List.of(PortMapping.parse("8080:80/http", "ports")));

    @Test
    void the_ports_of_the_manifest_are_published_unless_others_are_given() {
        assertThat(forwards()).containsExactly(new Network.Forward("", 8080, 80, false));
        assertThat(forwards("-p", "9000:90", "--publish", "127.0.0.1:53:53/udp")).containsExactly(new Network.Forward("", 9000, 90, false), new Network.Forward("127.0.0.1", 53, 53, true));
    }

    @Test
    void what_is_spoken_at_a_port_of_the_guest_is_known_whatever_leads_to_it() {
        assertThat(choose("-p", "9000:80").endpoints()).extracting(NetworkOptions.Endpoint::url, endpoint -> endpoint.mapping().protocol())
                .containsExactly(tuple("http://localhost:9000", PortMapping.Protocol.HTTP));
        assertThat(choose("-p", "9000:81").endpoints()).extracting(endpoint -> endpoint.mapping().protocol()).containsExactly(PortMapping.Protocol.TCP);
    }

    @Test
    void a_tap_interface_needs_an_address_and_is_reached_there() {
        NetworkOptions.Chosen chosen = choose("--net", "tap=tapX", "--ip", "192.168.9.4/24", "--pcap", "x.pcap");

        assertThat(chosen.network()).isEqualTo(new Network.Tap("tapX", 1500, Optional.of(InterfaceAddress.parse("192.168.9.4/24", "--ip")), Optional.empty(), Optional.of(Path.of("x.pcap"))));
        assertThat(chosen.endpoints()).extracting(NetworkOptions.Endpoint::url).containsExactly("http://192.168.9.4");
    }

    @Test
    void the_gateway_is_the_first_host_or_another_of_the_network() {
        assertThat(choose("--net", "tap=tap0", "--ip", "192.168.9.4/24").network().gateway()).contains("192.168.9.1");
        assertThat(choose("--net", "tap=tap0", "--ip", "192.168.9.4/24", "--gateway", "192.168.9.254").network().gateway()).contains("192.168.9.254");
    }

    @Test
    void an_address_of_IPv6_may_be_given_besides() {
        assertThat(ipv6("--net", "tap=tap0", "--ip", "192.168.9.4/24", "--ip", "2001:db8::4/64", "--gateway", "fe80::1"))
                .containsExactly(entry("ip6", "2001:db8:0:0:0:0:0:4/64"), entry("gateway6", "fe80:0:0:0:0:0:0:1"));
        assertThat(ipv6()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--ip 2001:db8::4/64                                            | needs an interface of this machine (--net tap=IF).",
        "--net tap=tap0 --ip 10.1.2.3/24 --ip 2001:db8::4               | is no address with a prefix length.",
        "--net tap=tap0 --ip 10.1.2.3/24 --ip 2001:db8::4/129           | is no address with a prefix length.",
        "--net tap=tap0 --ip 10.1.2.3/24 --ip 2001:db8::g/64            | --ip: \"2001:db8::g\" is no address of IPv6.",
        "--net tap=tap0 --ip 10.1.2.3/24 --ip 10.1.2.4/24               | are both of IPv4; a guest has one.",
    })
    void mistakes_in_addresses_of_IPv6_are_told(String options, String reason) {
        assertThatThrownBy(() -> ipv6(options.split(" "))).isInstanceOf(Failure.class).hasMessageContaining(reason);
    }

    private static Map<String, String> ipv6(String... words) {
        NetworkOptions options = CommandLine.populateCommand(new NetworkOptions(), words);
        options.choose(NGINX.ports());
        return options.ipv6();
    }

    @Test
    void an_endpoint_is_shown_as_people_use_it() {
        assertThat(choose("-p", "9000:80", "-p", "127.0.0.2:53:53/udp", "-p", "6379:6379").endpoints()).extracting(NetworkOptions.Endpoint::text)
                .containsExactly("http://localhost:9000->80/tcp", "127.0.0.2:53->53/udp", "127.0.0.1:6379");
    }

    @Test
    void none_is_no_network_and_nothing_leads_to_it() {
        NetworkOptions.Chosen chosen = choose("--net", "none");

        assertThat(chosen.network()).isEqualTo(new Network.None());
        assertThat(chosen.endpoints()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--net none -p 8080:80          | --publish needs the network that QEMU plays",
        "--net tap=tap0 -p 8080:80      | the guest is reached at its own address",
        "--net tap=tap0                 | --net tap=tap0 needs the guest's address.",
        "--net tap=                     | --net \"tap=\" is not known.",
        "--net usr                      | --net \"usr\" is not known. Did you mean \"user\"?",
        "--net none --pcap x            | --pcap needs a network",
        "--pcap /no/such/x.pcap         | --pcap /no/such/x.pcap: there is no folder /no/such.",
        "--pcap /tmp                    | --pcap /tmp: that is a folder.",
        "--pcap /proc/x.pcap            | --pcap /proc/x.pcap: no file can be made in /proc.",
        "--net none --ip 10.0.2.15/24   | --ip needs a network",
        "--ip 10.0.2.2/24               | QEMU's user network needs 10.0.2.2",
        "--ip 10.0.2.15                 | --ip: \"10.0.2.15\" is no address with a prefix length.",
        "--gateway 10.0.2.9             | --gateway needs an interface of this machine",
        "--net tap=tap0 --ip 10.1.2.3/24 --gateway 10.1.3.1 | --gateway: 10.1.3.1 is no other host in the guest's network, 10.1.2.0/24.",
        "-p 80:eighty                   | --publish: \"80:eighty\" is no port mapping.",
    })
    void options_that_do_not_go_together_are_refused_with_the_reason(String options, String reason) {
        assertThatThrownBy(() -> choose(options.split(" "))).isInstanceOf(Failure.class).hasMessageContaining(reason);
    }

    @Test
    void a_program_that_uses_no_network_is_told_why_options_mean_nothing() {
        assertThatThrownBy(() -> CommandLine.populateCommand(new NetworkOptions(), "-p", "8080:80").refuse("hello uses no network")).isInstanceOf(Failure.class)
                .hasMessageContaining("hello uses no network: --publish, --net, --ip and --pcap mean nothing.");
        CommandLine.populateCommand(new NetworkOptions()).refuse("hello uses no network");
    }

    private static List<Network.Forward> forwards(String... options) {
        return ((Network.User) choose(options).network()).forwards();
    }

    private static NetworkOptions.Chosen choose(String... options) {
        return CommandLine.populateCommand(new NetworkOptions(), options).choose(NGINX.ports());
    }
}
