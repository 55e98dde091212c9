// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.net.dns.Resolver;
import corto.net.dns.SystemFiles;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv6.Ipv6Address;
import corto.net.kernel.Network;
import corto.platform.api.Platforms;
import corto.platform.random.SystemRandom;
import corto.runtime.FileServices;

/// Names of hosts: `/etc/hosts` if the image has files, then a name server. The thread that asks waits.
final class Names {
    private static final String OPTION = "dns=";
    private static final String SERVER = "nameserver ";
    private static final int USER_NETWORK_SERVER = 3;        // QEMU's user network: the third host
    private static final int MOST_FILE_BYTES = 1 << 16;

    private Names() {}

    /// As SocketService.lookUp.
    static Result lookUp(String host, long[] into) {
        int count = SystemFiles.lookUp(file("/etc/hosts"), host, into);
        return count > 0 ? Result.of(count) : resolver().lookUp(host, into, (int) SystemRandom.nextLong());
    }

    /// As SocketService.nameOf.
    static String nameOf(long high, long low) {
        String name = SystemFiles.nameOf(file("/etc/hosts"), high, low);
        return name != null ? name : resolver().nameOf(high, low, (int) SystemRandom.nextLong());
    }

    private static Resolver resolver() {
        return new Resolver(new NameServers(), servers());
    }

    /// What the machine was told (`corto.dns=1.2.3.4,5.6.7.8`), else `/etc/resolv.conf`, else the server of the user network that the card may be in.
    private static long[] servers() {
        String option = Platforms.option(OPTION);
        long[] told = SystemFiles.servers(option == null ? file("/etc/resolv.conf") : SERVER + option.replace(",", "\n" + SERVER));
        Ipv4Interface card = Network.card();
        if (told.length > 0 || card == null || card.address() == 0) {
            return told;
        }
        return new long[] {0, Ipv6Address.mappedLow(card.address() & -1 << Integer.SIZE - card.prefixLength() | USER_NETWORK_SERVER)};
    }

    /// What is in the file, as far as it is not longer than anybody writes by hand; "" if there is none.
    private static String file(String path) {
        Result opened = FileServices.PRESENT ? FileServices.FILES.open(path, 0, 0) : Result.error(Errno.ENOENT);
        if (opened.isError()) {
            return "";
        }
        byte[] bytes = new byte[MOST_FILE_BYTES];
        Result count = FileServices.FILES.read((int) opened.value(), ObjectAddress.elements(bytes), bytes.length);
        FileServices.FILES.close((int) opened.value());
        StringBuilder text = new StringBuilder();
        for (int i = 0; !count.isError() && i < count.value(); i++) {
            text.append((char) (bytes[i] & 0xFF));
        }
        return text.toString();
    }
}
