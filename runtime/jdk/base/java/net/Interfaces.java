// SPDX-License-Identifier: Apache-2.0
package java.net;

import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.runtime.SocketService;
import jdk.internal.corto.Host;

/// The network interfaces that the socket service knows, as objects.
@RawMemory(reason = "hands the bytes of an array to the socket service")
public final class Interfaces {
    // interfaceFacts
    private static final int PREFIX_MASK = 0x3F;
    private static final int MTU = 6;                    // bits
    private static final int MTU_MASK = (1 << 26) - 1;
    private static final int FLAGS = 32;
    private static final int NAME_BYTES = 6;

    private Interfaces() {}

    /// Null if there is none with this index.
    public static NetworkInterface at(int index) {
        Result address = Host.sockets().interfaceAddress(index);
        if (address.isError()) {
            return null;
        }
        InetAddress[] addresses = address.value() == 0 ? new InetAddress[0] : new InetAddress[] {new Inet4Address(null, (int) address.value())};
        return new NetworkInterface(name(index), index, addresses);
    }

    public static NetworkInterface make(String name, int index, InetAddress[] addresses) {
        return new NetworkInterface(name, index, addresses);
    }

    /// What `NetworkInterface.getInterfaceAddresses` tells.
    public static InterfaceAddress[] bindings(int index) {
        int address = (int) Host.sockets().interfaceAddress(index).value();
        if (address == 0) {
            return null;
        }
        int prefix = (int) facts(index) & PREFIX_MASK;
        int hostPart = prefix == 32 ? 0 : -1 >>> prefix;
        Inet4Address broadcast = has(index, SocketService.INTERFACE_LOOPBACK) ? null : new Inet4Address(null, address | hostPart);
        return new InterfaceAddress[] {new InterfaceAddress(new Inet4Address(null, address), broadcast, prefix)};
    }

    public static int mtu(int index) {
        return (int) (facts(index) >>> MTU) & MTU_MASK;
    }

    public static boolean has(int index, int flag) {
        return (facts(index) >>> FLAGS & flag) != 0;
    }

    private static long facts(int index) {
        Result facts = Host.sockets().interfaceFacts(index);
        return facts.isError() ? 0 : facts.value();
    }

    private static String name(int index) {
        byte[] names = names(index);
        int length = 0;
        while (length < NAME_BYTES && names[length] != 0) {
            length++;
        }
        return new String(names, 0, 0, length);
    }

    /// Null for the loopback.
    public static byte[] hardwareAddress(int index) {
        return has(index, SocketService.INTERFACE_LOOPBACK) ? null : java.util.Arrays.copyOfRange(names(index), NAME_BYTES, 2 * NAME_BYTES);
    }

    private static byte[] names(int index) {
        byte[] names = new byte[2 * NAME_BYTES];
        Host.sockets().interfaceNames(index, ObjectAddress.elements(names));
        return names;
    }
}
