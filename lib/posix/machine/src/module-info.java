// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The machine in `/proc` and `/sys`: processors, memory, time, the kernel's name and settings.
@RawMemory(reason = "reads what CPUID answers")
module corto.posix.machine {
    requires corto.posix.sysinfo;
    requires corto.posix.time;
    requires corto.fs.procfs;
    requires corto.fs.sysfs;
    exports corto.posix.machine;
    provides corto.fs.text.ProcEntries with corto.posix.machine.MachineEntries;
    provides corto.fs.text.SysEntries with corto.posix.machine.ProcessorEntries;
}
