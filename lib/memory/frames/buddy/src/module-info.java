// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Frame allocation policy: buddies, with the frames freed last in front.
@RawMemory(reason = "links free blocks through their first words")
module corto.memory.frames.buddy {
    requires corto.memory.frames.api;
    requires corto.platform.api;
    exports corto.memory.frames.buddy;
    provides corto.memory.frames.api.FrameAllocator with corto.memory.frames.buddy.BuddyAllocator;
}
