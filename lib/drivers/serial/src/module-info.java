// SPDX-License-Identifier: Apache-2.0

/// The 16550A serial port (National Semiconductor PC16550D data sheet): bytes out and in, by polling.
module corto.drivers.serial {
    requires transitive corto.lang;      // buffers are addresses, registers are in a RegisterSpace
    exports corto.drivers.serial;
}
