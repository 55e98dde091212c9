// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Threads in a Linux process: the scheduler's dispatcher without a machine of its own. For Linux the process has one thread.
@RawMemory(reason = "stacks and the switch between them")
module corto.platform.process.threads {
    requires corto.platform.api;         // the alarm is set up by a boot step
    requires corto.platform.process;
    requires corto.platform.x86_64;      // the switch
    requires corto.runtime;
    requires corto.sched.api;
    exports corto.platform.process.threads;
    provides corto.platform.api.BootStep with corto.platform.process.threads.AlarmStep;
    provides corto.sched.api.Dispatcher with corto.platform.process.threads.ProcessDispatcher;
}
