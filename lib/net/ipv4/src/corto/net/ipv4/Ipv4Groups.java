// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.OptionalProvider;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Who knows to which groups this host listens: IGMP. Without a provider to none.
@OptionalProvider
public interface Ipv4Groups {
    /// Before anything is received. Makes itself a protocol of `ipv4`.
    void begin(Ipv4 ipv4, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random);

    /// Whether packets to `group` through that interface are for this host.
    boolean isMember(int interfaceIndex, int group);
}
