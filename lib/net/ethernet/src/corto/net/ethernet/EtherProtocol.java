// SPDX-License-Identifier: Apache-2.0
package corto.net.ethernet;

import corto.net.packet.PacketBuffer;

/// Who receives the frames of one type.
public interface EtherProtocol {
    /// A frame for this station came in; `packet` begins behind the Ethernet header and is the protocol's now.
    void received(PacketBuffer packet);
}
