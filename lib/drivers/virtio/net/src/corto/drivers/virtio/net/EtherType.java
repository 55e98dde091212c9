// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.lang.Layout;
import corto.lang.U16;

/// What an Ethernet frame carries (IEEE 802.3 §3.2.6): behind the two addresses.
final class EtherType {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U16 TYPE = LAYOUT.reserved(12).u16();
    static final int SIZE = LAYOUT.sized(14);

    static final int IPV6 = 0x86DD;

    private EtherType() {}
}
