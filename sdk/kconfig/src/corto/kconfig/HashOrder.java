// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.Arrays;
import java.util.List;

/// The order of Linux's table of symbols: by the hash of the name (FNV-1a, 32 bits, modulo 9,973), what was seen later first.
final class HashOrder {
    private static final int BUCKETS = 9973;
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;

    private HashOrder() {
    }

    /// `all` by [Valued#index]. The constants n, m, y are in no list.
    static Valued[] of(List<Valued> all) {
        long[] keys = new long[all.size() - Constants.COUNT];
        for (int i = 0; i < keys.length; i++) {
            Valued valued = all.get(i + Constants.COUNT);
            keys[i] = (long) bucket(valued.name) << 32 | Integer.MAX_VALUE - valued.index;
        }
        Arrays.sort(keys);
        Valued[] sorted = new Valued[keys.length];
        for (int i = 0; i < keys.length; i++) {
            sorted[i] = all.get(Integer.MAX_VALUE - (int) keys[i]);
        }
        return sorted;
    }

    private static int bucket(String name) {
        if (name == null) {
            return 0;
        }
        int hash = FNV_OFFSET;
        for (byte b : name.getBytes(java.nio.charset.StandardCharsets.UTF_8)) {
            hash = (hash ^ b) * FNV_PRIME;
        }
        return Integer.remainderUnsigned(hash, BUCKETS);
    }
}
