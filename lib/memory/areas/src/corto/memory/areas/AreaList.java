// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.AlwaysInline;
import java.util.Arrays;

/// Areas by address, in an array: found by bisection, or where an address near it was found before.
final class AreaList {
    private static final int RECENT = 32;            // a power of two
    private static final int RECENT_SHIFT = 16;      // stacks, heap and the parts of a program mostly fall into different entries

    private Area[] areas = new Area[32];
    private int count;
    private final Area[] recent = new Area[RECENT];  // by some bits of an address: the area found there last; null if there is none, or it has gone

    int count() {
        return count;
    }

    Area at(int index) {
        return areas[index];
    }

    /// The index of the first area that ends above `address`; `count` if none does.
    int firstEndingAbove(long address) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (areas[middle].end() <= address) {
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
        Area area = recent[recentPlace(address)];
        return area != null && area.start() <= address && address < area.end() ? area : bisect(address);
    }

    private static int recentPlace(long address) {
        return (int) (address >>> RECENT_SHIFT) & RECENT - 1;
    }

    private Area bisect(long address) {
        int index = firstEndingAbove(address);
        if (index == count || areas[index].start() > address) {
            return null;
        }
        recent[recentPlace(address)] = areas[index];
        return areas[index];
    }

    void insert(int index, Area area) {
        if (count == areas.length) {
            areas = Arrays.copyOf(areas, 2 * count);
        }
        System.arraycopy(areas, index, areas, index + 1, count - index);
        areas[index] = area;
        count++;
    }

    void remove(int index) {
        for (int i = 0; i < RECENT; i++) {
            if (recent[i] == areas[index]) {
                recent[i] = null;
            }
        }
        count--;
        System.arraycopy(areas, index + 1, areas, index, count - index);
        areas[count] = null;
    }
}
