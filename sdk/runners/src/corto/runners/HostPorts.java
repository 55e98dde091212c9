// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Says before a machine boots what QEMU would say afterwards, and less clearly: that a port is taken.
public final class HostPorts {
    private static final int FIRST_PORT_FOR_ALL = 1024;

    // Columns of /proc/net/tcp and udp (proc(5)).
    private static final int LOCAL = 1;                     // address:port, hexadecimal
    private static final int STATE = 3;
    private static final int INODE = 9;
    private static final String LISTENING = "0A";           // TCP_LISTEN, Linux include/net/tcp_states.h

    private HostPorts() {
    }

    /// Opens each port and closes it again. Another program can still be quicker than QEMU; then QEMU says so.
    public static void check(List<Network.Forward> forwards) {
        for (Network.Forward forward : forwards) {
            try {
                InetAddress address = InetAddress.getByName(forward.hostAddress().isEmpty() ? "0.0.0.0" : forward.hostAddress());
                if (forward.udp()) {
                    new DatagramSocket(new InetSocketAddress(address, forward.hostPort())).close();
                } else {
                    new ServerSocket(forward.hostPort(), 1, address).close();
                }
            } catch (SocketException e) {
                throw refused(forward, e);
            } catch (IOException e) {
                throw new Failure(e, "port " + forward.hostPort() + " of this machine cannot be opened: " + e.getMessage());
            }
        }
    }

    private static Failure refused(Network.Forward forward, SocketException e) {
        String port = (forward.udp() ? "UDP port " : "port ") + forward.hostPort();
        String other = "-p " + (forward.hostPort() < FIRST_PORT_FOR_ALL ? 8000 + forward.hostPort() : forward.hostPort() + 1) + ":" + forward.guestPort() + (forward.udp() ? "/udp" : "");
        if (forward.hostPort() < FIRST_PORT_FOR_ALL && String.valueOf(e.getMessage()).contains("ermission")) {
            return new Failure(e, port + " of this machine may be opened by root only.", "Publish another: " + other);
        }
        if (String.valueOf(e.getMessage()).contains("assign")) {
            return new Failure(e, forward.hostAddress() + " is no address of this machine, so its " + port + " cannot be published.");
        }
        List<Processes.Owner> owners = owners(forward);
        List<Run> runs = runs(owners);
        String who = runs.isEmpty() ? owners.stream().map(Processes.Owner::toString).collect(Collectors.joining(", "))
                : runs.stream().map(run -> "corto run " + run.title() + (run.name().equals(run.title()) ? "" : " with the name " + run.name()) + " (process " + run.command().pid() + ")").collect(Collectors.joining(", "));
        String end = runs.isEmpty() ? owners.isEmpty() ? "; ss -lp as root shows who has it." : "" : "; or end that one: corto stop " + runs.getFirst().name();
        return new Failure(e, port + " of this machine is in use" + (who.isEmpty() ? "." : ": " + who + "."), "Publish another: " + other + end);
    }

    /// Which of the processes are machines of ours.
    private static List<Run> runs(List<Processes.Owner> owners) {
        List<Run> runs = new ArrayList<>();
        try {
            for (Processes.Owner owner : owners) {
                Runs.ofUser().ofProcess(owner.pid()).ifPresent(runs::add);
            }
        } catch (IOException | Failure e) {
            return List.of();                      // they cannot be told from others
        }
        return runs;
    }

    /// The processes that have the port, if this user may see them.
    private static List<Processes.Owner> owners(Network.Forward forward) {
        List<Processes.Owner> owners = new ArrayList<>();
        for (String table : forward.udp() ? List.of("udp", "udp6") : List.of("tcp", "tcp6")) {
            try {
                for (OpenSocket socket : sockets(Path.of("/proc/net", table))) {
                    if ((forward.udp() || socket.isListening()) && socket.port() == forward.hostPort()) {
                        Processes.havingOpen(socket.link()).stream().filter(owner -> !owners.contains(owner)).forEach(owners::add);
                    }
                }
            } catch (IOException e) {
                continue;                          // this machine has no such table
            }
        }
        return owners;
    }

    /// The sockets in a table such as /proc/net/tcp.
    static List<OpenSocket> sockets(Path table) throws IOException {
        List<OpenSocket> sockets = new ArrayList<>();
        for (String line : Files.readAllLines(table)) {
            String[] fields = line.strip().split("\\s+");
            if (fields.length > INODE && fields[LOCAL].contains(":")) {
                int port = Integer.parseInt(fields[LOCAL].substring(fields[LOCAL].indexOf(':') + 1), 16);
                sockets.add(new OpenSocket(port, fields[STATE].equals(LISTENING), "socket:[" + fields[INODE] + "]"));
            }
        }
        return sockets;
    }

    /// @param link what links in `/proc/PID/fd` say of it
    record OpenSocket(int port, boolean isListening, String link) {
    }
}
