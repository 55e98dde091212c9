// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import java.util.ServiceLoader;

/// The sockets of this image: its one [SocketService], if it has one. The provider is found at build time, so every call is direct.
public final class SocketServices {
    /// Null unless `PRESENT`.
    public static final SocketService SOCKETS = ServiceLoader.load(SocketService.class).findFirst().orElse(null);

    /// Whether the image has sockets; a constant.
    public static final boolean PRESENT = SOCKETS != null;

    /// Whether they reach IPv6; a constant.
    public static final boolean IPV6 = PRESENT && SOCKETS.hasIpv6();

    private SocketServices() {}
}
