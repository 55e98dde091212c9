// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Where objects come from: what the compiler calls for `new`, and what a collector provides.
@RawMemory(reason = "turns memory into objects")
module corto.heap.api {
    requires transitive corto.lang;
    requires corto.platform.api;         // the memory that a collector manages
    exports corto.heap.api;
    uses corto.heap.api.Collector;
}
