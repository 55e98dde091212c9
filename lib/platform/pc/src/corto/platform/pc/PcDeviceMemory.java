// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DeviceMemory;

/// Registers of devices lie in physical memory like everything else.
public final class PcDeviceMemory implements DeviceMemory {
    @Override
    public Address map(PhysicalAddress from, long lengthBytes) {
        boolean isPossible = from.bits() >= 0 && lengthBytes >= 0 && from.bits() <= DirectMap.MAXIMUM_BYTES - lengthBytes;
        return isPossible ? DirectMap.map(from, lengthBytes) : Address.zero();
    }
}
