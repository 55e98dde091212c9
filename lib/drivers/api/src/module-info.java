// SPDX-License-Identifier: Apache-2.0

/// What drivers and the kernel around them know of each other, whatever the device: interrupts.
module corto.drivers.api {
    exports corto.drivers.api;
}
