// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Errno;
import corto.lang.Result;

/// What sockets of all protocols over IPv4 and IPv6 share: names, the pending error, and the options of the layer below. A base class, for what each packet
/// looks at shall be a field of the socket itself. What the operations do, and their errors, is said where they are implemented.
public abstract class InternetSocket {
    /// In `families`: it is open to peers over IPv4.
    public static final int IPV4 = 1;
    /// In `families`: it is open to peers over IPv6. Both together: a dual-stack socket.
    public static final int IPV6 = 2;

    /// In place of an interface: whichever.
    public static final int THROUGH_ANY = -1;

    private static final int ANY = 0;     // 0.0.0.0

    private int families = IPV4;
    private int localAddress;             // over IPv4; ANY if it is bound to one of IPv6
    private long localHigh;               // over IPv6; 0: any, or one of IPv4
    private long localLow;
    private Ipv6Flow flow;                // of the connection; null: over IPv4, or none
    private int localPort;
    private int remoteAddress;
    private int remotePort;
    private Errno error;                  // pending, or null

    private boolean reusesAddress;
    private boolean reusesPort;
    private int typeOfService;
    private int timeToLive;
    private int trafficClass;
    private int hopLimit = -1;
    private GroupOptions groups;          // null: as they are at first
    private int boundInterface;           // 0: any
    private boolean bindsFreely;
    private boolean staysOnLink;
    private boolean bindsAddressOnly;
    private long ownerNumber;             // 0: no program has it yet
    private int ownerUid;
    private boolean isShownAsIpv6;

    /// `timeToLive` is what packets of IPv4 begin with.
    protected InternetSocket(int timeToLive) {
        this.timeToLive = timeToLive;
    }

    public abstract Result bind(int address, int port);

    public abstract Result bindIpv6(long high, long low, int port);

    public abstract Result connect(int address, int port);

    public abstract Result connectIpv6(long high, long low, int scope, int port);

    /// Which protocols below it is open to: a set of IPV4 and IPV6. Before bind. Sockets with nothing in common may have the same port.
    public final void setFamilies(int families) {
        this.families = families;
    }

    public final int families() {
        return families;
    }

    /// Whether `groups` was asked for; while not, everything is as at first.
    public final boolean hasGroups() {
        return groups != null;
    }

    /// What the socket has to do with groups of hosts.
    public final GroupOptions groups() {
        if (groups == null) {
            groups = new GroupOptions();
        }
        return groups;
    }

    /// The socket is closed.
    protected final void leaveGroups() {
        if (groups != null && groups.filter != null) {
            groups.filter.close();
            groups.filter = null;
        }
    }

    // Names

    /// Over IPv4; 0 if it is bound to none, or to one of IPv6.
    public final int localAddress() {
        return localAddress;
    }

    /// The halves of the address of IPv6 that it is bound to; 0 if to none, or to one of IPv4.
    public final long localHigh() {
        return localHigh;
    }

    public final long localLow() {
        return localLow;
    }

    /// 0 if it is not bound.
    public final int localPort() {
        return localPort;
    }

    public final int remoteAddress() {
        return remoteAddress;
    }

    /// 0 if it is not connected.
    public final int remotePort() {
        return remotePort;
    }

    /// The addresses of a connection over IPv6; null of one over IPv4, or of none.
    public final Ipv6Flow flow() {
        return flow;
    }

    /// Whether the address of IPv6 is that one.
    public final boolean isBoundTo(long high, long low) {
        return localLow == low && localHigh == high;
    }

    public final boolean hasLocalAddress() {
        return localAddress != ANY || (localHigh | localLow) != 0;
    }

    /// Whether there is an address that both mean, so that one port is not for both.
    public final boolean overlaps(InternetSocket other) {
        int common = families & other.families;
        boolean overIpv4 = (common & IPV4) != 0
                && (localAddress == ANY || other.localAddress == ANY || localAddress == other.localAddress);
        boolean overIpv6 = Ipv6.SELECTED && (common & IPV6) != 0 && (Ipv6Address.isUnspecified(localHigh, localLow)
                || Ipv6Address.isUnspecified(other.localHigh, other.localLow) || isBoundTo(other.localHigh, other.localLow));
        boolean onOneLink = boundInterface == other.boundInterface || boundInterface == 0 || other.boundInterface == 0;
        return onOneLink && (overIpv4 || overIpv6);
    }

    /// An address of one of both protocols; that of the other is 0.
    protected final void setLocal(int address, long high, long low) {
        localAddress = address;
        localHigh = high;
        localLow = low;
    }

    protected final void setLocalPort(int port) {
        localPort = port;
    }

    /// With `way` over IPv6: then `address` is 0.
    protected final void setRemote(int address, Ipv6Flow way, int port) {
        remoteAddress = address;
        flow = way;
        remotePort = port;
    }

    /// Whether this one and `other` may have the same port, though both mean some address: both said so (SO_REUSEPORT), in the name of one user.
    public final boolean sharesPort(InternetSocket other) {
        return reusesPort && other.reusesPort && ownerUid == other.ownerUid;
    }

    /// How particular this socket is about what comes over IPv4, of those whose address fits: 1, more with an interface, and if it is of IPv4 only by its family. As Linux's compute_score.
    public final int particularity(boolean overIpv6) {
        return (boundInterface != 0 ? 3 : 1) + (overIpv6 || isShownAsIpv6 ? 0 : 1);
    }

    /// Which of `count` sockets that share a port gets what comes from the peer with `address`, or what stands for it, and `port`: always the same one.
    public static int shareOf(int address, int port, int count) {
        int hash = address * 0x9E3779B1 ^ port * 0x85EBCA6B;
        hash = (hash ^ hash >>> 15) * 0x2C1B3C6D;
        hash = (hash ^ hash >>> 12) * 0x297A2D39;
        return (int) (((hash ^ hash >>> 15) & 0xFFFF_FFFFL) * count >>> Integer.SIZE);
    }

    // The pending error

    /// SO_ERROR: the pending error, which is gone with that; null if there is none.
    public final Errno takeError() {
        Errno taken = error;
        error = null;
        return taken;
    }

    protected final boolean hasError() {
        return error != null;
    }

    protected final void setError(Errno errno) {
        error = errno;
    }

    // Options

    /// As those of `other`, of which this is a connection.
    protected final void copyOptions(InternetSocket other) {
        families = other.families;
        reusesAddress = other.reusesAddress;
        reusesPort = other.reusesPort;
        typeOfService = other.typeOfService;
        timeToLive = other.timeToLive;
        trafficClass = other.trafficClass;
        hopLimit = other.hopLimit;
        boundInterface = other.boundInterface;
        bindsFreely = other.bindsFreely;
        ownerUid = other.ownerUid;
        isShownAsIpv6 = other.isShownAsIpv6;
    }

    /// SO_REUSEADDR.
    public final void setReuseAddress(boolean reuses) {
        reusesAddress = reuses;
    }

    public final boolean reusesAddress() {
        return reusesAddress;
    }

    /// SO_REUSEPORT.
    public final void setReusePort(boolean reuses) {
        reusesPort = reuses;
    }

    public final boolean reusesPort() {
        return reusesPort;
    }

    /// SO_BINDTODEVICE: packets come and go through the interface with that index only; 0: through any.
    public final void setBoundInterface(int index) {
        boundInterface = index;
    }

    public final int boundInterface() {
        return boundInterface;
    }

    /// Whether packets that come through the interface with that index may be for it.
    public final boolean takesFrom(int interfaceIndex) {
        return boundInterface == 0 || boundInterface == interfaceIndex || interfaceIndex == THROUGH_ANY;
    }

    /// Notes what lists of sockets say of a program's: its inode number, whose it is, and whether it is one of family AF_INET6.
    public final void setOwner(long number, int uid, boolean showsIpv6) {
        ownerNumber = number;
        ownerUid = uid;
        isShownAsIpv6 = showsIpv6;
    }

    public final long ownerNumber() {
        return ownerNumber;
    }

    public final int ownerUid() {
        return ownerUid;
    }

    public final boolean isShownAsIpv6() {
        return isShownAsIpv6;
    }

    /// SO_DONTROUTE: over IPv4 only hosts of its own links are peers, none behind a router.
    public final void setStaysOnLink(boolean stays) {
        staysOnLink = stays;
    }

    public final boolean staysOnLink() {
        return staysOnLink;
    }

    /// IP_BIND_ADDRESS_NO_PORT: `bind` to port 0 leaves the choice to whoever needs a port first.
    public final void setBindsAddressOnly(boolean addressOnly) {
        bindsAddressOnly = addressOnly;
    }

    public final boolean bindsAddressOnly() {
        return bindsAddressOnly;
    }

    /// IP_FREEBIND, IP_TRANSPARENT: `bind` takes addresses that are not this host's.
    public final void setBindsFreely(boolean free) {
        bindsFreely = free;
    }

    /// Whether `bind` takes an address, which may be this host's.
    protected final boolean mayBindTo(boolean isLocal) {
        return isLocal || bindsFreely;
    }

    /// IP_TOS.
    public final void setTypeOfService(int value) {
        typeOfService = value;
    }

    public final int typeOfService() {
        return typeOfService;
    }

    /// IP_TTL.
    public final void setTimeToLive(int value) {
        timeToLive = value;
    }

    public final int timeToLive() {
        return timeToLive;
    }

    /// IPV6_TCLASS.
    public final void setTrafficClass(int value) {
        trafficClass = value;
    }

    public final int trafficClass() {
        return trafficClass;
    }

    /// IPV6_UNICAST_HOPS; −1: the link's.
    public final void setHopLimit(int value) {
        hopLimit = value;
    }

    public final int hopLimit() {
        return hopLimit;
    }
}
