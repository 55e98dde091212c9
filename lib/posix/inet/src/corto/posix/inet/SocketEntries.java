// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;

/// The network in `/proc`.
public final class SocketEntries implements ProcEntries {
    private static final String[] TEXTS = {
        "net/if_inet6", "",                                  // no interface has an address of IPv6
        "sys/net/core/somaxconn", "4096\n",
        "sys/net/ipv4/ip_local_port_range", "32768\t60999\n",
    };

    @Override
    public void addTo(TextDirectory proc) {
        proc.addTexts(TEXTS);
    }
}
