// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import corto.runtime.SocketName;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.PortUnreachableException;
import jdk.internal.corto.Host;

/// Datagrams with addresses, on the socket service.
@Substitute("sun.nio.ch.DatagramChannelImpl")
final class DatagramChannelSubstitution {
    @Replace
    private static void disconnect0(FileDescriptor descriptor, boolean isIpv6) throws IOException {
        SocketNatives.value(Host.sockets().disconnect(SocketNatives.number(descriptor)));
    }

    @Replace
    private static int receive0(FileDescriptor descriptor, long to, int length, long sender, boolean isConnected) throws IOException {
        SocketName name = new SocketName();
        Result result;
        do {
            result = Host.sockets().receive(SocketNatives.number(descriptor), new Address(to), length, name);
        } while (!isConnected && SocketNames.isRefused(result));       // by somebody it sent to before
        int received = SocketNatives.datagramTransferred(result);
        if (received >= 0) {
            SocketNames.write(name, new Address(sender));
        }
        return received;
    }

    @Replace
    private static int send0(FileDescriptor descriptor, long from, int length, long target, int targetLength) throws IOException {
        int number = SocketNatives.number(descriptor);
        if (targetLength == 0) {
            return SocketNatives.datagramTransferred(Host.sockets().send(number, new Address(from), length, null));
        }
        Result result = Host.sockets().send(number, new Address(from), length, SocketNames.read(new Address(target)));
        if (SocketNames.isRefused(result)) {
            throw new PortUnreachableException();
        }
        return SocketNatives.value(result);
    }
}
