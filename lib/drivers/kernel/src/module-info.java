// SPDX-License-Identifier: Apache-2.0

/// Where devices meet the interrupts of the machine, and deferred work.
module corto.drivers.kernel {
    requires transitive corto.drivers.api;
    requires corto.platform.api;         // devices are brought up by a boot step
    requires corto.platform.traps;       // where interrupts come from
    requires corto.sched.api;            // deferred work
    exports corto.drivers.kernel;
    uses corto.drivers.api.DeviceDriver;
    provides corto.drivers.api.InterruptRouter with corto.drivers.kernel.DeviceInterrupts;
    provides corto.platform.api.BootStep with corto.drivers.kernel.DevicesStep;
}
