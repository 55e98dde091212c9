// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.platform.x86_64.ExtendedState;
import corto.sched.api.Scheduler;

/// Makes the process and its first thread, which the code that boots is from now on, and listens to who wants the program to end.
public final class ProcessStep implements BootStep {
    @Override
    public String run() {
        ExtendedState.initialize();
        Process.create();
        ApplicationThread thread = ApplicationThread.create(Process.first());
        if (thread == null) {
            return "there is no memory for the first thread";
        }
        Scheduler.adopt(thread, Platforms.PLATFORM.stackEnd(), Platforms.PLATFORM.stackBase());
        return StopRequest.listen() ? null : "there are too many sources of deferred work";
    }
}
