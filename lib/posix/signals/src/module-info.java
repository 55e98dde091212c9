// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// System calls on signals. Delivery is the process's own business, `corto.posix.process`.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.signals {
    requires transitive corto.posix.process;
    exports corto.posix.signals;
}
