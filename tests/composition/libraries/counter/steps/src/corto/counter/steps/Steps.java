// SPDX-License-Identifier: Apache-2.0
package corto.counter.steps;

import corto.counter.api.Counter;

/// Adds the same number each time.
public final class Steps implements Counter {
    private static final int STEP = Integer.getInteger("corto.counter.steps.step", 3);
    private static final boolean LOUD = Boolean.getBoolean("corto.counter.steps.loud");

    private int value;

    @Override
    public void advance() {
        value += STEP;
        if (LOUD) {
            System.out.println("one step further");
        }
    }

    @Override
    public int value() {
        return value;
    }
}
