// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import corto.lang.Address;
import corto.lang.OptionalProvider;
import corto.lang.Result;

/// Options of the layers below sockets that a library of its own answers. Called under the kernel lock.
@OptionalProvider
public interface ProtocolOptions {
    /// Whether it answers the option; not asked about SOL_SOCKET.
    boolean has(int level, int option);

    /// setsockopt(2); `lengthBytes` at `from` are there.
    Result set(SocketFile socket, int level, int option, Address from, int lengthBytes);

    /// getsockopt(2), of a number.
    Result value(SocketFile socket, int level, int option);
}
