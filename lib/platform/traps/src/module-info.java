// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Ways into the kernel while an application runs in ring 0: interrupts, exceptions of the processor, system calls.
@RawMemory(reason = "processor tables and frames")
module corto.platform.traps {
    requires transitive corto.platform.x86_64;
    requires corto.memory.directmap;     // the local APIC's registers
    requires corto.platform.acpi;        // where the I/O APICs are
    requires corto.platform.api;         // it is installed by a boot step
    requires corto.runtime;              // stack limits
    exports corto.platform.traps;
    uses corto.platform.traps.ApplicationTraps;
    provides corto.platform.api.BootStep with corto.platform.traps.TrapsStep;
}
