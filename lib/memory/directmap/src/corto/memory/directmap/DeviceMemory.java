// SPDX-License-Identifier: Apache-2.0
package corto.memory.directmap;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import java.util.ServiceLoader;

/// Makes registers of devices visible in the direct map. The platform provides it.
public interface DeviceMemory {
    /// The platform's. The provider is found at build time, so calls are direct.
    static DeviceMemory get() {
        return Provided.MEMORY;
    }

    /// Where the physical memory from `from` on is seen, mapped now if it was not. Zero if it lies where no memory can be. Stops the machine when there is no page table left.
    Address map(PhysicalAddress from, long lengthBytes);

    /// Apart, so that code which is given another one never asks for a provider.
    final class Provided {
        private static final DeviceMemory MEMORY = ServiceLoader.load(DeviceMemory.class).findFirst().orElseThrow();

        private Provided() {}
    }
}
