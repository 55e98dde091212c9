// SPDX-License-Identifier: Apache-2.0
package corto.posix.direct;

import corto.platform.api.BootStep;
import corto.posix.process.Process;

/// Lets programs know the table.
public final class DirectCallsStep implements BootStep {
    @Override
    public String run() {
        Process.setDirectCalls(new Table());
        return null;
    }
}
