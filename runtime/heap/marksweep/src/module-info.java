// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// A heap that is collected: mark and sweep by size class, objects stay where they are.
@RawMemory(reason = "the collector")
module corto.heap.marksweep {
    requires corto.heap.api;
    requires corto.platform.api;
    provides corto.heap.api.Collector with corto.heap.marksweep.MarkSweepHeap;
}
