// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The providers of a service with many ([ManyProviders]).
///
/// In an initialiser of a `static final` field the array is made at build time: it costs its elements, and a loop over it calls them directly.
public final class Providers {
    private Providers() {}

    /// All that `loader` finds, in order; `none` is an array without elements. Allocates.
    ///
    /// ```java
    /// private static final BootStep[] STEPS = Providers.array(ServiceLoader.load(BootStep.class), new BootStep[0]);
    /// ```
    public static <S> S[] array(ServiceLoader<S> loader, S[] none) {
        List<S> found = new ArrayList<>();
        for (S provider : loader) {
            found.add(provider);
        }
        return found.toArray(none);
    }
}
