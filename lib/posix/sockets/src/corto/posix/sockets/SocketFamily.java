// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import corto.lang.ManyProviders;
import corto.lang.Result;

/// A family of sockets, or several. Called under the kernel lock.
@ManyProviders
public interface SocketFamily {
    /// Whether it is one of its families.
    boolean has(int family);

    /// Makes a socket: `made()` has it. `flags` may have O_NONBLOCK. EPROTONOSUPPORT, ESOCKTNOSUPPORT, ENOMEM.
    Result make(int family, int type, int protocol, int flags);

    /// Makes two that are connected: `made()` and `made().madePeer()` are they. EOPNOTSUPP where there are none.
    Result makePair(int family, int type, int protocol, int flags);

    /// The socket that was made last.
    SocketFile made();
}
