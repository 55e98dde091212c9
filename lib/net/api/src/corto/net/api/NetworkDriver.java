// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

import corto.drivers.api.InterruptRouter;
import corto.lang.ManyProviders;
import corto.net.packet.PacketPool;

/// Knows some kind of network card. Selected drivers are asked in turn.
@ManyProviders
public interface NetworkDriver {
    /// Finds a card and sets it up: it receives into packets of `pool` and interrupts through `interrupts`. Null if there is none that works. Boot; allocates.
    NetworkDevice find(PacketPool pool, InterruptRouter interrupts);
}
