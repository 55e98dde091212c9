// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The processor: its instructions, registers and tables, named as in AMD64 Architecture Programmer's Manual (APM) volume 2.
@RawMemory(reason = "processor instructions and tables")
module corto.platform.x86_64 {
    requires transitive corto.lang;
    exports corto.platform.x86_64;
}
