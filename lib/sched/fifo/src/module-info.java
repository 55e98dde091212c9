// SPDX-License-Identifier: Apache-2.0

/// Scheduling policy: a thread runs until it waits.
module corto.sched.fifo {
    requires corto.sched.api;
    exports corto.sched.fifo;
    provides corto.sched.api.SchedulingPolicy with corto.sched.fifo.Fifo;
}
