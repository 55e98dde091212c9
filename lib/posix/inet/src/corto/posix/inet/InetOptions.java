// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

/// Protocols and their options: ip(7), ipv6(7).
public final class InetOptions {
    public static final int IPPROTO_IP = 0;
    public static final int IPPROTO_TCP = 6;
    public static final int IPPROTO_UDP = 17;
    public static final int IPPROTO_IPV6 = 41;

    static final int IP_TOS = 1;
    static final int IP_TTL = 2;
    static final int IP_OPTIONS = 4;
    static final int IP_RECVOPTS = 6;
    static final int IP_RETOPTS = 7;
    static final int IP_PKTINFO = 8;
    static final int IP_PKTOPTIONS = 9;
    static final int IP_MTU_DISCOVER = 10;
    static final int IP_RECVERR = 11;
    static final int IP_RECVTTL = 12;
    static final int IP_RECVTOS = 13;
    static final int IP_MTU = 14;
    static final int IP_FREEBIND = 15;
    static final int IP_TRANSPARENT = 19;
    static final int IP_BIND_ADDRESS_NO_PORT = 24;

    static final int IPV6_UNICAST_HOPS = 16;
    static final int IPV6_MULTICAST_HOPS = 18;
    static final int IPV6_MTU_DISCOVER = 23;
    static final int IPV6_MTU = 24;
    static final int IPV6_RECVERR = 25;
    static final int IPV6_RECVPKTINFO = 49;
    static final int IPV6_PKTINFO = 50;
    static final int IPV6_RECVHOPLIMIT = 51;
    static final int IPV6_HOPLIMIT = 52;
    static final int IPV6_DONTFRAG = 62;
    static final int IPV6_RECVTCLASS = 66;
    static final int IPV6_TRANSPARENT = 75;
    static final int IPV6_FREEBIND = 78;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_TCLASS = 67;

    static final int DEFAULT_TTL = 64;

    private InetOptions() {}
}
