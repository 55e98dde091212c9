// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Puts Linux programs into memory (System V ABI, "Object Files", "Program Loading"; AMD64 supplement §3.4).
@RawMemory(reason = "reads file headers, writes the first stack")
module corto.elf {
    requires transitive corto.posix.process;     // whose memory it fills
    requires transitive corto.fs.file;           // from files
    exports corto.elf;
}
