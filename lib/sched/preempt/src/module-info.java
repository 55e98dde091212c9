// SPDX-License-Identifier: Apache-2.0

/// Scheduling policy: ready threads take turns.
module corto.sched.preempt {
    requires corto.sched.api;
    exports corto.sched.preempt;
    provides corto.sched.api.SchedulingPolicy with corto.sched.preempt.RoundRobin;
}
