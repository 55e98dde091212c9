// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

import corto.lang.Order;
import corto.platform.api.BootStep;
import corto.platform.random.SystemRandom;

/// Brings up the network at boot.
@Order(1)                                                // interrupts and buses first, where there are any
public final class NetworkStep implements BootStep {
    @Override
    public String run() {
        return Network.initialize(SystemRandom::nextLong);
    }
}
