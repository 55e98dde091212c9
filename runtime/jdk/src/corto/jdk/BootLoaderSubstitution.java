// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// java.base's own native libraries are replaced method by method.
@Substitute("jdk.internal.loader.BootLoader")
final class BootLoaderSubstitution {
    @ReplaceInitializer
    static void initialize() {}

    @Replace
    public static void loadLibrary(String name) {}
}
