// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.memory.frames.api.Frames;

/// Where areas can go: the holes between those that there are, searched from above.
final class Places {
    /// Below the stack, with room for it to be large.
    static final long TOP = 0x7FFF_C000_0000L;
    // Where Linux puts MAP_32BIT
    private static final long LOW_START = 0x4000_0000L;
    private static final long LOW_END = 0x8000_0000L;
    /// What stays free below an area that grows downwards, as on Linux.
    static final long GUARD_GAP = 256L * Frames.BYTES;
    private static final long LOWER_HALF_END = 1L << 47;

    private final AreaList areas;
    private long searchedBytes = Long.MAX_VALUE;         // no hole of so many bytes, or more …
    private long searchedCeiling = TOP;                  // … ends above this
    private long top = TOP;                              // below it places are chosen

    Places(AreaList areas) {
        this.areas = areas;
    }

    /// Places are chosen so many bytes lower from now on. While it is empty.
    void lowerTop(long bytes) {
        top = TOP - bytes;
        searchedCeiling = top;
    }

    private long ceilingBelow(Area area) {
        return area.has(Area.GROWS_DOWN) ? Math.max(0, area.start() - GUARD_GAP) : area.start();
    }

    boolean isFree(long start, long lengthBytes) {
        int index = areas.firstEndingAbove(start);
        return index == areas.count() || areas.at(index).start() >= start + lengthBytes;
    }

    /// The highest free place below `top`; 0 if there is none. Does not look again at holes that were too small before, so that many areas one below the other are made in linear time.
    long choose(long lengthBytes) {
        if (lengthBytes < searchedBytes) {
            searchedBytes = lengthBytes;
            searchedCeiling = top;
        }
        long ceiling = searchedCeiling;
        boolean passedHole = false;
        for (int i = areas.firstEndingAbove(ceiling - 1) - 1; ; i--) {
            int above = i + 1;
            if (above < areas.count() && ceilingBelow(areas.at(above)) < ceiling) {
                ceiling = ceilingBelow(areas.at(above));
            }
            long floor = i < 0 ? AddressSpace.LOWEST : areas.at(i).end();
            if (ceiling - floor >= lengthBytes) {
                searchedCeiling = passedHole ? searchedCeiling : ceiling;
                return ceiling - lengthBytes;
            }
            passedHole |= ceiling - floor >= searchedBytes;
            if (i < 0) {
                return 0;
            }
            ceiling = ceilingBelow(areas.at(i));
        }
    }

    /// The highest free place of 31 bits; 0 if there is none.
    long chooseLow(long lengthBytes) {
        long ceiling = LOW_END;
        for (int i = areas.firstEndingAbove(LOW_END - 1); ; i--) {
            if (i < areas.count() && ceilingBelow(areas.at(i)) < ceiling) {
                ceiling = ceilingBelow(areas.at(i));
            }
            long floor = i == 0 ? LOW_START : Math.max(LOW_START, areas.at(i - 1).end());
            if (ceiling - floor >= lengthBytes) {
                return ceiling - lengthBytes;
            }
            if (floor == LOW_START) {
                return 0;
            }
        }
    }

    /// A hole has become larger, which ends before the area `index`.
    void hasGrown(int index) {
        searchedCeiling = Math.max(searchedCeiling, index == areas.count() ? top : Math.min(top, areas.at(index).start()));
    }

    /// Where the hole before the area `index` begins.
    long holeStart(int index) {
        return index == 0 ? 0 : areas.at(index - 1).end();
    }

    long holeEnd(int index) {
        return index == areas.count() ? LOWER_HALF_END : areas.at(index).start();
    }
}
