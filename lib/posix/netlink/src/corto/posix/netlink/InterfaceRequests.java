// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOTTY;
import static corto.lang.Errno.ENXIO;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPFNOSUPPORT;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.net.arp.EthernetInterface;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv4.Ipv4Interface;
import corto.net.kernel.Network;
import corto.posix.process.UserMemory;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketRequests;

/// The requests of netdevice(7) that tell something. `struct ifreq`: a name of 16 bytes, then what is asked for.
public final class InterfaceRequests implements SocketRequests {
    private static final int SIOCGIFNAME = 0x8910;
    private static final int SIOCGIFCONF = 0x8912;
    private static final int SIOCGIFFLAGS = 0x8913;
    private static final int SIOCGIFADDR = 0x8915;
    private static final int SIOCGIFDSTADDR = 0x8917;
    private static final int SIOCGIFBRDADDR = 0x8919;
    private static final int SIOCGIFNETMASK = 0x891B;
    private static final int SIOCGIFMETRIC = 0x891D;
    private static final int SIOCGIFMTU = 0x8921;
    private static final int SIOCGIFHWADDR = 0x8927;
    private static final int SIOCGIFINDEX = 0x8933;
    private static final int SIOCGIFTXQLEN = 0x8942;

    private static final int SIOCETHTOOL = 0x8946;
    private static final int SIOCGARP = 0x8954;

    private static final int NAME_BYTES = 16;
    // struct arpreq: the address, the hardware's, flags, a mask, the interface
    private static final int NEIGHBOR_BYTES = 68;
    private static final int NEIGHBOR_HARDWARE = 16;
    private static final int NEIGHBOR_FLAGS = 32;
    private static final int NEIGHBOR_DEVICE = 52;
    private static final int ATF_COM = 2;
    private static final int REQUEST_BYTES = 40;
    private static final int CONFIGURATION_BYTES = 16;       // struct ifconf: the length, and where
    private static final int ADDRESS_BYTES = 16;             // struct sockaddr
    private static final int ADDRESS = NAME_BYTES + 4;       // in its sockaddr_in

    @Override
    public int argumentBytes(int request) {
        return switch (request) {
            case SIOCGIFCONF -> CONFIGURATION_BYTES;
            case SIOCGARP -> NEIGHBOR_BYTES;
            case SIOCGIFNAME, SIOCGIFFLAGS, SIOCGIFADDR, SIOCGIFDSTADDR, SIOCGIFBRDADDR, SIOCGIFNETMASK, SIOCGIFMETRIC, SIOCGIFMTU, SIOCGIFHWADDR,
                 SIOCGIFINDEX, SIOCGIFTXQLEN, SIOCETHTOOL -> REQUEST_BYTES;
            default -> 0;
        };
    }

    @Override
    public Result answer(int request, Address argument) {
        if (request == SIOCGIFCONF) {
            return list(argument);
        }
        if (request == SIOCGARP) {
            return neighbor(argument);
        }
        Ipv4Interface link = request == SIOCGIFNAME ? Link.find(argument.loadInt(NAME_BYTES)) : Link.find(text(argument, NAME_BYTES));
        if (link == null) {
            return Result.error(ENODEV);
        }
        Address place = argument.plus(NAME_BYTES);
        switch (request) {
            case SIOCETHTOOL -> {
                return Result.error(EOPNOTSUPP);             // as of a driver that answers none
            }
            case SIOCGIFNAME -> writeName(argument, link);
            case SIOCGIFFLAGS -> place.storeShort(0, (short) Link.shortFlags(link));
            case SIOCGIFMTU -> place.storeInt(0, link.mtu());
            case SIOCGIFINDEX -> place.storeInt(0, link.index());
            case SIOCGIFMETRIC -> place.storeInt(0, 0);
            case SIOCGIFTXQLEN -> place.storeInt(0, Link.QUEUE_LENGTH);
            case SIOCGIFHWADDR -> {
                place.clear(ADDRESS_BYTES);
                place.storeShort(0, (short) Link.type(link));
                for (int i = 0; i < Link.HARDWARE_BYTES; i++) {
                    place.storeByte(2 + i, (byte) (link.hardwareAddress() >>> Byte.SIZE * (Link.HARDWARE_BYTES - 1 - i)));
                }
            }
            case SIOCGIFADDR, SIOCGIFDSTADDR -> {
                return writeAddress(argument, link, link.address());
            }
            case SIOCGIFBRDADDR -> {
                return writeAddress(argument, link, link.isLoopback() ? Ipv4Address.ANY : link.broadcastAddress());
            }
            case SIOCGIFNETMASK -> {
                return writeAddress(argument, link, Ipv4Address.mask(link.prefixLength()));
            }
            default -> {
                return Result.error(ENOTTY);
            }
        }
        return Result.of(0);
    }

    /// SIOCGARP, arp(7): the hardware address of a neighbour. ENXIO if it is not known.
    private static Result neighbor(Address request) {
        if (request.loadShort(0) != SocketName.AF_INET) {
            return Result.error(EPFNOSUPPORT);
        }
        EthernetInterface card = Network.card();
        long hardware = card == null ? 0 : card.hardwareOf(Integer.reverseBytes(request.loadInt(4)));
        if (hardware == 0) {
            return Result.error(ENXIO);
        }
        Address to = request.plus(NEIGHBOR_HARDWARE);
        to.clear(ADDRESS_BYTES);
        to.storeShort(0, (short) Link.ARPHRD_ETHER);
        for (int i = 0; i < Link.HARDWARE_BYTES; i++) {
            to.storeByte(2 + i, (byte) (hardware >>> Byte.SIZE * (Link.HARDWARE_BYTES - 1 - i)));
        }
        request.storeInt(NEIGHBOR_FLAGS, ATF_COM);
        writeName(request.plus(NEIGHBOR_DEVICE), card);
        return Result.of(0);
    }

    /// SIOCGIFCONF: interfaces that have an address of IPv4, as many as there is room for; without a place for them how much room they need.
    private static Result list(Address argument) {
        int room = argument.loadInt(0);
        UserAddress to = new UserAddress(argument.loadLong(Long.BYTES));
        int written = 0;
        for (int i = 0; i < Link.count(); i++) {
            Ipv4Interface link = Link.at(i);
            if (link.address() == Ipv4Address.ANY || !to.isNull() && room - written < REQUEST_BYTES) {
                continue;
            }
            if (!to.isNull()) {
                Address place = UserMemory.writable(to.plus(written), REQUEST_BYTES);
                if (place.isZero()) {
                    return Result.error(EFAULT);
                }
                place.clear(REQUEST_BYTES);
                writeName(place, link);
                writeAddress(place, link, link.address());
            }
            written += REQUEST_BYTES;
        }
        argument.storeInt(0, written);
        return Result.of(0);
    }

    private static void writeName(Address to, Ipv4Interface link) {
        String name = link.name();
        to.clear(NAME_BYTES);
        for (int i = 0; i < name.length(); i++) {
            to.storeByte(i, (byte) name.charAt(i));
        }
    }

    /// EADDRNOTAVAIL if the interface has none.
    private static Result writeAddress(Address request, Ipv4Interface link, int address) {
        if (link.address() == Ipv4Address.ANY) {
            return Result.error(EADDRNOTAVAIL);
        }
        request.plus(NAME_BYTES).clear(ADDRESS_BYTES);
        request.storeShort(NAME_BYTES, (short) SocketName.AF_INET);
        request.storeInt(ADDRESS, Integer.reverseBytes(address));
        return Result.of(0);
    }

    /// The text at `from` up to a zero, at most `most` bytes.
    static String text(Address from, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < most && from.loadByte(i) != 0; i++) {
            text.append((char) (from.loadByte(i) & 0xFF));
        }
        return text.toString();
    }
}
