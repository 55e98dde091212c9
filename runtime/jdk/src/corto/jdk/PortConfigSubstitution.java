// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// The range of ports that sockets get by themselves: Linux's.
@Substitute("sun.net.PortConfig")
final class PortConfigSubstitution {
    @Replace
    static int getLower0() {
        return 32_768;
    }

    @Replace
    static int getUpper0() {
        return 60_999;
    }
}
