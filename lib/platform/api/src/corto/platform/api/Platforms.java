// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import java.util.ServiceLoader;

/// The platform of this image. The provider is found at build time, so every call is direct.
public final class Platforms {
    public static final Platform PLATFORM = ServiceLoader.load(Platform.class).findFirst().orElseThrow();

    private Platforms() {}

    /// The value of the kernel's option that begins with `name`, which ends with `=`; null if it was not given.
    public static String option(String name) {
        for (String option : PLATFORM.options()) {
            if (option.startsWith(name)) {
                return option.substring(name.length());
            }
        }
        return null;
    }
}
