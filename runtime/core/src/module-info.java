// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// From the platform's entry to the application's `main` and back: start, the exceptions that compiled code raises, stack traces, panic.
@RawMemory(reason = "reads stacks and object headers")
module corto.runtime {
    requires transitive corto.lang;
    requires transitive corto.platform.api;
    requires transitive corto.heap.api;
    exports corto.runtime;
    uses corto.runtime.ThreadService;
    uses corto.runtime.FileService;
    uses corto.runtime.SocketService;
}
