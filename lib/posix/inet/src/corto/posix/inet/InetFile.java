// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EADDRNOTAVAIL;
import static corto.lang.Errno.EAFNOSUPPORT;
import static corto.lang.Errno.ENETUNREACH;

import corto.lang.Address;
import corto.lang.Result;
import corto.posix.sockets.Attached;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// A socket of the Internet's families: its names are addresses and ports.
abstract class InetFile extends SocketFile {
    InetFile(int family, int type, int flags) {
        super(family, type, flags);
    }

    abstract Result bind(int address, int port);

    abstract Result connect(int address, int port);

    /// connect(2) with AF_UNSPEC.
    abstract Result disconnect();

    abstract Result send(Address from, long lengthBytes, boolean more, boolean hasDestination, int address, int port);

    abstract int senderAddress();

    abstract int senderPort();

    abstract int localAddress();

    abstract int localPort();

    abstract boolean isConnected();

    abstract int remoteAddress();

    abstract int remotePort();

    @Override
    public final Result bind(SocketName name) {
        Result read = InetName.read(name, family);
        if (read.isError()) {
            return read;
        }
        return InetName.family == SocketName.AF_UNSPEC ? Result.error(EAFNOSUPPORT) : bind(InetName.address, InetName.port);
    }

    @Override
    public final Result connect(SocketName name) {
        Result read = InetName.read(name, family);
        if (read.isError()) {
            return read.errno() == EADDRNOTAVAIL.number() ? Result.error(ENETUNREACH) : read;
        }
        return InetName.family == SocketName.AF_UNSPEC ? disconnect() : connect(InetName.address, InetName.port);
    }

    @Override
    public final Result send(Address from, long lengthBytes, boolean more, SocketName destination, Attached attached) {
        if (destination == null) {
            return send(from, lengthBytes, more, false, 0, 0);
        }
        Result read = InetName.read(destination, family);
        return read.isError() ? read : send(from, lengthBytes, more, true, InetName.address, InetName.port);
    }

    @Override
    public final void writeSender(SocketName to) {
        if (type == SOCK_STREAM) {
            to.setLength(0);                                 // a stream tells no sender
        } else {
            InetName.write(to, family, senderAddress(), senderPort());
        }
    }

    @Override
    public final void writeLocalName(SocketName to) {
        InetName.write(to, family, localAddress(), localPort());
    }

    @Override
    public final boolean writeRemoteName(SocketName to) {
        InetName.write(to, family, remoteAddress(), remotePort());
        return isConnected();
    }

    @Override
    public final int protocol() {
        return type == SOCK_STREAM ? InetOptions.IPPROTO_TCP : InetOptions.IPPROTO_UDP;
    }
}
