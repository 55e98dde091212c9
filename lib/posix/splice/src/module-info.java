// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// splice(2), tee(2), vmsplice(2).
@RawMemory(reason = "reads vectors and offsets in the application's memory")
module corto.posix.splice {
    requires transitive corto.posix.files;
    requires corto.fs.pipe;
    exports corto.posix.splice;
}
