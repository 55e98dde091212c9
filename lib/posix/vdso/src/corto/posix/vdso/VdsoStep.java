// SPDX-License-Identifier: Apache-2.0
package corto.posix.vdso;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.time.Clocks;

/// Puts the object into the application's memory.
public final class VdsoStep implements BootStep {
    private static final long PAGE = 4096;

    @Override
    public String run() {
        long multiplier = Platforms.PLATFORM.clockMultiplier();
        if (multiplier == 0) {
            return null;                                         // the clock cannot be computed from the counter alone
        }
        Result place = Process.memory().mapZeros(0, PAGE, Protection.READ | Protection.WRITE, false, Placement.HINT, "[vdso]");
        if (place.isError()) {
            return "there is no room for the virtual dynamic shared object";
        }
        Address start = new Address(place.value());
        Address image = Symbol.address("vdso_image");
        start.copyFrom(image, Symbol.address("vdso_end").minus(image));
        start.storeLong(Symbol.address("vdso_origin").minus(image), Platforms.PLATFORM.clockOrigin());
        start.storeLong(Symbol.address("vdso_multiplier").minus(image), multiplier);
        start.storeLong(Symbol.address("vdso_wall").minus(image), Clocks.wallOffset());
        Process.memory().protect(place.value(), PAGE, Protection.READ | Protection.EXECUTE);
        Process.setVdso(place.value());
        return null;
    }
}
