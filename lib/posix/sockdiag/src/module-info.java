// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Lists sockets for programs that ask by netlink.
@RawMemory(reason = "reads requests of the application")
module corto.posix.sockdiag {
    requires corto.posix.netlink;
    requires corto.posix.sockets;
    requires corto.posix.inet;
    requires corto.net.kernel;
    requires corto.net.tcp;
    requires corto.net.udp;
    exports corto.posix.sockdiag;
    provides corto.posix.netlink.NetlinkProtocol with corto.posix.sockdiag.SocketDiagnosis;
}
