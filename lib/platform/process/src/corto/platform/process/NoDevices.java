// SPDX-License-Identifier: Apache-2.0
package corto.platform.process;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DeviceMemory;
import corto.runtime.Panic;

/// A process has no registers of devices in its memory.
public final class NoDevices implements DeviceMemory {
    @Override
    public Address map(PhysicalAddress from, long lengthBytes) {
        Panic.because("a Linux process has no devices; asked for the one at", from.bits());
        return Address.zero();
    }
}
