// SPDX-License-Identifier: Apache-2.0
package corto.posix.unix;

import static corto.lang.Errno.EPROTONOSUPPORT;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Result;
import corto.memory.frames.api.Frames;
import corto.net.local.LocalSocket;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// AF_UNIX.
public final class UnixFamily implements SocketFamily {
    private static final int SOCK_RAW = 3;               // taken for SOCK_DGRAM

    private UnixFile made;

    @Override
    public boolean has(int family) {
        return family == SocketName.AF_UNIX;
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (protocol != 0 && protocol != SocketName.AF_UNIX) {
            return Result.error(EPROTONOSUPPORT);
        }
        switch (type) {
            case SocketFile.SOCK_STREAM -> made = new UnixFile(type, flags, LocalSocket.stream(Frames.FRAMES));
            case SocketFile.SOCK_DGRAM, SOCK_RAW -> made = new UnixFile(SocketFile.SOCK_DGRAM, flags, LocalSocket.datagram(Frames.FRAMES));
            case SocketFile.SOCK_SEQPACKET -> made = new UnixFile(type, flags, LocalSocket.sequenced(Frames.FRAMES));
            default -> {
                return Result.error(ESOCKTNOSUPPORT);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result makePair(int family, int type, int protocol, int flags) {
        Result one = make(family, type, protocol, flags);
        if (!one.isError()) {
            made.makePeer(flags);
        }
        return one;
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
