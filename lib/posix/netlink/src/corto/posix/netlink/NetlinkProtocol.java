// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.OptionalProvider;

/// A protocol of AF_NETLINK beside NETLINK_ROUTE, netlink(7). Without a provider there is none. Called under the kernel lock.
@OptionalProvider
public interface NetlinkProtocol {
    /// As socket(2) names it.
    int number();

    /// Puts all that the request of `type` asks for into `reply`; its `length` bytes begin behind the header of netlink. Null, or what is wrong with it.
    Errno dump(Reply reply, int type, Address request, int length);
}
