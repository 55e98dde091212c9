// SPDX-License-Identifier: Apache-2.0

/// Threads of the kernel. Which one runs next is a policy: one `SchedulingPolicy` is selected. How the processor goes from one to another is
/// the platform's `Dispatcher`.
module corto.sched.api {
    requires transitive corto.sched.events;      // timers
    requires corto.platform.api;                 // the clock
    requires corto.heap.api;                     // stacks hold references
    requires corto.runtime;                      // stacks have limits
    exports corto.sched.api;
    uses corto.sched.api.SchedulingPolicy;
    uses corto.sched.api.Dispatcher;
}
