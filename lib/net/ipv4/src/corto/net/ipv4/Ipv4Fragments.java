// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.OptionalProvider;
import corto.net.api.Clock;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Who puts fragments together; without a provider they are dropped and counted.
@OptionalProvider
public interface Ipv4Fragments {
    /// Before anything is received. Allocates.
    void begin(Ipv4 ipv4, PacketPool pool, TimerQueue timers, Clock clock);

    /// Takes over `fragment`, which begins at its IPv4 header and is no longer than that says. The whole packet, if that was the last one missing, else null. What does not fit into its
    /// buffer is in `PacketBuffer.rest`.
    PacketBuffer received(PacketBuffer fragment);
}
