// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// A heap that only grows, for images that allocate little: no collector, a pointer and a limit.
@RawMemory(reason = "hands out memory")
module corto.heap.none {
    requires corto.heap.api;
    requires corto.platform.api;
    provides corto.heap.api.Collector with corto.heap.none.BumpHeap;
}
