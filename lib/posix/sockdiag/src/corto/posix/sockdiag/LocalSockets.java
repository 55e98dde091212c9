// SPDX-License-Identifier: Apache-2.0
package corto.posix.sockdiag;

import corto.lang.Result;
import corto.posix.netlink.Reply;
import corto.posix.sockets.OpenSockets;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// Sockets of AF_UNIX as messages, `struct unix_diag_msg`.
final class LocalSockets {
    // As TCP's
    private static final int ESTABLISHED = 1;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;

    private static final int UDIAG_SHOW_NAME = 1;
    private static final int UDIAG_SHOW_RQLEN = 0x10;
    private static final int UNIX_DIAG_NAME = 0;
    private static final int UNIX_DIAG_RQLEN = 4;

    private final Reply to;
    private final int states;
    private final int shows;
    private final SocketName name = new SocketName();

    LocalSockets(Reply to, int states, int shows) {
        this.to = to;
        this.states = states;
        this.shows = shows;
    }

    void dump() {
        OpenSockets.list(SocketName.AF_UNIX, this::socket);
    }

    private void socket(SocketFile socket) {
        int state = socket.isListening() ? LISTEN : socket.writeRemoteName(name) ? ESTABLISHED : CLOSE;
        if ((states & 1 << state) == 0) {
            return;
        }
        long number = socket.cookie();
        to.begin(SocketDiagnosis.SOCK_DIAG_BY_FAMILY, SocketDiagnosis.NLM_F_MULTI);
        to.putByte(SocketName.AF_UNIX);
        to.putByte(socket.type);
        to.putByte(state);
        to.putByte(0);
        to.putInt((int) number);
        to.putInt((int) number);                             // the cookie
        to.putInt((int) (number >>> Integer.SIZE));
        if ((shows & UDIAG_SHOW_NAME) != 0) {
            socket.writeLocalName(name);
            if (name.length() > SocketName.FAMILY_BYTES) {
                to.attribute(UNIX_DIAG_NAME, name.bytes(), SocketName.FAMILY_BYTES, name.length() - SocketName.FAMILY_BYTES);
            }
        }
        if ((shows & UDIAG_SHOW_RQLEN) != 0) {
            Result available = state == LISTEN ? Result.of(0) : socket.available();
            to.putShort(2 * Short.BYTES + 2 * Integer.BYTES);
            to.putShort(UNIX_DIAG_RQLEN);
            to.putInt(available.isError() ? 0 : (int) available.bits());
            to.putInt(0);
        }
        to.end();
    }
}
