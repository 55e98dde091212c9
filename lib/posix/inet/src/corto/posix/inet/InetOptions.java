// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

/// Protocols and their options: ip(7), ipv6(7).
final class InetOptions {
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_TCP = 6;
    static final int IPPROTO_UDP = 17;
    static final int IPPROTO_IPV6 = 41;

    static final int IP_TOS = 1;
    static final int IP_TTL = 2;
    static final int IPV6_UNICAST_HOPS = 16;
    static final int IPV6_V6ONLY = 26;
    static final int IPV6_TCLASS = 67;

    static final int DEFAULT_TTL = 64;

    private InetOptions() {}
}
