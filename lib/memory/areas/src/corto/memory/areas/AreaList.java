// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.AlwaysInline;
import java.util.Arrays;

/// Areas by address, in an array with a gap where the list changed last: changes come in runs at one place. Found by bisection, or where an address near it was found before.
final class AreaList {
    private static final int RECENT = 32;            // a power of two
    private static final int RECENT_SHIFT = 16;      // stacks, heap and the parts of a program mostly fall into different entries

    private Area[] areas = new Area[32];             // those before `gap`, nothing, and the others up to the end
    private int gap;
    private int count;
    private final Area[] recent = new Area[RECENT];  // by some bits of an address: the area found there last; null if there is none, or it has gone

    int count() {
        return count;
    }

    Area at(int index) {
        return areas[index < gap ? index : index + areas.length - count];
    }

    /// The index of the first area that ends above `address`; `count` if none does.
    int firstEndingAbove(long address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (at(middle).end() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The area around `address`, or null.
    @AlwaysInline
    Area find(long address) {
        Area area = recent(address);
        return area != null ? area : bisect(address);
    }

    /// The same, but null also when it was not found lately.
    @AlwaysInline
    Area recent(long address) {
        Area[] table = recent;
        int place = recentPlace(address);
        Area area = place < table.length ? table[place] : null;       // always; but so there is no exception whose frame would cost more than all of this
        return area != null && area.start() <= address && address < area.end() ? area : null;
    }

    private static int recentPlace(long address) {
        return (int) (address >>> RECENT_SHIFT) & RECENT - 1;
    }

    private Area bisect(long address) {
        int index = firstEndingAbove(address);
        if (index == count || at(index).start() > address) {
            return null;
        }
        recent[recentPlace(address)] = at(index);
        return at(index);
    }

    /// Makes room for `more`, so that `insert` allocates nothing. Throws OutOfMemoryError with everything as it was.
    void reserve(int more) {
        if (areas.length - count < more) {
            Area[] larger = new Area[2 * areas.length];
            int behind = count - gap;
            System.arraycopy(areas, 0, larger, 0, gap);
            System.arraycopy(areas, areas.length - behind, larger, larger.length - behind, behind);
            areas = larger;
        }
    }

    void insert(int index, Area area) {
        moveGap(index);
        areas[gap++] = area;
        count++;
    }

    void remove(int index) {
        Area area = at(index);
        for (int i = 0; i < RECENT; i++) {
            if (recent[i] == area) {
                recent[i] = null;
            }
        }
        moveGap(index + 1);
        areas[--gap] = null;
        count--;
    }

    private void moveGap(int index) {
        int length = areas.length - count;
        if (index < gap) {
            System.arraycopy(areas, index, areas, index + length, gap - index);
            Arrays.fill(areas, index, Math.min(gap, index + length), null);
        } else {
            System.arraycopy(areas, gap + length, areas, gap, index - gap);
            Arrays.fill(areas, Math.max(index, gap + length), index + length, null);
        }
        gap = index;
    }
}
