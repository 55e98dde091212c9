// SPDX-License-Identifier: Apache-2.0
package corto.net.kernel;

import corto.platform.api.BootStep;
import corto.platform.random.SystemRandom;

/// Brings up the network at boot.
public final class NetworkStep implements BootStep {
    @Override
    public String run() {
        return Network.initialize(SystemRandom::nextLong);
    }
}
