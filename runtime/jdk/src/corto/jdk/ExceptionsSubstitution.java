// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;

/// Messages name hosts except those of sockets: what the file java.security (`jdk.includeInExceptions`) says where there is one.
@Substitute("jdk.internal.util.Exceptions")
final class ExceptionsSubstitution {
    @Alias
    private static volatile boolean enhancedNonSocketExceptionText;

    @Replace
    public static void setup() {
        enhancedNonSocketExceptionText = true;
    }
}
