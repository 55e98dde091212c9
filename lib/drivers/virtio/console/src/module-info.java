// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The virtio console (virtio 1.2 §5.3).
@RawMemory(reason = "copies texts into buffers that the device sees")
module corto.drivers.virtio.console {
    requires transitive corto.drivers.virtio.api;    // the transport is given
    requires corto.platform.api;                     // whose console it becomes
    exports corto.drivers.virtio.console;
    provides corto.drivers.api.DeviceDriver with corto.drivers.virtio.console.ConsoleDriver;
    provides corto.platform.api.AlternativeConsole with corto.drivers.virtio.console.PlatformConsole;
}
