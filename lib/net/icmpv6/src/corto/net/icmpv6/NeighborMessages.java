// SPDX-License-Identifier: Apache-2.0
package corto.net.icmpv6;

import corto.lang.Address;

/// An interface that takes ICMPv6's messages between neighbours (RFC 4861), those of types 133 to 137.
public interface NeighborMessages {
    /// `message`, of `length` bytes, came with a right checksum, a hop limit of 255 and code 0; `header` is its IPv6 header.
    void neighborMessage(int type, Address message, int length, Address header);
}
