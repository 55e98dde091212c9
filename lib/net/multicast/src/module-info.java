// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// Groups of hosts: which sockets listen to which, and what routers are told of it (RFC 3376, RFC 3810).
@RawMemory(reason = "reads and writes messages")
module corto.net.multicast {
    requires transitive corto.net.ipv6;
    exports corto.net.multicast;
}
