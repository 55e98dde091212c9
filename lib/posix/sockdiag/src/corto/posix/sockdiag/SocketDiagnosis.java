// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockdiag;

import corto.lang.Address;
import corto.lang.Errno;
import corto.posix.netlink.NetlinkProtocol;
import corto.posix.netlink.Reply;
import corto.posix.sockets.SocketName;

/// NETLINK_SOCK_DIAG: dumps of TCP, UDP and local sockets. Other families are ENOENT, which makes programs look into `/proc/net`.
public final class SocketDiagnosis implements NetlinkProtocol {
    private static final int NETLINK_SOCK_DIAG = 4;
    static final int SOCK_DIAG_BY_FAMILY = 20;
    static final int NLM_F_MULTI = 2;

    // What struct inet_diag_req_v2 and unix_diag_req begin with
    private static final int FAMILY = 0;
    private static final int PROTOCOL = 1;
    private static final int STATES = 4;                     // a bit for each
    private static final int INTERNET_BYTES = 56;
    private static final int SHOW = 12;                      // of unix_diag_req
    private static final int LOCAL_BYTES = 24;

    private static final int AF_MAX = 46;
    private static final int IPPROTO_TCP = 6;
    private static final int IPPROTO_UDP = 17;

    @Override
    public int number() {
        return NETLINK_SOCK_DIAG;
    }

    @Override
    public Errno dump(Reply reply, int type, Address request, int length) {
        if (type != SOCK_DIAG_BY_FAMILY || length < STATES) {
            return Errno.EINVAL;
        }
        int family = request.loadByte(FAMILY) & 0xFF;
        int protocol = request.loadByte(PROTOCOL) & 0xFF;
        boolean isInternet = family == SocketName.AF_INET || family == SocketName.AF_INET6;
        if (isInternet && (protocol == IPPROTO_TCP || protocol == IPPROTO_UDP)) {
            if (length < INTERNET_BYTES) {
                return Errno.EINVAL;
            }
            new InternetSockets(reply, family == SocketName.AF_INET6, request.loadInt(STATES)).dump(protocol == IPPROTO_TCP);
            return null;
        }
        if (family == SocketName.AF_UNIX) {
            if (length < LOCAL_BYTES) {
                return Errno.EINVAL;
            }
            new LocalSockets(reply, request.loadInt(STATES), request.loadInt(SHOW)).dump();
            return null;
        }
        return family < AF_MAX ? Errno.ENOENT : Errno.EINVAL;
    }
}
