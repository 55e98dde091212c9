// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import java.util.ServiceLoader;

/// The platform of this image. The provider is found at build time, so every call is direct.
public final class Platforms {
    public static final Platform PLATFORM = ServiceLoader.load(Platform.class).findFirst().orElseThrow();

    private Platforms() {}
}
