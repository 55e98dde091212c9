// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.PortUnreachableException;
import jdk.internal.corto.Host;

/// Datagrams with addresses, on the socket service.
@Substitute("sun.nio.ch.DatagramChannelImpl")
@RawMemory(reason = "reads and writes struct sockaddr_in")
final class DatagramChannelSubstitution {
    private static final short AF_INET = 2;

    // struct sockaddr_in
    private static final int PORT = 2;
    private static final int ADDRESS = 4;

    @Replace
    private static void disconnect0(FileDescriptor descriptor, boolean isIpv6) throws IOException {
        SocketNatives.value(Host.sockets().disconnect(SocketNatives.number(descriptor)));
    }

    @Replace
    private static int receive0(FileDescriptor descriptor, long to, int length, long sender, boolean isConnected) throws IOException {
        long[] name = new long[1];
        Result result;
        do {
            result = Host.sockets().receive(SocketNatives.number(descriptor), new Address(to), length, ObjectAddress.elements(name));
        } while (!isConnected && isRefused(result));             // somebody it sent to before
        int received = SocketNatives.datagramTransferred(result);
        if (received >= 0) {
            Address place = new Address(sender);
            place.storeShort(AF_INET);
            place.storeShort(PORT, Short.reverseBytes((short) name[0]));
            place.storeInt(ADDRESS, Integer.reverseBytes((int) (name[0] >>> Short.SIZE)));
        }
        return received;
    }

    @Replace
    private static int send0(FileDescriptor descriptor, long from, int length, long target, int targetLength) throws IOException {
        int number = SocketNatives.number(descriptor);
        if (targetLength == 0) {
            return SocketNatives.datagramTransferred(Host.sockets().write(number, new Address(from), length));
        }
        Address place = new Address(target);
        int address = Integer.reverseBytes(place.loadInt(ADDRESS));
        int port = Short.toUnsignedInt(Short.reverseBytes(place.loadShort(PORT)));
        Result result = Host.sockets().send(number, new Address(from), length, address, port);
        if (isRefused(result)) {
            throw new PortUnreachableException();
        }
        return SocketNatives.value(result);
    }

    private static boolean isRefused(Result result) {
        return result.isError() && result.errno() == Errno.ECONNREFUSED.number();
    }
}
