// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Result;
import corto.posix.process.MissingFeatures;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;
import java.util.ServiceLoader;

/// AF_NETLINK: of its protocols NETLINK_ROUTE, and one that another library may add.
public final class NetlinkFamily implements SocketFamily {
    static final int AF_NETLINK = 16;
    private static final int SOCK_RAW = 3;
    private static final int NETLINK_ROUTE = 0;
    private static final int NETLINK_SOCK_DIAG = 4;

    private static final NetlinkProtocol OTHER = ServiceLoader.load(NetlinkProtocol.class).findFirst().orElse(null);

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
        NetlinkProtocol other = OTHER != null && protocol == OTHER.number() ? OTHER : null;
        if (protocol != NETLINK_ROUTE && other == null) {
            if (protocol == NETLINK_SOCK_DIAG) {
                MissingFeatures.report("to list sockets by netlink", "POSIX_SOCKDIAG");
            }
            return Result.error(EPROTONOSUPPORT);
        }
        made = new NetlinkFile(type, flags, other);
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
