// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.net.packet.PacketBuffer;

/// Who tells other hosts that their packets could not be used: ICMPv6. The packet begins at its IPv6 header and stays the caller's.
public interface Ipv6Errors {
    // codes of Destination Unreachable (RFC 4443 §3.1)
    int ADDRESS_UNREACHABLE = 3;
    int PORT_UNREACHABLE = 4;

    // codes of Parameter Problem (§3.4)
    int ERRONEOUS_FIELD = 0;
    int UNKNOWN_NEXT_HEADER = 1;
    int UNKNOWN_OPTION = 2;
    int FIRST_FRAGMENT_INCOMPLETE = 3;     // RFC 7112

    void unreachable(int code, PacketBuffer packet, Ipv6Interface from);

    /// `packet` is the first fragment of a packet whose others did not come in time (§3.3).
    void reassemblyTimedOut(PacketBuffer packet, Ipv6Interface from);

    /// `pointer`: where the trouble is, in bytes from the IPv6 header. `evenToGroups`: also for packets to groups.
    void parameterProblem(int code, int pointer, boolean evenToGroups, PacketBuffer packet, Ipv6Interface from);
}
