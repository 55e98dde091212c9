// SPDX-License-Identifier: Apache-2.0
package sun.nio.ch;

import java.io.FileDescriptor;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;

/// There are no sockets of the family UNIX: nobody else is on this machine. Channels ask `isSupported` first, so that nothing else is called.
class UnixDomainSockets {
    private UnixDomainSockets() {}

    static boolean isSupported() {
        return false;
    }

    static UnixDomainSocketAddress localAddress(FileDescriptor descriptor) {
        throw new UnsupportedOperationException();
    }

    static UnixDomainSocketAddress checkAddress(SocketAddress address) {
        throw new UnsupportedOperationException();
    }

    static FileDescriptor socket() {
        throw new UnsupportedOperationException();
    }

    static void bind(FileDescriptor descriptor, Path path) {
        throw new UnsupportedOperationException();
    }

    static UnixDomainSocketAddress generateTempName() {
        throw new UnsupportedOperationException();
    }

    static int connect(FileDescriptor descriptor, SocketAddress address) {
        throw new UnsupportedOperationException();
    }

    static int accept(FileDescriptor descriptor, FileDescriptor accepted, String[] path) {
        throw new UnsupportedOperationException();
    }

    static UnixDomainSocketAddress unnamed() {
        throw new UnsupportedOperationException();
    }
}
