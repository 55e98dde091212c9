// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Threads on x86-64: stacks, the switch between them, idling, the alarm.
@RawMemory(reason = "stacks and the switch between them")
module corto.platform.threads {
    requires corto.sched.api;
    requires corto.platform.traps;
    requires corto.memory.pagetable;
    requires corto.runtime;              // panic
    exports corto.platform.threads;
    provides corto.sched.api.Dispatcher with corto.platform.threads.ProcessorDispatcher;
}
