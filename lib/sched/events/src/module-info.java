// SPDX-License-Identifier: Apache-2.0

/// How one part of the kernel learns that another is ready for it, or that time has passed: watches and timers. No threads in here, so
/// that what is built on it runs on a JVM as it is.
module corto.sched.events {
    requires transitive corto.lang;
    exports corto.sched.events;
}
