// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.IOException;

/// Reading and writing of stream sockets, on the socket service.
@Substitute("sun.nio.ch.SocketDispatcher")
final class SocketDispatcherSubstitution {
    @Replace
    private static int read0(FileDescriptor descriptor, long address, int length) throws IOException {
        return SocketNatives.streamRead(descriptor, new Address(address), length);
    }

    @Replace
    private static long readv0(FileDescriptor descriptor, long vectors, int count) throws IOException {
        return SocketNatives.streamRead(descriptor, vectors, count);
    }

    @Replace
    private static int write0(FileDescriptor descriptor, long address, int length) throws IOException {
        return SocketNatives.streamWrite(descriptor, new Address(address), length);
    }

    @Replace
    private static long writev0(FileDescriptor descriptor, long vectors, int count) throws IOException {
        return SocketNatives.streamWrite(descriptor, vectors, count);
    }
}
