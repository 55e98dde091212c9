// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// How long names are remembered: what the JDK's file of security properties says.
@Substitute("sun.net.InetAddressCachePolicy")
final class InetAddressCachePolicySubstitution {
    private static final String NEGATIVE = "networkaddress.cache.negative.ttl";
    private static final int NEGATIVE_SECONDS = 10;

    /// Null: the default.
    @Replace
    private static Integer getProperty(String name, String fallback) {
        return name.equals(NEGATIVE) ? NEGATIVE_SECONDS : null;
    }
}
