// SPDX-License-Identifier: Apache-2.0

/// Keeps the kernel log, and prints it on the console when asked to.
module corto.log.ring {
    requires corto.platform.api;
    requires transitive corto.sched.events;  // who waits for messages
    requires transitive corto.log.api;
    exports corto.log.ring;
    provides corto.log.api.LogSink with corto.log.ring.KernelLog;
    provides corto.platform.api.BootStep with corto.log.ring.LogStep;
}
