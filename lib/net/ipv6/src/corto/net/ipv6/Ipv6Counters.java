// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

/// What happened to packets since boot (RFC 4293, as in /proc/net/snmp6).
public final class Ipv6Counters {
    long received;
    long headerErrors;
    long addressErrors;
    long fragmentsDropped;
    long unknownProtocols;
    long delivered;
    long sent;
    long sentTooLarge;

    Ipv6Counters() {}

    public long received() {
        return received;
    }

    /// Malformed headers, or options that forbid to go on.
    public long headerErrors() {
        return headerErrors;
    }

    /// Not for this host, or from an address that cannot be a sender.
    public long addressErrors() {
        return addressErrors;
    }

    /// Parts of larger packets that nobody puts together, or that nobody takes when they are.
    public long fragmentsDropped() {
        return fragmentsDropped;
    }

    public long unknownProtocols() {
        return unknownProtocols;
    }

    public long delivered() {
        return delivered;
    }

    public long sent() {
        return sent;
    }

    /// Dropped because they do not fit the path.
    public long sentTooLarge() {
        return sentTooLarge;
    }
}
