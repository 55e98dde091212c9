// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The virtual dynamic shared object, vdso(7): clocks without a system call.
@RawMemory(reason = "writes a page of the application's")
module corto.posix.vdso {
    requires corto.posix.process;                // in whose memory it lies
    requires corto.posix.time;                   // whose clocks it tells
    requires corto.memory.directmap;             // where the kernel writes to it
    requires corto.platform.api;
    exports corto.posix.vdso;
    provides corto.platform.api.BootStep with corto.posix.vdso.VdsoStep;
}
