// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The firmware's description of the machine (ACPI specification 6.5).
@RawMemory(reason = "reads tables that firmware left in memory")
module corto.platform.acpi {
    requires transitive corto.lang;                  // tables are addresses
    requires transitive corto.memory.directmap;      // where they become visible
    exports corto.platform.acpi;
}
