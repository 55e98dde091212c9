// SPDX-License-Identifier: Apache-2.0

/// Where the kernel sees physical memory.
module corto.memory.directmap {
    requires transitive corto.lang;      // both kinds of address
    exports corto.memory.directmap;
    uses corto.memory.directmap.DeviceMemory;
}
