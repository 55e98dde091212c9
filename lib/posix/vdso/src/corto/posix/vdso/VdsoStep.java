// SPDX-License-Identifier: Apache-2.0
package corto.posix.vdso;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.time.Clocks;

/// Puts the object into the memory of each program.
public final class VdsoStep implements BootStep {
    private static final long PAGE = 4096;

    @Override
    public String run() {
        long multiplier = Platforms.PLATFORM.clockMultiplier();
        if (multiplier == 0) {
            return null;                                         // the clock cannot be computed from the counter alone
        }
        Process.setVdso(space -> map(space, multiplier));
        return null;
    }

    private static long map(AddressSpace space, long multiplier) {
        Result place = space.mapZeros(0, PAGE, Protection.READ | Protection.WRITE, false, Placement.HINT, "[vdso]");
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
