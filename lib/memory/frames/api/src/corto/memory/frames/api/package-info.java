// SPDX-License-Identifier: Apache-2.0

/// Page frames: 4 KiB of physical memory each, seen through the direct map.
///
/// A frame has one owner at a time; whoever allocated it frees it, or hands that duty on. An owner may lend it (`LentFrames`). Frames are never swapped and never move.
package corto.memory.frames.api;
