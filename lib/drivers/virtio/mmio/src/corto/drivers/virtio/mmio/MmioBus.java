// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.drivers.virtio.api.VirtioBus;
import corto.drivers.virtio.api.VirtioDriver;
import corto.lang.Order;
import corto.memory.directmap.DeviceMemory;
import corto.platform.api.Platforms;

/// The devices that the command line tells of.
@Order(1)                                                // a machine with PCI as well has its devices there
public final class MmioBus implements VirtioBus {
    @Override
    public boolean offer(int deviceType, VirtioDriver driver) {
        for (String option : Platforms.PLATFORM.options()) {
            MmioPlace place = MmioPlace.parse(option);
            VirtioMmio device = place == null ? null : VirtioMmio.of(place, DeviceMemory.get());
            if (device != null && device.deviceType() == deviceType && driver.attach(device)) {
                return true;
            }
        }
        return false;
    }
}
