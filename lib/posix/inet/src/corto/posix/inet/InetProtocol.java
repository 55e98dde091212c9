// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import corto.lang.ManyProviders;
import corto.lang.Result;
import corto.posix.sockets.SocketFile;

/// Sockets of AF_INET and AF_INET6 besides TCP's and UDP's: raw sockets, ping sockets. Called under the kernel lock.
@ManyProviders
public interface InetProtocol {
    /// Whether sockets of that type and protocol are its.
    boolean has(int family, int type, int protocol);

    /// Makes one: `made()` has it. EPERM, EPROTONOSUPPORT.
    Result make(int family, int type, int protocol, int flags);

    /// The socket that was made last.
    SocketFile made();
}
