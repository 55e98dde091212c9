// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Result;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;

/// AF_NETLINK: of its protocols NETLINK_ROUTE.
public final class NetlinkFamily implements SocketFamily {
    static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_ROUTE = 0;

    private SocketFile made;

    @Override
    public boolean has(int family) {
        return family == AF_NETLINK;
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (type != SOCK_RAW && type != SocketFile.SOCK_DGRAM) {
            return Result.error(ESOCKTNOSUPPORT);
        }
        if (protocol != NETLINK_ROUTE) {
            return Result.error(EPROTONOSUPPORT);
        }
        made = new NetlinkFile(type, flags);
        return Result.of(0);
    }

    @Override
    public Result makePair(int family, int type, int protocol, int flags) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
