// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import java.util.Arrays;

/// Areas by address, in an array: found by bisection.
final class AreaList {
    private Area[] areas = new Area[32];
    private int count;
    private int last;                            // index of the area found last

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
        if (last < count && areas[last].start() <= address && address < areas[last].end()) {
            return areas[last];
        }
        int index = firstEndingAbove(address);
        if (index == count || areas[index].start() > address) {
            return null;
        }
        last = index;
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
