// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import java.util.List;
import java.util.Random;

/// A seeded source of decisions: the same seed makes the same program on every JVM (the algorithm of `Random` is specified).
final class Choices {
    private final Random random;
    private int names;

    Choices(long seed) {
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

    /// A name that nothing else in the program has.
    String name(String prefix) {
        return prefix + names++;
    }
}
