// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketException;
import java.util.List;

/// Says before a machine boots what QEMU would say afterwards, and less clearly: that a port is taken.
public final class HostPorts {
    private static final int FIRST_PORT_FOR_ALL = 1024;

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
        return new Failure(e, port + " of this machine is in use.", "Publish another: " + other + "; ss -lp shows who has it.");
    }
}
