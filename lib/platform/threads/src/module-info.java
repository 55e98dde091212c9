// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Threads on x86-64: stacks, the switch between them, idling, the alarm.
@RawMemory(reason = "stacks and the switch between them")
module corto.platform.threads {
    requires corto.sched.api;
    requires corto.platform.api;         // the alarm is set up by a boot step
    requires corto.platform.traps;
    requires corto.memory.pagetable;
    requires corto.runtime;              // panic
    exports corto.platform.threads;
    provides corto.platform.api.BootStep with corto.platform.threads.AlarmStep;
    provides corto.sched.api.Dispatcher with corto.platform.threads.ProcessorDispatcher;
}
