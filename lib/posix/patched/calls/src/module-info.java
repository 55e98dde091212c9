// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// System calls that no longer trap: their instructions are rewritten into jumps when they are used often.
@RawMemory(reason = "writes instructions")
module corto.posix.patched.calls {
    requires corto.posix.process;                // whose calls they are
    requires corto.posix.sysinfo;                // which calls need no frame
    requires corto.memory.frames.api;            // a place for stubs
    requires corto.memory.directmap;
    requires corto.platform.api;
    exports corto.posix.patched.calls;
    provides corto.posix.process.CallSites with corto.posix.patched.calls.PatchedSites;
    provides corto.platform.api.BootStep with corto.posix.patched.calls.PatchedCallsStep;
}
