// SPDX-License-Identifier: Apache-2.0
package corto.counter.doubling;

import corto.counter.api.Counter;

/// Doubles each time.
public final class Doubling implements Counter {
    private int value = 1;

    @Override
    public void advance() {
        value *= 2;
        if (value < 0) {
            throw new IllegalStateException("doubled too often");
        }
    }

    @Override
    public int value() {
        return value;
    }
}
