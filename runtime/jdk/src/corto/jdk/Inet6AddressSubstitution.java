// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// HotSpot's native code looks up fields here.
@Substitute("java.net.Inet6Address")
final class Inet6AddressSubstitution {
    @Replace
    private static void init() {}
}
