// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Dynamic Host Configuration Protocol of a client.
@RawMemory(reason = "reads and writes messages")
module corto.net.dhcp {
    requires transitive corto.net.stack;     // it asks through a socket and configures an interface
    exports corto.net.dhcp;
    uses corto.net.stack.LeaseListener;
    provides corto.net.stack.AddressClient with corto.net.dhcp.DhcpClient;
}
