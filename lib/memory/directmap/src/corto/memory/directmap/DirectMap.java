// SPDX-License-Identifier: Apache-2.0
package corto.memory.directmap;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.PhysicalAddress;

/// The arithmetic of the direct map. That a page of it is really mapped is the business of the platform, and of the frame allocator for
/// what it gives out.
public final class DirectMap {
    /// Where physical address 0 is seen: the first address of the upper half.
    public static final long BASE = 0xFFFF_8000_0000_0000L;

    private DirectMap() {}

    /// Where physical memory is seen.
    @AlwaysInline
    public static Address address(PhysicalAddress physical) {
        return new Address(physical.bits() + BASE);
    }

    /// What is seen at an address of the direct map; for no other.
    @AlwaysInline
    public static PhysicalAddress physical(Address address) {
        return new PhysicalAddress(address.bits() - BASE);
    }
}
