// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Address;
import corto.lang.Result;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.memory.directmap.DirectMap;
import corto.posix.process.Process;

/// Slots within 2 GiB of the sites that jump through them: in pages of the process that it can only read, or, for sites in the lowest 2 GiB, in one of the kernel's half, which all processes share.
final class NearSlots {
    /// What `/proc/self/maps` says.
    private static final String LABEL = "[patched]";
    private static final int PAGE = 4096;
    private static final int STEP = 256;                 // the lowest byte of the distance is given
    private static final int SLOT_BYTES = 8;

    private final Stubs stubs;

    NearSlots(Stubs stubs) {
        this.stubs = stubs;
    }

    /// The address of a slot that leads to `stub`, whose distance from `origin` has 32 bits and the lowest byte `lowest`; 0 if there is no room.
    long find(long origin, int lowest, long stub) {
        long first = origin + lowest & STEP - 1;
        if (reaches(origin, Stubs.LOW_SLOTS)) {
            return findIn(Stubs.LOW_SLOTS, stubs.lowSlots(), first, stub);
        }
        AddressSpace memory = Process.memory();
        for (int i = 0; i < memory.areaCount(); i++) {
            Area area = memory.area(i);
            if (area.label() == LABEL && reaches(origin, area.start())) {
                long slot = findIn(area.start(), frame(memory, area.start()), first, stub);
                if (slot != 0) {
                    return slot;
                }
            }
        }
        long page = addPage(memory);
        return page != 0 && reaches(origin, page) ? findIn(page, frame(memory, page), first, stub) : 0;
    }

    /// The stub to which the slot at `address` leads; 0 if there is none.
    long stub(long address) {
        if (address >= Stubs.LOW_SLOTS && address <= Stubs.LOW_SLOTS + PAGE - SLOT_BYTES) {
            return stubs.hasLowSlots() ? new Address(address).loadLong(0) : 0;
        }
        Area area = Process.memory().find(address);
        return area != null && area.label() == LABEL && address + SLOT_BYTES <= area.end() ? new Address(address).loadLong(0) : 0;
    }

    private static boolean reaches(long origin, long page) {
        return page - origin == (int) (page - origin) && page + PAGE - origin == (int) (page + PAGE - origin);
    }

    /// @param frame where the kernel writes to what is at `page`
    private static long findIn(long page, Address frame, long first, long stub) {
        if (frame.isZero()) {
            return 0;
        }
        for (long offset = first; offset <= PAGE - SLOT_BYTES; offset += STEP) {
            long there = frame.loadLong(offset);
            if (there == stub || isRoom(frame, offset)) {
                frame.storeLong(offset, stub);
                return page + offset;
            }
        }
        return 0;
    }

    /// Slots may overlap where they are looked for; those in use have no byte that is zero.
    private static boolean isRoom(Address frame, long offset) {
        return frame.loadLong(offset) == 0;
    }

    private static Address frame(AddressSpace memory, long page) {
        return memory.physical(page).bits() == 0 ? Address.zero() : DirectMap.address(memory.physical(page));
    }

    /// A page more for this process; 0 without memory.
    private static long addPage(AddressSpace memory) {
        Result place = memory.mapZeros(0, PAGE, Protection.READ | Protection.WRITE, false, Placement.HINT, LABEL);
        if (place.isError()) {
            return 0;
        }
        if (memory.populate(place.value(), place.value() + PAGE, Protection.WRITE).isError()) {
            memory.unmap(place.value(), PAGE);
            return 0;
        }
        memory.protect(place.value(), PAGE, Protection.READ);
        return place.value();
    }
}
