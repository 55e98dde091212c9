// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import java.util.ServiceLoader;

/// The frame allocator of this image. The provider is found at build time, so every call is direct.
public final class Frames {
    public static final FrameAllocator FRAMES = ServiceLoader.load(FrameAllocator.class).findFirst().orElseThrow();

    /// Bytes of a frame.
    public static final int BYTES = 4096;
    /// log2 of them.
    public static final int SHIFT = 12;

    private Frames() {}
}
