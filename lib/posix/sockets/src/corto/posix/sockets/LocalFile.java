// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockets;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISCONN;
import static corto.lang.Errno.ENOPROTOOPT;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.net.local.LocalSocket;
import corto.sched.events.WatchList;

/// One of a pair of local stream sockets as a file: unix(7). It has no name, and neither has its peer.
final class LocalFile extends SocketFile {
    private static final int BUFFER_BYTES = 212_992;         // what Linux tells; setting it has no effect

    private final LocalSocket socket;

    LocalFile(int flags, LocalSocket socket) {
        super(SocketAddress.AF_UNIX, SOCK_STREAM, flags);
        this.socket = socket;
    }

    /// The other one, not opened yet.
    LocalFile newPeer(int flags) {
        return new LocalFile(flags, socket.peer());
    }

    @Override
    Result bind(int address, int port) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    Result connect(int address, int port) {
        return Result.error(EISCONN);
    }

    @Override
    Result disconnect() {
        return Result.error(EISCONN);
    }

    @Override
    Result listen(int backlog) {
        return Result.error(EINVAL);
    }

    @Override
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination, int address, int port) {
        return hasDestination ? Result.error(EISCONN) : socket.send(from, lengthBytes);
    }

    @Override
    Result receive(Address into, long lengthBytes, boolean peek) {
        return socket.receive(into, lengthBytes, peek);
    }

    @Override
    int senderAddress() {
        return 0;
    }

    @Override
    int senderPort() {
        return 0;
    }

    @Override
    long fullLength() {
        return 0;
    }

    @Override
    Result shutdown(boolean read, boolean write) {
        socket.shutdown(read, write);
        return Result.of(0);
    }

    @Override
    int localAddress() {
        return 0;
    }

    @Override
    int localPort() {
        return 0;
    }

    @Override
    boolean isConnected() {
        return socket.peer() != null;
    }

    @Override
    int remoteAddress() {
        return 0;
    }

    @Override
    int remotePort() {
        return 0;
    }

    @Override
    Errno takeError() {
        return socket.takeError();
    }

    @Override
    public int readiness() {
        return socket.readiness();
    }

    @Override
    public WatchList watches() {
        return socket.watches();
    }

    @Override
    public Result available() {
        return Result.of(socket.readable());
    }

    @Override
    protected void closed() {
        socket.close();
    }

    @Override
    Result setSocketOption(int option, int value) {
        return switch (option) {
            case SocketOptions.SO_REUSEADDR, SocketOptions.SO_SNDBUF, SocketOptions.SO_RCVBUF -> Result.of(0);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    Result socketOption(int option) {
        return switch (option) {
            case SocketOptions.SO_REUSEADDR -> Result.of(0);
            case SocketOptions.SO_SNDBUF, SocketOptions.SO_RCVBUF -> Result.of(BUFFER_BYTES / 2);      // the caller doubles it, as for all
            default -> Result.error(ENOPROTOOPT);
        };
    }

    @Override
    Result setProtocolOption(int level, int option, int value) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    Result protocolOption(int level, int option) {
        return Result.error(EOPNOTSUPP);
    }
}
