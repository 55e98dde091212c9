// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The network of a machine: one virtio-net device, or none.
public sealed interface Network {
    /// What QEMU's user network is unless it is told otherwise.
    InterfaceAddress USUAL_ADDRESS = InterfaceAddress.parse("10.0.2.15/24", "QEMU's user network");

    /// QEMU's own numbers in its user network (QEMU, "Network emulation").
    int USER_GATEWAY = 2;
    int USER_NAME_SERVER = 3;

    /// The options of QEMU for this network.
    List<String> words(Machine machine);

    /// The address of the guest.
    Optional<InterfaceAddress> guest();

    /// Whom the guest sends to what is not in its network.
    Optional<String> gateway();

    /// No device.
    record None() implements Network {
        @Override
        public List<String> words(Machine machine) {
            return List.of();
        }

        @Override
        public Optional<InterfaceAddress> guest() {
            return Optional.empty();
        }

        @Override
        public Optional<String> gateway() {
            return Optional.empty();
        }
    }

    /// A port of this machine, on `hostAddress` or on all addresses if that is empty, that leads to a port of the guest.
    record Forward(String hostAddress, int hostPort, int guestPort, boolean udp) {
    }

    /// QEMU plays the network: it needs no rights, and reaches what this machine reaches.
    record User(InterfaceAddress address, List<Forward> forwards, Optional<Path> capture) implements Network {
        public User {
            if (!address.isAnotherThan(USER_GATEWAY) || !address.isAnotherThan(USER_NAME_SERVER)) {
                throw new Failure("--ip: QEMU's user network needs " + address.host(USER_GATEWAY) + " and " + address.host(USER_NAME_SERVER) + " for itself; " + address + " leaves it no room.",
                        "Take another address, or a shorter prefix such as /24.");
            }
        }

        @Override
        public List<String> words(Machine machine) {
            StringBuilder netdev = new StringBuilder("user,id=net0");
            if (!address.networkText().equals(USUAL_ADDRESS.networkText())) {
                netdev.append(",net=").append(address.networkText()).append(",host=").append(address.host(USER_GATEWAY)).append(",dns=").append(address.host(USER_NAME_SERVER))
                        .append(",dhcpstart=").append(address.addressText());
            }
            for (Forward forward : forwards) {
                netdev.append(",hostfwd=").append(forward.udp() ? "udp" : "tcp").append(':').append(forward.hostAddress()).append(':').append(forward.hostPort())
                        .append('-').append(address.addressText()).append(':').append(forward.guestPort());
            }
            return device(machine, netdev.toString(), "", capture);
        }

        @Override
        public Optional<InterfaceAddress> guest() {
            return Optional.of(address);
        }

        @Override
        public Optional<String> gateway() {
            return Optional.of(address.host(USER_GATEWAY));
        }
    }

    /// A TAP interface of this machine, which is there already and may be used. The gateway is the first host of the network unless another is given.
    ///
    /// The guest is told the interface's MTU, which is larger than Ethernet's where jumbo frames are used.
    ///
    /// The card's address on the link follows the guest's, or without one (DHCP) the interface's name: several machines may be on a bridge, and QEMU would give them all the same.
    record Tap(String interfaceName, int mtu, Optional<InterfaceAddress> address, Optional<String> router, Optional<Path> capture) implements Network {
        private static final String LINK_ADDRESS_PREFIX = "52:54";          // locally administered (IEEE 802-2014 §8.4), as all of QEMU's

        @Override
        public List<String> words(Machine machine) {
            // What QEMU 7.2 dumps of an interface with offloads has virtio's header before each packet, which pcap does not know.
            String header = capture.isPresent() ? ",vnet_hdr=off" : "";
            return device(machine, "tap,id=net0,ifname=" + QemuCommand.doubleCommas(interfaceName) + ",script=no,downscript=no" + header,
                    ",mac=" + LINK_ADDRESS_PREFIX + linkAddress() + (mtu == TapInterface.USUAL_MTU ? "" : ",host_mtu=" + mtu), capture);
        }

        @Override
        public Optional<InterfaceAddress> guest() {
            return address;
        }

        @Override
        public Optional<String> gateway() {
            return router.or(() -> address.filter(own -> own.isAnotherThan(1)).map(own -> own.host(1)));
        }

        private String linkAddress() {
            return address.orElseGet(() -> new InterfaceAddress(interfaceName.hashCode(), Integer.SIZE)).hexadecimal();
        }
    }

    private static List<String> device(Machine machine, String netdev, String linkAddress, Optional<Path> capture) {
        List<String> words = new ArrayList<>(List.of("-netdev", netdev));
        capture.ifPresent(file -> words.addAll(List.of("-object", "filter-dump,id=dump0,netdev=net0,file=" + QemuCommand.doubleCommas(file.toString()))));
        if (machine == Machine.MICROVM) {
            words.addAll(List.of("-global", "virtio-mmio.force-legacy=false"));     // virtio 1, not the interface before it
        }
        String device = machine.virtioDevice("net") + ",netdev=net0" + linkAddress;
        words.addAll(List.of("-device", machine == Machine.MICROVM ? device : device + ",romfile="));   // no boot ROM: its file is in a package of its own
        return words;
    }
}
