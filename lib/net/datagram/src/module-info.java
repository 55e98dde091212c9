// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// What sockets of datagrams have in common, whatever the protocol: addresses, the queue of what came, the queue of errors.
@RawMemory(reason = "reads and writes packets")
module corto.net.datagram {
    requires transitive corto.net.ipv4;
    requires transitive corto.net.ipv6;
    requires transitive corto.sched.events;      // sockets can be waited for
    exports corto.net.datagram;
}
