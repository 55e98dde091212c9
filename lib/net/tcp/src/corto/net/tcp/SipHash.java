// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.NoAllocation;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;

/// SipHash-2-4 (Aumasson, Bernstein 2012) of the two addresses and ports of a connection: nobody without the key can foretell it.
@NoAllocation(reason = "runs once per connection")
final class SipHash {
    private static final long LENGTH_BYTE = 16L << 56;          // two words of message, then their length in bytes uppermost

    private final long key0;
    private final long key1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;

    SipHash(long key0, long key1) {
        this.key0 = key0;
        this.key1 = key1;
    }

    long of(long first, long second) {
        v0 = key0 ^ 0x736F_6D65_7073_6575L;
        v1 = key1 ^ 0x646F_7261_6E64_6F6DL;
        v2 = key0 ^ 0x6C79_6765_6E65_7261L;
        v3 = key1 ^ 0x7465_6462_7974_6573L;
        compress(first);
        compress(second);
        compress(LENGTH_BYTE);
        v2 ^= 0xFF;
        round();
        round();
        round();
        round();
        return v0 ^ v1 ^ v2 ^ v3;
    }

    /// Two addresses as one word: as they are over IPv4, a hash over IPv6.
    long names(int localAddress, int remoteAddress, Ipv6Flow flow) {
        return !Ipv6.SELECTED || flow == null ? (long) localAddress << 32 | remoteAddress & 0xFFFF_FFFFL
                : of(of(flow.localHigh(), flow.localLow()), of(flow.remoteHigh(), flow.remoteLow()));
    }

    private void compress(long word) {
        v3 ^= word;
        round();
        round();
        v0 ^= word;
    }

    private void round() {
        v0 += v1;
        v1 = Long.rotateLeft(v1, 13) ^ v0;
        v0 = Long.rotateLeft(v0, 32);
        v2 += v3;
        v3 = Long.rotateLeft(v3, 16) ^ v2;
        v0 += v3;
        v3 = Long.rotateLeft(v3, 21) ^ v0;
        v2 += v1;
        v1 = Long.rotateLeft(v1, 17) ^ v2;
        v2 = Long.rotateLeft(v2, 32);
    }
}
