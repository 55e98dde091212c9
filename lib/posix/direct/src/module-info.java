// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The native programs' way into the kernel: a jump, and two numbers to read.
@RawMemory(reason = "fills a table that programs read")
module corto.posix.direct {
    requires corto.posix.process;                // whose calls they are
    requires corto.platform.api;
    exports corto.posix.direct;
    provides corto.platform.api.BootStep with corto.posix.direct.DirectCallsStep;
}
