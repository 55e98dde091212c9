// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.net.packet.PacketBuffer;

/// Who tells other hosts that their packets could not be used: ICMP.
public interface Ipv4Errors {
    // codes of Destination Unreachable (RFC 792)
    int PROTOCOL_UNREACHABLE = 2;
    int PORT_UNREACHABLE = 3;

    /// `packet`, which begins at its IPv4 header, came in and cannot be delivered. It stays the caller's.
    void destinationUnreachable(int code, PacketBuffer packet);

    /// `packet`, which begins at its IPv4 header, is the first fragment of a packet whose others did not come in time. It stays the caller's.
    default void reassemblyTimedOut(PacketBuffer packet) {}
}
