// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.OptionalProvider;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.arp.EthernetInterface;
import corto.sched.events.TimerQueue;

/// Who gets an address for a card from somebody on its link. At most one library of an image provides it.
@OptionalProvider
public interface AddressClient {
    /// Begins to ask, and configures `card` when there is an answer, for as long as it holds. Returns at once.
    void start(NetworkStack stack, EthernetInterface card, TimerQueue timers, Clock clock, RandomSource random);
}
