// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import corto.drivers.pci.ConfigurationMechanism1;
import corto.drivers.pci.PciBus;
import corto.drivers.pci.PciDevice;
import corto.drivers.virtio.api.VirtioBus;
import corto.drivers.virtio.api.VirtioDriver;
import corto.memory.directmap.DeviceMemory;
import corto.platform.x86_64.PortSpace;

/// The virtio devices on the PCI buses.
public final class PciTransports implements VirtioBus {
    @Override
    public boolean offer(int deviceType, VirtioDriver driver) {
        ConfigurationMechanism1 access = new ConfigurationMechanism1(new PortSpace(ConfigurationMechanism1.PORT));
        if (!access.isPresent()) {
            return false;
        }
        for (PciDevice function : PciBus.enumerate(access)) {
            VirtioPci device = VirtioPci.of(function, DeviceMemory.get());
            if (device != null && device.deviceType() == deviceType && driver.attach(device)) {
                return true;
            }
        }
        return false;
    }
}
