// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioBuses;
import corto.drivers.virtio.api.VirtioDriver;
import corto.drivers.virtio.api.VirtioTransport;
import corto.memory.frames.api.Frames;
import corto.net.api.NetworkDevice;
import corto.net.api.NetworkDriver;
import corto.net.packet.PacketPool;

/// Finds the card on the selected transports.
public final class VirtioNetDriver implements NetworkDriver {
    private static final class Search implements VirtioDriver {
        private final PacketPool pool;
        private final InterruptRouter interrupts;
        private VirtioNet card;                          // null until one is found

        Search(PacketPool pool, InterruptRouter interrupts) {
            this.pool = pool;
            this.interrupts = interrupts;
        }

        @Override
        public boolean attach(VirtioTransport device) {
            VirtioNet found = VirtioNet.of(device, pool, Frames.FRAMES);
            if (found == null) {
                return false;
            }
            device.connect(interrupts, found::interrupt, found::configurationChanged);
            card = found;
            return true;
        }
    }

    @Override
    public NetworkDevice find(PacketPool pool, InterruptRouter interrupts) {
        Search search = new Search(pool, interrupts);
        VirtioBuses.offer(DeviceType.NETWORK, search);
        return search.card;
    }
}
