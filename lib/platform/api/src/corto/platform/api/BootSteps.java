// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.Providers;
import corto.log.api.Log;
import java.util.ServiceLoader;

/// The boot steps of this image. An image without any has no trace of them.
public final class BootSteps {
    private static final BootStep[] STEPS = Providers.array(ServiceLoader.load(BootStep.class), new BootStep[0]);
    private static final int COUNT = STEPS.length;       // so that where it is 0, nothing refers to the array

    private static final int NANOS_PER_MICRO = 1000;

    private BootSteps() {}

    /// Does them all, in their order, up to the first that fails: what it says; else null. The runtime calls it, once.
    public static String run() {
        for (int i = 0; i < COUNT; i++) {
            String problem = run(STEPS[i]);
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }

    private static String run(BootStep step) {
        if (!Log.KEEPS_DEBUG) {
            return step.run();
        }
        long from = Platforms.PLATFORM.nanoTime();
        String problem = step.run();
        Log.debug("boot", step.getClass().getName() + ": " + (Platforms.PLATFORM.nanoTime() - from) / NANOS_PER_MICRO + " us");
        return problem;
    }
}
