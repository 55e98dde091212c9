// SPDX-License-Identifier: Apache-2.0
package corto.posix.init;

import corto.platform.api.BootStep;
import java.util.ServiceLoader;

/// The boot steps of the selected libraries, in their order.
final class BootSteps {
    private static final BootStep[] STEPS = sorted();

    private BootSteps() {}

    private static BootStep[] sorted() {
        int count = 0;
        for (BootStep _ : ServiceLoader.load(BootStep.class)) {
            count++;
        }
        BootStep[] steps = new BootStep[count];
        int at = 0;
        for (BootStep step : ServiceLoader.load(BootStep.class)) {
            int place = at++;
            while (place > 0 && steps[place - 1].order() > step.order()) {
                steps[place] = steps[place - 1];
                place--;
            }
            steps[place] = step;
        }
        return steps;
    }

    /// Does those whose order is at least `from` and below `to`. The first failure, or null.
    static String run(int from, int to) {
        for (BootStep step : STEPS) {
            String problem = step.order() >= from && step.order() < to ? step.run() : null;
            if (problem != null) {
                return problem;
            }
        }
        return null;
    }
}
