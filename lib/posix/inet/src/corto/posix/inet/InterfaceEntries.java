// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import corto.fs.text.Columns;
import corto.fs.text.SysEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;
import corto.net.arp.EthernetInterface;
import corto.net.kernel.Network;

/// The interfaces in `/sys/class/net`.
public final class InterfaceEntries implements SysEntries {
    private static final int OCTETS = 6;
    private static final String ETHERNET = "1\n";           // ARPHRD_ numbers
    private static final String LOOPBACK = "772\n";

    @Override
    public void addTo(TextDirectory sys) {
        TextDirectory all = sys.directory("class/net");
        addInterface(all.directory("lo"), "1\n", LOOPBACK, "unknown\n", 0, Network.stack().loopback().mtu());
        EthernetInterface card = Network.card();
        if (card != null) {
            addInterface(all.directory(card.name()), "2\n", ETHERNET, "up\n", card.macAddress(), card.mtu());
        }
    }

    private static void addInterface(TextDirectory directory, String index, String type, String state, long address, int mtu) {
        StringBuilder text = new StringBuilder();
        for (int octet = OCTETS - 1; octet >= 0; octet--) {
            Columns.hex(text, address >>> Byte.SIZE * octet & 0xFF, 2);
            text.append(octet == 0 ? '\n' : ':');
        }
        directory.add("address", TextSource.of(text.toString()));
        directory.add("mtu", TextSource.of(mtu + "\n"));
        directory.addTexts(new String[] {"ifindex", index, "type", type, "operstate", state, "carrier", "1\n"});
    }
}
