// SPDX-License-Identifier: Apache-2.0

/// Locks between threads of the kernel: what may be held while a thread waits.
module corto.sched.locks {
    requires transitive corto.sched.api;         // threads, wait queues
    exports corto.sched.locks;
}
