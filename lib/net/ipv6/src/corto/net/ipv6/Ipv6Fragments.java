// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.OptionalProvider;
import corto.net.api.Clock;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Who puts fragments together; without a provider they are dropped and counted.
@OptionalProvider
public interface Ipv6Fragments {
    /// Before anything is received. Allocates.
    void begin(Ipv6 ipv6, PacketPool pool, TimerQueue timers, Clock clock);

    /// Takes over `fragment`, which begins at its IPv6 header, is no longer than that says, and has its fragment header `at` bytes behind that. The whole packet without a fragment
    /// header, if that was the last one missing, else null. What does not fit into its buffer is in `PacketBuffer.rest`; its identification is in `PacketBuffer.sequence`.
    PacketBuffer received(PacketBuffer fragment, int at, Ipv6Interface from);
}
