// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Frame allocation policy: frames from the end of free memory, freed ones kept in a list.
@RawMemory(reason = "links free frames through their first word")
module corto.memory.frames.region {
    requires corto.memory.frames.api;
    requires corto.platform.api;
    exports corto.memory.frames.region;
    provides corto.memory.frames.api.FrameAllocator with corto.memory.frames.region.RegionAllocator;
}
