// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.lang.Providers;
import java.util.ServiceLoader;

/// All transports of this image.
public final class VirtioBuses {
    private static final VirtioBus[] BUSES = Providers.array(ServiceLoader.load(VirtioBus.class), new VirtioBus[0]);

    private VirtioBuses() {}

    /// Offers the devices of a type to `driver`, bus by bus, until it takes one. Whether it took one. Boot; allocates.
    public static boolean offer(int deviceType, VirtioDriver driver) {
        for (int i = 0; i < BUSES.length; i++) {
            if (BUSES[i].offer(deviceType, driver)) {
                return true;
            }
        }
        return false;
    }
}
