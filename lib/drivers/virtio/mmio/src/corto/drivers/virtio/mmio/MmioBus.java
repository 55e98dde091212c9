// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.drivers.virtio.api.VirtioBus;
import corto.drivers.virtio.api.VirtioDriver;
import corto.lang.Address;
import corto.lang.Order;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DeviceMemory;
import corto.platform.acpi.AcpiTables;
import corto.platform.acpi.DeviceNodes;
import corto.platform.acpi.FixedTable;
import corto.platform.api.Platforms;
import java.util.ArrayList;

/// The devices that the command line tells of; if it tells of none, those that ACPI does.
@Order(1)                                                // a machine with PCI as well has its devices there
public final class MmioBus implements VirtioBus {
    /// Kconfig's `DRIVERS_VIRTIO_MMIO_ACPI`.
    private static final boolean ACPI = Boolean.parseBoolean(System.getProperty("corto.drivers.virtio.mmio.acpi", "true"));

    @Override
    public boolean offer(int deviceType, VirtioDriver driver) {
        for (MmioPlace place : places()) {
            VirtioMmio device = VirtioMmio.of(place, DeviceMemory.get());
            if (device != null && device.deviceType() == deviceType && driver.attach(device)) {
                return true;
            }
        }
        return false;
    }

    /// Where devices may be. Allocates.
    public static ArrayList<MmioPlace> places() {
        ArrayList<MmioPlace> places = new ArrayList<>();
        for (String option : Platforms.PLATFORM.options()) {
            MmioPlace place = MmioPlace.parse(option);
            if (place != null) {
                places.add(place);
            }
        }
        if (ACPI && places.isEmpty()) {
            addFromAcpi(places);
        }
        return places;
    }

    private static void addFromAcpi(ArrayList<MmioPlace> places) {
        DeviceMemory memory = DeviceMemory.get();
        Address fixed = AcpiTables.find(new PhysicalAddress(Platforms.PLATFORM.firmwareTables()), FixedTable.SIGNATURE, memory);
        Address code = fixed.isZero() ? fixed : FixedTable.differentiated(fixed, memory);
        if (!code.isZero()) {
            DeviceNodes.visit(code, DeviceNodes.VIRTIO_MMIO, (base, lengthBytes, interrupt, isLevel) -> places.add(new MmioPlace(base, lengthBytes, interrupt, isLevel)));
        }
    }
}
