// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says before a machine boots what QEMU would say afterwards, and less clearly: that a TAP interface is not there, or not for us (Linux Documentation/networking/tuntap.rst).
public final class TapInterface {
    public static final int USUAL_MTU = 1500;
    private static final int IFF_UP = 0x1;                   // netdevice(7)
    private static final int IFF_TAP = 0x2;                  // Linux include/uapi/linux/if_tun.h
    private static final long NOBODY = -1;                   // no owner was set: whoever may manage networks

    private final Path devices;
    private final Path folder;
    private final String name;
    private final boolean isRoot;
    private final String user;

    /// @param devices  `/proc/net/dev`, which lists the interfaces of this process's network namespace
    /// @param classNet `/sys/class/net`, which has those of the namespace in which it was mounted
    TapInterface(Path devices, Path classNet, String name, boolean isRoot, String user) {
        this.devices = devices;
        folder = classNet.resolve(name);
        this.name = name;
        this.isRoot = isRoot;
        this.user = user;
    }

    /// Checks that `network` can be used. What keeps the machine from being reached, but not from booting, is returned as hints.
    public static List<String> check(Network.Tap network) throws IOException {
        boolean isRoot = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        TapInterface tap = new TapInterface(Path.of("/proc/net/dev"), Path.of("/sys/class/net"), network.interfaceName(), isRoot, System.getProperty("user.name"));
        tap.check((Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid"), network.address());
        if (!Files.exists(Path.of("/dev/net/tun"))) {
            throw new Failure("--net tap=" + tap.name + ": this machine has no /dev/net/tun.", "Load the module: " + tap.sudo() + "modprobe tun");
        }
        if (!Files.isWritable(Path.of("/dev/net/tun"))) {
            throw new Failure("--net tap=" + tap.name + ": " + tap.user + " may not open /dev/net/tun.", "Allow it: sudo chmod 666 /dev/net/tun (as most systems have it)");
        }
        return tap.hints(network.address());
    }

    /// Bytes of the largest packet of an interface, as far as it is there and says so.
    public static int mtu(String name) {
        try {
            return Integer.parseInt(Files.readString(Path.of("/sys/class/net").resolve(name).resolve("mtu")).strip());
        } catch (IOException | NumberFormatException e) {
            return USUAL_MTU;                                // `check` says what is wrong with it
        }
    }

    private String sudo() {
        return isRoot ? "" : "sudo ";
    }

    /// The commands that make it, to be pasted.
    private String[] making(Optional<InterfaceAddress> guest) {
        List<String> commands = new ArrayList<>(List.of("Make it: " + sudo() + "ip tuntap add dev " + name + " mode tap user " + user));
        guest.ifPresent(address -> commands.add("         " + addressCommand(address)));
        commands.add("         " + upCommand());
        return commands.toArray(String[]::new);
    }

    private String addressCommand(InterfaceAddress guest) {
        int host = guest.isAnotherThan(1) ? 1 : 2;
        return sudo() + "ip addr add " + guest.host(host) + "/" + guest.prefixLength() + " dev " + name;
    }

    private String upCommand() {
        return sudo() + "ip link set " + name + " up";
    }

    /// `guest`: nothing is known of its address before it has asked for one.
    void check(int uid, Optional<InterfaceAddress> guest) throws IOException {
        if (!exists()) {
            throw new Failure("--net tap=" + name + ": this machine has no interface " + name + ".", making(guest));
        }
        if (!Files.isDirectory(folder)) {
            return;                                          // nothing more is known of it: /sys is of another namespace
        }
        Optional<Long> flags = number("tun_flags");
        if (flags.isEmpty() || (flags.get() & IFF_TAP) == 0) {
            throw new Failure("--net tap=" + name + ": " + name + " is no TAP interface.", making(guest)[0].replace(" " + name + " ", " tap0 "));
        }
        long owner = number("owner").orElse(NOBODY);
        if (!isRoot && owner != uid) {
            throw new Failure("--net tap=" + name + ": " + name + " is not " + user + "'s" + (owner == NOBODY ? "" : ", it belongs to user " + owner) + ".",
                    "Make it so: sudo ip tuntap del dev " + name + " mode tap; sudo ip tuntap add dev " + name + " mode tap user " + user);
        }
        if (isUp() && number("carrier").orElse(0L) == 1) {
            throw new Failure("--net tap=" + name + ": another program uses " + name + ".", "corto ps shows the machines that run. Each needs an interface of its own.");
        }
    }

    private boolean exists() throws IOException {
        return Files.readAllLines(devices).stream().anyMatch(line -> line.strip().startsWith(name + ":"));
    }

    private boolean isUp() {
        return (number("flags").orElse(0L) & IFF_UP) != 0;
    }

    private List<String> hints(Optional<InterfaceAddress> guest) {
        List<String> hints = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return hints;
        }
        if (!isUp()) {
            hints.add(name + " is down; nothing reaches the guest until: " + upCommand());
        }
        if (guest.isPresent() && !Files.exists(folder.resolve("master")) && !hasNeighbour(guest.get())) {      // of a bridge the bridge has the address
            hints.add(name + " has no address in the guest's network; this machine does not reach it until: " + addressCommand(guest.get()));
        }
        return hints;
    }

    private boolean hasNeighbour(InterfaceAddress guest) {
        try {
            NetworkInterface tap = NetworkInterface.getByName(name);
            return tap != null && tap.getInterfaceAddresses().stream().map(found -> found.getAddress())
                    .anyMatch(address -> address instanceof Inet4Address && guest.hasInNetwork(address.getAddress()));
        } catch (SocketException e) {
            return true;                                     // nothing is known
        }
    }

    /// What a file of the interface says; nothing if it is not there, or cannot be asked for (`carrier` of an interface that is down).
    private Optional<Long> number(String file) {
        try {
            return Optional.of(Long.decode(Files.readString(folder.resolve(file)).strip()));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
