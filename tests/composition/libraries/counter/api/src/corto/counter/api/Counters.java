// SPDX-License-Identifier: Apache-2.0
package corto.counter.api;

import java.util.ServiceLoader;

/// The counter of this image.
public final class Counters {
    public static final Counter COUNTER = ServiceLoader.load(Counter.class).findFirst().orElseThrow();

    private Counters() {}
}
