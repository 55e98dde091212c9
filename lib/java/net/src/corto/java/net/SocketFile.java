// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EOPNOTSUPP;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;

/// A socket of a Java program. Nothing in here waits: what would have to is EAGAIN, or EINPROGRESS for a connection.
abstract class SocketFile extends OpenFile {
    static final int SOL_SOCKET = 1;
    static final int IPPROTO_IP = 0;
    static final int IPPROTO_TCP = 6;

    // Options of SOL_SOCKET, socket(7)
    static final int SO_REUSEADDR = 2;
    static final int SO_BROADCAST = 6;
    static final int SO_SNDBUF = 7;
    static final int SO_RCVBUF = 8;
    static final int SO_KEEPALIVE = 9;
    static final int SO_OOBINLINE = 10;
    static final int SO_LINGER = 13;
    static final int SO_REUSEPORT = 15;
    static final int TCP_NODELAY = 1;
    static final int IP_TOS = 1;

    SocketFile() {
        super(OpenFlags.O_RDWR);
    }

    abstract Result bind(int address, int port);

    abstract Result connect(int address, int port);

    /// The program knows that the connection is there.
    void connectionIsKnown() {}

    Result disconnect() {
        return Result.error(EOPNOTSUPP);
    }

    Result listen(int backlog) {
        return Result.error(EOPNOTSUPP);
    }

    boolean isListening() {
        return false;
    }

    /// The next connection; null if there is none now.
    SocketFile accept() {
        return null;
    }

    abstract Result shutdown(boolean read, boolean write);

    abstract Result receive(Address to, long lengthBytes);

    /// To whom it is connected.
    abstract Result send(Address from, long lengthBytes);

    /// A datagram, and its sender's name.
    Result receive(Address to, long lengthBytes, Address sender) {
        return Result.error(EOPNOTSUPP);
    }

    Result send(Address from, long lengthBytes, int address, int port) {
        return Result.error(EOPNOTSUPP);
    }

    abstract long localName();

    /// 0 if it is not connected.
    abstract long remoteName();

    abstract Result option(int level, int option);

    abstract Result setOption(int level, int option, int value);

    abstract Errno takeError();

    static long name(int address, int port) {
        return Integer.toUnsignedLong(address) << Short.SIZE | port & 0xFFFF;
    }

    static Result flag(boolean isOn) {
        return Result.of(isOn ? 1 : 0);
    }
}
