// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.ENODEV;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Interface;
import corto.net.kernel.Network;
import corto.runtime.SocketName;
import corto.runtime.SocketService;

/// What the socket service tells of the loopback and the card. Under the kernel lock.
final class Interfaces {
    private static final int NAME_BYTES = 6;

    private Interfaces() {}

    private static Ipv4Interface at(int index) {
        return index < 1 || index > Network.stack().ipv4().interfaceCount() ? null : Network.stack().ipv4().interfaceAt(index - 1);
    }

    static Result address(int index, int place, SocketName into) {
        Ipv4Interface link = at(index);
        if (link == null) {
            return Result.error(ENODEV);
        }
        int left = place;
        Ipv6Interface overIpv6 = Ipv6.SELECTED ? Network.stack().ipv6().find(index) : null;
        for (int i = 0; overIpv6 != null && i < overIpv6.addressPlaces(); i++) {
            if (overIpv6.hasAddress(i) && left-- == 0) {
                into.set(overIpv6.addressHigh(i), overIpv6.addressLow(i), index, 0);
                return Result.of(overIpv6.prefixLength(i));
            }
        }
        if (left != 0 || link.address() == 0) {
            return Result.error(EADDRNOTAVAIL);
        }
        into.setIpv4(link.address(), 0);
        return Result.of(link.prefixLength());
    }

    static Result facts(int index) {
        Ipv4Interface link = at(index);
        if (link == null) {
            return Result.error(ENODEV);
        }
        boolean hasGroups = !link.isLoopback() && Network.stack().ipv4().groups() != null;
        long flags = (link.isLinkUp() ? SocketService.INTERFACE_UP : 0) | (link.isLoopback() ? SocketService.INTERFACE_LOOPBACK : 0)
                | (hasGroups ? SocketService.INTERFACE_MULTICAST : 0);
        return Result.of(flags << Integer.SIZE | link.mtu());
    }

    static Result names(int index, Address to) {
        Ipv4Interface link = at(index);
        if (link == null) {
            return Result.error(ENODEV);
        }
        String name = link.name();
        for (int i = 0; i < NAME_BYTES; i++) {
            to.storeByte(i, (byte) (i < name.length() ? name.charAt(i) : 0));
            to.storeByte(NAME_BYTES + i, (byte) (link.hardwareAddress() >>> Byte.SIZE * (NAME_BYTES - 1 - i)));
        }
        return Result.of(0);
    }
}
