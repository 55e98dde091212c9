// SPDX-License-Identifier: Apache-2.0
package corto.posix.raw;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.EPROTONOSUPPORT;

import corto.lang.Result;
import corto.net.datagram.DatagramHost;
import corto.net.kernel.Network;
import corto.net.raw.Raw;
import corto.net.stack.NetworkStack;
import corto.posix.files.Files;
import corto.posix.inet.InetProtocol;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// Makes raw sockets.
public final class RawProtocol implements InetProtocol {
    private static final int MOST_PROTOCOL = 255;

    private static Raw raw;              // null until the first socket

    private SocketFile made;

    /// The raw sockets of this host; null: there has been none.
    public static Raw raw() {
        return raw;
    }

    @Override
    public boolean has(int family, int type, int protocol) {
        return type == SocketFile.SOCK_RAW;
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (protocol == 0) {
            return Result.error(EPROTONOSUPPORT);
        }
        if (protocol > MOST_PROTOCOL) {
            return Result.error(EINVAL);
        }
        if (!Files.context().isSuperuser()) {
            return Result.error(EPERM);
        }
        if (raw == null) {
            NetworkStack stack = Network.stack();
            raw = new Raw(new DatagramHost(stack.pool(), stack.ipv4(), stack.ipv6(), stack.clock()));
        }
        made = new RawFile(family, flags, raw.open(protocol, family == SocketName.AF_INET6));
        return Result.of(0);
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
