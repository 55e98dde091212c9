// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

/// What happened to packets since boot (the ip group of RFC 4293, as in /proc/net/snmp).
public final class Ipv4Counters {
    long received;
    long headerErrors;
    long addressErrors;
    long fragmentsDropped;
    long unknownProtocols;
    long delivered;
    long sent;
    long sentTooLarge;

    Ipv4Counters() {}

    public long received() {
        return received;
    }

    /// Wrong version, length or header checksum.
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

    /// Dropped because they would have to be fragmented.
    public long sentTooLarge() {
        return sentTooLarge;
    }
}
