// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import java.util.Arrays;

/// Areas by address, in an array: found by bisection, or where an address near it was found before.
final class AreaList {
    private static final int RECENT = 32;            // a power of two
    private static final int RECENT_SHIFT = 16;      // stacks, heap and the parts of a program mostly fall into different entries

    private Area[] areas = new Area[32];
    private int count;
    private final int[] recent = new int[RECENT];    // by RECENT_SHIFT's bits of an address: the index of the area found there last, or of another

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
    Area find(long address) {
        int near = (int) (address >>> RECENT_SHIFT) & RECENT - 1;
        int index = recent[near];
        if (index < count && areas[index].start() <= address && address < areas[index].end()) {
            return areas[index];
        }
        index = firstEndingAbove(address);
        if (index == count || areas[index].start() > address) {
            return null;
        }
        recent[near] = index;
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
        count--;
        System.arraycopy(areas, index + 1, areas, index, count - index);
        areas[count] = null;
    }
}
