// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Ethernet II frames (IEEE 802.3 clause 3 with a type field, RFC 894) over a network device.
@RawMemory(reason = "reads and writes frames")
module corto.net.ethernet {
    requires transitive corto.net.api;
    exports corto.net.ethernet;
}
