// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Java threads as threads of the kernel.
@RawMemory(reason = "writes the bytes of a last message")
module corto.java.threads {
    requires corto.sched.api;
    requires corto.platform.api;         // main's stack
    requires corto.runtime;
    exports corto.java.threads;
    provides corto.runtime.ThreadService with corto.java.threads.JavaThreads;
    provides corto.platform.api.BootStep with corto.java.threads.ThreadsStep;
}
