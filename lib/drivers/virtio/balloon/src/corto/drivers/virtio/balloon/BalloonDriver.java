// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import corto.drivers.api.DeviceDriver;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioBuses;
import corto.memory.frames.api.Frames;

/// Finds the balloon on the selected transports, the first if there are several.
public final class BalloonDriver implements DeviceDriver {
    private VirtioBalloon balloon;

    @Override
    public boolean find(InterruptRouter interrupts) {
        return VirtioBuses.offer(DeviceType.BALLOON, device -> {
            VirtioBalloon found = VirtioBalloon.of(device, Frames.FRAMES);
            if (found == null) {
                return false;
            }
            balloon = found;
            device.connect(interrupts, found::interrupt, found::configurationChanged);
            return true;
        });
    }

    @Override
    public void poll() {
        balloon.poll();
    }
}
