// SPDX-License-Identifier: Apache-2.0
package corto.posix.ping;

import corto.net.ping.PingSocket;
import corto.posix.inet.DatagramFile;

/// A ping socket as a file: icmp(7). Its port is the identifier of echo requests.
final class PingFile extends DatagramFile {
    private final PingSocket socket;

    PingFile(int family, int flags, PingSocket socket) {
        super(family, SOCK_DGRAM, flags, socket);
        this.socket = socket;
    }

    @Override
    public int protocol() {
        return socket.protocol();
    }

    @Override
    protected boolean mayName(int port) {
        return true;
    }
}
