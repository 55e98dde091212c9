// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

/// Who wants to see everything that passes a link: packet sockets. Links have none until one is opened.
public interface PacketTap {
    /// A frame as it is on the wire, with Ethernet's header; from `lo` the packet alone, of IPv4 or IPv6. It stays the caller's. `isOutgoing`: this host sends it.
    void passed(PacketBuffer frame, boolean isOutgoing);
}
