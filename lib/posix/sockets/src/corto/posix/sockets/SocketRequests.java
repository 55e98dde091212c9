// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import corto.lang.Address;
import corto.lang.ManyProviders;
import corto.lang.Result;

/// Requests of ioctl(2) that any socket answers, whatever its family. Called under the kernel lock.
@ManyProviders
public interface SocketRequests {
    /// How many bytes of its memory the program hands over with `request`; 0 if it is not one of these.
    int argumentBytes(int request);

    /// Answers a request that `argumentBytes` knows; `argument` is there and may be written.
    Result answer(int request, Address argument);
}
