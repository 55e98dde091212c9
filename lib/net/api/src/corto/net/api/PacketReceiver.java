// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

import corto.net.packet.PacketBuffer;

/// Who is told what happens at a device.
public interface PacketReceiver {
    /// A frame came in, from its destination address on, without check sequence. The receiver takes it over. Nobody else owns it,
    /// and it has at least `PacketBuffer.DEVICE_HEADROOM` bytes in front, so that an answer can leave in the same buffer.
    void received(PacketBuffer frame);

    /// The ring, found full by `transmit`, has room again.
    void transmitPossible();

    /// `NetworkDevice.isLinkUp` may say something else than before.
    void linkChanged();
}
