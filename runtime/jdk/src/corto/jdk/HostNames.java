// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Errno;
import corto.lang.Result;
import java.net.InetAddress;
import java.net.UnknownHostException;
import jdk.internal.corto.Host;

/// Which names there are: what `/etc/hosts` and a resolver are elsewhere.
final class HostNames {
    /// The machine's own.
    static final String LOCAL = "corto";

    private static final int MOST_ADDRESSES = 16;
    private static final String LOCALHOST = "localhost";
    private static final int LOOPBACK = 0x7F00_0001;
    private static final int CARD = 2;                   // the index of the interface behind the loopback's

    private HostNames() {}

    /// UnknownHostException with HotSpot's text.
    static InetAddress[] lookUp(String host) throws UnknownHostException {
        int[] addresses = new int[MOST_ADDRESSES];
        int count = 1;
        if (host.equalsIgnoreCase(LOCALHOST)) {
            addresses[0] = LOOPBACK;
        } else if (host.equalsIgnoreCase(LOCAL)) {
            addresses[0] = ownAddress();
        } else {
            count = ask(host, addresses);
        }
        InetAddress[] found = new InetAddress[count];
        for (int i = 0; i < count; i++) {
            found[i] = InetAddress.getByAddress(host, bytes(addresses[i]));
        }
        return found;
    }

    private static int ask(String host, int[] into) throws UnknownHostException {
        Result count = Host.sockets().lookUp(host, into);
        if (count.isError()) {
            throw new UnknownHostException(host + (count.errno() == Errno.ENOENT.number() ? ": Name or service not known" : ": Temporary failure in name resolution"));
        }
        return (int) count.value();
    }

    /// Null if nobody knows one.
    static String nameOf(int address) {
        if (address == LOOPBACK) {
            return LOCALHOST;
        }
        return address == ownAddress() ? LOCAL : Host.sockets().nameOf(address);
    }

    private static int ownAddress() {
        Result card = Host.sockets().interfaceAddress(CARD);
        return card.isError() || card.value() == 0 ? LOOPBACK : (int) card.value();
    }

    static boolean isRefused(Result result) {
        return result.isError() && result.errno() == Errno.ECONNREFUSED.number();
    }

    private static byte[] bytes(int address) {
        return new byte[] {(byte) (address >>> 24), (byte) (address >>> 16), (byte) (address >>> 8), (byte) address};
    }

    static int number(byte[] address) {
        return address[0] << 24 | (address[1] & 0xFF) << 16 | (address[2] & 0xFF) << 8 | address[3] & 0xFF;
    }
}
