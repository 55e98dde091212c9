// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// An image as a static Linux executable for x86-64 that makes its few system calls itself.
@RawMemory(reason = "entry code, signal frames, system calls")
module corto.platform.process {
    requires corto.platform.api;
    requires corto.runtime;              // panic
    exports corto.platform.process;
    requires corto.memory.directmap;     // whose devices are not there
    provides corto.platform.api.Platform with corto.platform.process.ProcessPlatform;
    provides corto.memory.directmap.DeviceMemory with corto.platform.process.NoDevices;
}
