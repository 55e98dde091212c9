// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// A PC under a virtual machine monitor that boots by PVH: QEMU's pc, q35 and microvm.
@RawMemory(reason = "boots the machine")
module corto.platform.pc {
    requires corto.platform.api;
    requires corto.platform.x86_64;
    requires corto.platform.acpi;        // switches the machine off
    requires corto.memory.directmap;     // where physical memory is seen
    requires corto.drivers.serial;       // the console
    requires corto.runtime;              // panic
    uses corto.platform.api.AlternativeConsole;
    provides corto.platform.api.Platform with corto.platform.pc.PcPlatform;
    provides corto.memory.directmap.DeviceMemory with corto.platform.pc.PcDeviceMemory;
}
