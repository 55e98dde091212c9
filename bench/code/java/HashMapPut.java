// SPDX-License-Identifier: Apache-2.0

import java.util.HashMap;

/// A `HashMap` filled from empty, half of it removed, filled again; in C a chained hash map with the same hash and resize policy.
final class HashMapPut {
    private static final int KEYS = 20_000;

    private final Integer[] keys = new Integer[KEYS];

    private HashMapPut() {
        Sequence sequence = new Sequence(11);
        for (int i = 0; i < KEYS; i++) {
            keys[i] = Integer.valueOf(sequence.next());
        }
    }

    private long work() {
        HashMap<Integer, Integer> map = new HashMap<>();
        long result = 0;
        for (int i = 0; i < KEYS; i++) {
            map.put(keys[i], keys[KEYS - 1 - i]);
        }
        for (int i = 0; i < KEYS; i += 2) {
            Integer removed = map.remove(keys[i]);
            result = result * 31 + (removed == null ? 1 : removed);
        }
        for (int i = 0; i < KEYS; i++) {
            Integer before = map.put(keys[i], keys[i]);
            result = result * 31 + (before == null ? 1 : before);
        }
        return result + map.size();
    }

    public static void main(String[] arguments) {
        HashMapPut program = new HashMapPut();
        Measure.run("hash-map-put", arguments, program::work);
    }
}
