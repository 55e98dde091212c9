// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// `struct sockaddr_in` and `struct sockaddr_in6`: ip(7), ipv6(7).
@Substitute("sun.nio.ch.NativeSocketAddress")
final class NativeSocketAddressSubstitution {
    @Replace
    private static int AFINET() {
        return 2;
    }

    @Replace
    private static int AFINET6() {
        return 10;
    }

    @Replace
    private static int sizeofSockAddr4() {
        return 16;
    }

    @Replace
    private static int sizeofSockAddr6() {
        return 28;
    }

    @Replace
    private static int sizeofFamily() {
        return Short.BYTES;
    }

    @Replace
    private static int offsetFamily() {
        return 0;
    }

    @Replace
    private static int offsetSin4Port() {
        return 2;
    }

    @Replace
    private static int offsetSin4Addr() {
        return 4;
    }

    @Replace
    private static int offsetSin6Port() {
        return 2;
    }

    @Replace
    private static int offsetSin6FlowInfo() {
        return 4;
    }

    @Replace
    private static int offsetSin6Addr() {
        return 8;
    }

    @Replace
    private static int offsetSin6ScopeId() {
        return 24;
    }
}
