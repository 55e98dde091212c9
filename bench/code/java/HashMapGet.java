// SPDX-License-Identifier: Apache-2.0

import java.util.HashMap;

/// Lookups in a `HashMap` of 4096 boxed integers, half of them in vain; in C a chained hash map with the same hash and resize policy.
final class HashMapGet {
    private static final int ENTRIES = 4096;
    private static final int ROUNDS = 25;

    private final HashMap<Integer, Integer> map = new HashMap<>();
    private final Integer[] keys = new Integer[2 * ENTRIES];

    private HashMapGet() {
        Sequence sequence = new Sequence(10);
        for (int i = 0; i < keys.length; i++) {
            int number = sequence.next();
            keys[i] = Integer.valueOf(number);
            if (i % 2 == 0) {
                map.put(Integer.valueOf(number), i);
            }
        }
        for (int i = keys.length - 1; i > 0; i--) {
            int j = sequence.below(i + 1);
            Integer swapped = keys[i];
            keys[i] = keys[j];
            keys[j] = swapped;
        }
    }

    private long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (Integer key : keys) {
                Integer value = map.get(key);
                result += value == null ? 1 : value;
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        HashMapGet program = new HashMapGet();
        Measure.run("hash-map-get", arguments, program::work);
    }
}
