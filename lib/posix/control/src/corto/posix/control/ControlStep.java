// SPDX-License-Identifier: Apache-2.0
package corto.posix.control;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;

/// Begins to listen to the control line, if the option `corto.control` says that there is one.
public final class ControlStep implements BootStep {
    private static final String OPTION = "control=";

    @Override
    public String run() {
        return Platforms.option(OPTION) == null ? null : ControlLine.listen();
    }
}
