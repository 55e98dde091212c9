// SPDX-License-Identifier: Apache-2.0
package corto.posix.vdso;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.memory.directmap.DirectMap;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.time.Clocks;

/// Puts the object into the memory of each program.
public final class VdsoStep implements BootStep {
    private static final long PAGE = 4096;
    private static final String LABEL = "[vdso]";

    @Override
    public String run() {
        long multiplier = Platforms.PLATFORM.clockMultiplier();
        if (multiplier == 0) {
            return null;                                         // the clock cannot be computed from the counter alone
        }
        Process.setVdso(space -> map(space, multiplier));
        Clocks.onStep(VdsoStep::step);
        return null;
    }

    /// The wall clock has stepped: all programs are told.
    private static void step() {
        for (Process process = Process.all(); process != null; process = process.next()) {
            AddressSpace space = process.space();
            for (int i = 0; i < space.areaCount(); i++) {
                Area area = space.area(i);
                if (area.label() == LABEL && space.physical(area.start()).bits() != 0) {
                    Address page = DirectMap.address(space.physical(area.start()));
                    page.storeLong(Symbol.address("vdso_wall").minus(Symbol.address("vdso_image")), Clocks.wallOffset());
                }
            }
        }
    }

    private static long map(AddressSpace space, long multiplier) {
        Result place = space.mapZeros(0, PAGE, Protection.READ | Protection.WRITE, false, Placement.HINT, LABEL);
        if (place.isError()) {
            return 0;
        }
        Address start = new Address(place.value());
        Address image = Symbol.address("vdso_image");
        start.copyFrom(image, Symbol.address("vdso_end").minus(image));
        start.storeLong(Symbol.address("vdso_origin").minus(image), Platforms.PLATFORM.clockOrigin());
        start.storeLong(Symbol.address("vdso_multiplier").minus(image), multiplier);
        start.storeLong(Symbol.address("vdso_wall").minus(image), Clocks.wallOffset());
        space.protect(place.value(), PAGE, Protection.READ | Protection.EXECUTE);
        return place.value();
    }
}
