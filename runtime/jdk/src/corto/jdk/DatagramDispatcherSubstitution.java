// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.IOException;
import jdk.internal.corto.Host;

/// Reading and writing of connected datagram sockets, on the socket service.
@Substitute("sun.nio.ch.DatagramDispatcher")
final class DatagramDispatcherSubstitution {
    @Replace
    private static int read0(FileDescriptor descriptor, long address, int length) throws IOException {
        return SocketNatives.datagramTransferred(Host.sockets().receive(SocketNatives.number(descriptor), new Address(address), length, null));
    }

    @Replace
    private static long readv0(FileDescriptor descriptor, long vectors, int count) throws IOException {
        return SocketNatives.datagramRead(descriptor, vectors, count);
    }

    @Replace
    private static int write0(FileDescriptor descriptor, long address, int length) throws IOException {
        return SocketNatives.datagramTransferred(Host.sockets().send(SocketNatives.number(descriptor), new Address(address), length, null));
    }

    @Replace
    private static long writev0(FileDescriptor descriptor, long vectors, int count) throws IOException {
        return SocketNatives.datagramWrite(descriptor, vectors, count);
    }

    /// Disconnecting works without a new socket.
    @Replace
    private static void dup0(FileDescriptor from, FileDescriptor to) {}
}
