// SPDX-License-Identifier: Apache-2.0

/// The Domain Name System, as who asks sees it.
module corto.net.dns {
    requires transitive corto.lang;      // Result, Errno
    requires corto.net.ipv6;             // its addresses, and whether it is selected
    exports corto.net.dns;
}
