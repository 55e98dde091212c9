// SPDX-License-Identifier: Apache-2.0

/// The disks of an image: found by the selected drivers, waited for by interrupts.
module corto.block.kernel {
    requires transitive corto.block.api;
    requires corto.drivers.kernel;       // interrupts of a disk
    requires corto.sched.locks;          // one thread at a time is in a section
    exports corto.block.kernel;
    uses corto.block.api.BlockDriver;
}
