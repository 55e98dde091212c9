// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.List;
import java.util.Random;

/// A seeded source of decisions: the same seed makes the same tree, configuration or damage on every JVM (the algorithm of `Random` is specified).
final class Dice {
    private final Random random;

    Dice(long seed) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /// From `low` to `high`, both included.
    int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    boolean percent(int chance) {
        return random.nextInt(100) < chance;
    }

    <T> T of(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    String of(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    long bits() {
        return random.nextLong();
    }

    void shuffle(List<?> list) {
        java.util.Collections.shuffle(list, random);
    }
}
