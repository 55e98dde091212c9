// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.SocketService;
import java.net.InetAddress;
import java.net.InterfaceAddress;
import java.net.Interfaces;
import java.net.NetworkInterface;
import java.util.Arrays;

/// The loopback and the card, on the socket service.
@Substitute("java.net.NetworkInterface")
final class NetworkInterfaceSubstitution {
    @Alias
    private String name;
    @Alias
    private String displayName;
    @Alias
    private int index;
    @Alias
    private InetAddress[] addrs;
    @Alias
    private InterfaceAddress[] bindings;
    @Alias
    private NetworkInterface[] childs;

    @Replace
    private static void init() {}

    @Replace
    private static NetworkInterface[] getAll() {
        NetworkInterface[] all = new NetworkInterface[0];
        for (NetworkInterface each = getByIndex0(1); each != null; each = getByIndex0(all.length + 1)) {
            all = Arrays.copyOf(all, all.length + 1);
            all[all.length - 1] = each;
        }
        return all;
    }

    @Replace
    private static NetworkInterface getByIndex0(int index) {
        NetworkInterface found = Interfaces.at(index);
        if (found != null) {
            NetworkInterfaceSubstitution fields = (NetworkInterfaceSubstitution) (Object) found;
            fields.displayName = fields.name;
            fields.bindings = Interfaces.bindings(index, fields.addrs);
            fields.childs = new NetworkInterface[0];
        }
        return found;
    }

    @Replace
    private static NetworkInterface getByName0(String name) {
        for (NetworkInterface each : getAll()) {
            if (((NetworkInterfaceSubstitution) (Object) each).name.equals(name)) {
                return each;
            }
        }
        return null;
    }

    @Replace
    private static NetworkInterface getByInetAddress0(InetAddress address) {
        for (NetworkInterface each : getAll()) {
            for (InetAddress own : ((NetworkInterfaceSubstitution) (Object) each).addrs) {
                if (own.equals(address)) {
                    return each;
                }
            }
        }
        return null;
    }

    @Replace
    private static boolean boundInetAddress0(InetAddress address) {
        return getByInetAddress0(address) != null;
    }

    @Replace
    private static boolean isUp0(String name, int index) {
        return Interfaces.has(index, SocketService.INTERFACE_UP);
    }

    @Replace
    private static boolean isLoopback0(String name, int index) {
        return Interfaces.has(index, SocketService.INTERFACE_LOOPBACK);
    }

    @Replace
    private static boolean supportsMulticast0(String name, int index) {
        return Interfaces.has(index, SocketService.INTERFACE_MULTICAST);
    }

    @Replace
    private static boolean isP2P0(String name, int index) {
        return false;
    }

    @Replace
    private static byte[] getMacAddr0(byte[] address, String name, int index) {
        return Interfaces.hardwareAddress(index);
    }

    @Replace
    private static int getMTU0(String name, int index) {
        return Interfaces.mtu(index);
    }
}
