// SPDX-License-Identifier: Apache-2.0

/// What drivers and the kernel around them know of each other, whatever the device: interrupts, and drivers that nobody asks for.
module corto.drivers.api {
    requires corto.lang;                 // DeviceDriver has many providers
    exports corto.drivers.api;
}
