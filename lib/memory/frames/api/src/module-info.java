// SPDX-License-Identifier: Apache-2.0

/// Memory by the page frame. How it is kept is a policy: one `FrameAllocator` is selected.
module corto.memory.frames.api {
    requires transitive corto.lang;              // frames are seen as addresses
    requires transitive corto.memory.directmap;  // and have physical ones
    exports corto.memory.frames.api;
    uses corto.memory.frames.api.FrameAllocator;
}
