// SPDX-License-Identifier: Apache-2.0

/// The Domain Name System, as who asks sees it.
module corto.net.dns {
    requires transitive corto.lang;      // Result, Errno
    exports corto.net.dns;
}
