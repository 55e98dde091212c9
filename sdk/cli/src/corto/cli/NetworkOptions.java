// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import corto.console.Failure;
import corto.manifest.PortMapping;
import corto.runners.InterfaceAddress;
import corto.runners.Network;
import corto.runners.TapInterface;
import java.io.IOException;
import java.net.Inet6Address;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import picocli.CommandLine.Option;

/// Options about the network of a machine.
@Group("Network")
final class NetworkOptions {
    private static final String PUBLISH = "--publish";
    private static final String NET = "--net";
    private static final String IP = "--ip";
    private static final String GATEWAY = "--gateway";
    private static final String DHCP = "dhcp";
    private static final String PCAP = "--pcap";
    private static final String TAP = "tap=";

    @Option(names = {"-p", PUBLISH}, paramLabel = "HOST:GUEST", description = "Lead a port of this machine to one of the guest: 8080:80, 127.0.0.1:8080:80, 53:53/udp, 8080:80/http. May be repeated; replaces the ports of the manifest.")
    private List<String> published = List.of();

    @Option(names = NET, paramLabel = "NAME", description = "user (default): a network that QEMU plays. none. tap=IF: an interface of this machine.")
    @Values({"user", "none", "tap="})
    private String net = "user";

    @Option(names = IP, paramLabel = "ADDR/LEN", description = "The guest's address, or dhcp: the guest asks for one. Default with --net user: 10.0.2.15/24. With --net tap one of IPv6 may be given besides.")
    private List<String> addresses = List.of();
    private String ip;                          // of IPv4; null: none is given, as below
    private String ip6;

    @Option(names = GATEWAY, paramLabel = "ADDR", description = "With --net tap: where the guest sends what is not for its network; for IPv6 besides. Default: the network's first host; of IPv6 the router that announces itself.")
    private List<String> gateways = List.of();
    private String gateway;
    private String gateway6;

    @Option(names = PCAP, paramLabel = "FILE", description = "Write the guest's packets to FILE, for Wireshark or tcpdump.")
    private Path capture;

    /// A place at which the guest can be reached.
    record Endpoint(String host, int port, PortMapping mapping) {
        /// As `corto ps` shows it.
        String text() {
            String at = mapping.protocol() == PortMapping.Protocol.HTTP ? url() : host + ":" + port;
            return at + (port == mapping.guestPort() && !mapping.isUdp() ? "" : "->" + mapping.guestPort() + (mapping.isUdp() ? "/udp" : "/tcp"));
        }

        String url() {
            return "http://" + (host.equals("127.0.0.1") ? "localhost" : host) + (port == 80 ? "" : ":" + port);
        }
    }

    /// The network of a guest, and where it is reached.
    record Chosen(Network network, List<Endpoint> endpoints) {
        static final Chosen NONE = new Chosen(new Network.None(), List.of());
    }

    /// Tells the versions of the Internet Protocol apart.
    private void sort() {
        ip = one(addresses, IP, false);
        ip6 = one(addresses, IP, true);
        gateway = one(gateways, GATEWAY, false);
        gateway6 = one(gateways, GATEWAY, true);
    }

    private static String one(List<String> texts, String option, boolean isVersion6) {
        List<String> found = texts.stream().filter(text -> text.contains(":") == isVersion6).toList();
        if (found.size() > 1) {
            throw new Failure(option + ": " + String.join(" and ", found) + " are both of IPv" + (isVersion6 ? 6 : 4) + "; a guest has one.");
        }
        return found.isEmpty() ? null : found.getFirst();
    }

    /// Whether the guest asks a server for its address.
    boolean asksDhcp() {
        return addresses.contains(DHCP);
    }

    /// Options of the kernel for IPv6, after `choose`.
    Map<String, String> ipv6() {
        Map<String, String> options = new LinkedHashMap<>();
        if ((ip6 != null || gateway6 != null) && !net.startsWith(TAP)) {
            throw new Failure((ip6 != null ? IP + " " + ip6 : GATEWAY + " " + gateway6) + " needs an interface of this machine (" + NET + " tap=IF).",
                    net.equals("user") ? "In QEMU's user network the guest takes an address of fec0::/64 by itself." : "");
        }
        if (ip6 != null) {
            int slash = ip6.indexOf('/');
            if (slash < 0 || !ip6.substring(slash + 1).matches("\\d{1,3}") || Integer.parseInt(ip6.substring(slash + 1)) > 128) {
                throw new Failure(IP + ": \"" + ip6 + "\" is no address with a prefix length.", "Write it like 2001:db8::15/64.");
            }
            options.put("ip6", literal(ip6.substring(0, slash), IP) + ip6.substring(slash));
        }
        if (gateway6 != null) {
            options.put("gateway6", literal(gateway6, GATEWAY));
        }
        return options;
    }

    private static String literal(String text, String option) {
        try {
            return Inet6Address.ofLiteral(text).getHostAddress();
        } catch (IllegalArgumentException e) {
            throw new Failure(e, option + ": \"" + text + "\" is no address of IPv6.");
        }
    }

    /// For a program that has no network; `why` says so.
    void refuse(String why) {
        if (!published.isEmpty() || !net.equals("user") || !addresses.isEmpty() || !gateways.isEmpty() || capture != null) {
            throw new Failure(why + ": " + PUBLISH + ", " + NET + ", " + IP + " and " + PCAP + " mean nothing.");
        }
    }

    Chosen choose(List<PortMapping> ports) {
        sort();
        ipv6();                                 // tells mistakes before anything is built
        checkCapture();
        if (asksDhcp() && gateway != null) {
            throw new Failure(GATEWAY + " " + gateway + " and " + IP + " dhcp contradict each other: the server says where the gateway is.");
        }
        Optional<InterfaceAddress> address = Optional.ofNullable(ip).filter(text -> !text.equals(DHCP)).map(text -> InterfaceAddress.parse(text, IP));
        if (!published.isEmpty() && !net.equals("user")) {
            throw new Failure(PUBLISH + " needs the network that QEMU plays (" + NET + " user).", net.equals("none") ? "" : "With " + NET + " " + net + " the guest is reached at its own address.");
        }
        if (gateway != null && !net.startsWith(TAP)) {
            throw new Failure(GATEWAY + " needs an interface of this machine (" + NET + " tap=IF).", net.equals("user") ? "QEMU's user network is its own gateway." : "");
        }
        if (net.equals("user")) {
            List<PortMapping> mappings = mappings(ports);
            List<Network.Forward> forwards = mappings.stream().map(mapping -> new Network.Forward(mapping.address().orElse(""), mapping.hostPort(), mapping.guestPort(), mapping.isUdp())).toList();
            List<Endpoint> endpoints = mappings.stream().map(mapping -> new Endpoint(mapping.address().orElse("127.0.0.1"), mapping.hostPort(), mapping)).toList();
            return new Chosen(new Network.User(address.orElse(Network.USUAL_ADDRESS), forwards, Optional.ofNullable(capture)), endpoints);
        }
        if (net.startsWith(TAP) && net.length() > TAP.length()) {
            String name = net.substring(TAP.length());
            if (asksDhcp()) {
                return new Chosen(new Network.Tap(name, TapInterface.mtu(name), Optional.empty(), Optional.empty(), Optional.ofNullable(capture)), List.of());
            }
            InterfaceAddress own = address.orElseThrow(() -> new Failure(NET + " " + net + " needs the guest's address.", "For example: " + IP + " 192.168.100.2/24", "A server on that network may give it one: " + IP + " dhcp"));
            String host = own.toString().substring(0, own.toString().indexOf('/'));
            Optional<String> router = Optional.ofNullable(gateway).map(text -> own.neighbour(text, GATEWAY));
            return new Chosen(new Network.Tap(name, TapInterface.mtu(name), Optional.of(own), router, Optional.ofNullable(capture)),
                    ports.stream().map(mapping -> new Endpoint(host, mapping.guestPort(), mapping)).toList());
        }
        Choices.check(NET, net, List.of("user", "none", "tap=IF"));
        if (capture != null || !addresses.isEmpty()) {
            throw new Failure((capture != null ? PCAP : IP) + " needs a network, and " + NET + " none leaves it out.");
        }
        return Chosen.NONE;
    }

    /// Whether QEMU can make the file of packets.
    private void checkCapture() {
        if (capture == null) {
            return;
        }
        Path folder = Objects.requireNonNullElse(capture.toAbsolutePath().getParent(), capture.toAbsolutePath());
        boolean isThere = Files.exists(capture);
        if (Files.isDirectory(capture) || !Files.isDirectory(folder)) {
            throw new Failure(PCAP + " " + capture + ": " + (Files.isDirectory(capture) ? "that is a folder." : "there is no folder " + folder + "."));
        }
        if (isThere && !Files.isWritable(capture)) {
            throw new Failure(PCAP + " " + capture + ": the file cannot be written.");
        }
        if (!isThere && !canMake(capture)) {
            throw new Failure(PCAP + " " + capture + ": no file can be made in " + folder + ".");
        }
    }

    /// Rights alone do not tell: root has all of them, also where no file can be.
    private static boolean canMake(Path file) {
        try {
            Files.createFile(file);
            Files.delete(file);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The ports of the command line, else of the manifest. What the manifest says is spoken at a port of the guest holds for both.
    private List<PortMapping> mappings(List<PortMapping> ports) {
        List<PortMapping> mappings = new ArrayList<>();
        for (String text : published) {
            PortMapping mapping = PortMapping.parse(text, PUBLISH);
            boolean isHttp = mapping.protocol() == PortMapping.Protocol.TCP
                    && ports.stream().anyMatch(known -> known.guestPort() == mapping.guestPort() && known.protocol() == PortMapping.Protocol.HTTP);
            mappings.add(isHttp ? new PortMapping(mapping.address(), mapping.hostPort(), mapping.guestPort(), PortMapping.Protocol.HTTP) : mapping);
        }
        return mappings.isEmpty() ? ports : mappings;
    }
}
