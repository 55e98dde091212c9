// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;

/// Nobody goes through a proxy unless the program says so: HotSpot's default asks properties and the desktop.
@Substitute("java.net.ProxySelector")
final class ProxySelectorSubstitution {
    @ReplaceInitializer
    static void initialize() {}
}
