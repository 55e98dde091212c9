// SPDX-License-Identifier: Apache-2.0
package corto.java.threads;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.sched.api.Scheduler;

/// Makes the code that boots the scheduler's first thread, which becomes the program's main thread.
public final class ThreadsStep implements BootStep {
    @Override
    public String run() {
        Scheduler.adopt(new JavaThread(Thread.currentThread(), null), Platforms.PLATFORM.stackEnd(), Platforms.PLATFORM.stackBase());
        Scheduler.onDeadlock(new Deadlock());
        return null;
    }
}
