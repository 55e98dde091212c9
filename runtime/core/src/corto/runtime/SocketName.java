// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// The name of a socket: `struct sockaddr_in6` (ipv6(7)). An address of IPv4 is the one of IPv6 that stands for it, `::ffff:1.2.3.4` (RFC 4291 §2.5.5.2).
public final class SocketName {
    private static final long MAPPED = 0xFFFFL;

    /// The halves of the address.
    public long high;
    public long low;
    /// The index of the link on which the address means something; 0: on all.
    public int scope;
    public int port;

    public void set(long high, long low, int scope, int port) {
        this.high = high;
        this.low = low;
        this.scope = scope;
        this.port = port;
    }

    /// An address of IPv4 is 32 bits, its first number in the highest.
    public void setIpv4(int address, int port) {
        set(0, MAPPED << Integer.SIZE | Integer.toUnsignedLong(address), 0, port);
    }

    public boolean isIpv4() {
        return high == 0 && low >>> Integer.SIZE == MAPPED;
    }

    /// The address of IPv4, if it is one.
    public int ipv4() {
        return (int) low;
    }
}
