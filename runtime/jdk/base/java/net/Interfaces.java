// SPDX-License-Identifier: Apache-2.0
package java.net;

import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.runtime.SocketName;
import corto.runtime.SocketService;
import corto.runtime.SocketServices;
import jdk.internal.corto.Host;

/// What the socket service knows of names and interfaces, as java.net's objects.
@RawMemory(reason = "hands the bytes of an array to the socket service")
public final class Interfaces {
    private static final int FLAGS = 32;                     // interfaceFacts
    private static final int NAME_BYTES = 6;

    private Interfaces() {}

    /// Null if there is none with this index.
    public static NetworkInterface at(int index) {
        if (Host.sockets().interfaceFacts(index).isError()) {
            return null;
        }
        InetAddress[] addresses = addresses(index);
        NetworkInterface made = new NetworkInterface(name(index), index, addresses);
        for (int i = 0; SocketServices.IPV6 && i < addresses.length; i++) {
            addresses[i] = addresses[i] instanceof Inet6Address overIpv6 ? named(overIpv6, made) : addresses[i];
        }
        return made;
    }

    private static InetAddress[] addresses(int index) {
        InetAddress[] addresses = new InetAddress[count(index)];
        SocketName name = new SocketName();
        for (int i = 0; i < addresses.length; i++) {
            Host.sockets().interfaceAddress(index, i, name);
            addresses[i] = address(null, name);
        }
        return addresses;
    }

    private static int count(int index) {
        SocketName name = new SocketName();
        int count = 0;
        while (!Host.sockets().interfaceAddress(index, count, name).isError()) {
            count++;
        }
        return count;
    }

    private static boolean isIpv4(SocketName name) {
        return !SocketServices.IPV6 || name.isIpv4();
    }

    /// The address of a name; `host` may be null.
    public static InetAddress address(String host, SocketName name) {
        return isIpv4(name) ? new Inet4Address(host, name.ipv4()) : new Inet6Address(host, bytes(name.high, name.low), name.scope > 0 ? name.scope : -1);
    }

    private static byte[] bytes(long high, long low) {
        byte[] bytes = new byte[2 * Long.BYTES];
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[i] = (byte) (high >>> Long.SIZE - Byte.SIZE * (i + 1));
            bytes[Long.BYTES + i] = (byte) (low >>> Long.SIZE - Byte.SIZE * (i + 1));
        }
        return bytes;
    }

    /// The address with the interface's name behind it.
    private static Inet6Address named(Inet6Address address, NetworkInterface link) {
        try {
            return new Inet6Address(null, address.getAddress(), link);
        } catch (UnknownHostException e) {
            throw new InternalError(e);                      // the interface has that address
        }
    }

    /// The link-local address with the link on which it is this host's; as it is if it is no such.
    public static InetAddress withScope(Inet6Address address) {
        InetAddress found = null;
        for (int index = 1; !Host.sockets().interfaceFacts(index).isError(); index++) {
            for (InetAddress own : addresses(index)) {
                found = own.equals(address) && found == null ? own : found;
            }
        }
        return found == null ? address : found;
    }

    public static NetworkInterface make(String name, int index, InetAddress[] addresses) {
        return new NetworkInterface(name, index, addresses);
    }

    /// What `NetworkInterface.getInterfaceAddresses` tells; `addresses` are the interface's.
    public static InterfaceAddress[] bindings(int index, InetAddress[] addresses) {
        if (addresses.length == 0) {
            return null;
        }
        InterfaceAddress[] bindings = new InterfaceAddress[addresses.length];
        SocketName name = new SocketName();
        for (int i = 0; i < bindings.length; i++) {
            int prefix = (int) Host.sockets().interfaceAddress(index, i, name).value();
            boolean hasBroadcast = isIpv4(name) && !has(index, SocketService.INTERFACE_LOOPBACK);
            int hostPart = prefix == 32 ? 0 : -1 >>> prefix;
            bindings[i] = new InterfaceAddress(addresses[i], hasBroadcast ? new Inet4Address(null, name.ipv4() | hostPart) : null, prefix);
        }
        return bindings;
    }

    public static int mtu(int index) {
        return (int) facts(index);
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
