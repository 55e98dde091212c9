// SPDX-License-Identifier: Apache-2.0
package corto.posix.netstat;

import corto.fs.text.Columns;
import corto.posix.sockets.OpenSockets;
import corto.posix.sockets.SocketFile;
import corto.posix.sockets.SocketName;

/// `/proc/net/unix` and `/proc/net/packet` (net/unix/af_unix.c, net/packet/af_packet.c): the sockets that have a descriptor. References and owners are not counted.
final class OtherSockets {
    private static final String LOCAL_TITLE = "Num       RefCount Protocol Flags    Type St Inode Path\n";
    private static final String PACKET_TITLE = "sk               RefCnt Type Proto  Iface R Rmem   User   Inode\n";
    private static final String NO_POINTER = "0000000000000000";
    private static final int AF_PACKET = 17;
    private static final int ACCEPTS = 1 << 16;              // __SO_ACCEPTCON
    // enum socket_state
    private static final int UNCONNECTED = 1;
    private static final int CONNECTED = 3;
    private static final int PROTOCOL = 2;                   // in struct sockaddr_ll
    private static final int INDEX = 4;

    private OtherSockets() {}

    static void appendLocal(StringBuilder to) {
        to.append(LOCAL_TITLE);
        OpenSockets.list(SocketName.AF_UNIX, socket -> appendLocal(to, socket));
    }

    private static void appendLocal(StringBuilder to, SocketFile socket) {
        SocketName name = new SocketName();
        boolean listens = socket.isListening();
        to.append(NO_POINTER).append(": 00000002 00000000 ");
        Columns.hex(to, listens ? ACCEPTS : 0, 8);
        to.append(' ');
        Columns.hex(to, socket.type, 4);
        to.append(' ');
        Columns.hex(to, !listens && socket.writeRemoteName(name) ? CONNECTED : UNCONNECTED, 2);
        to.append(' ');
        Columns.right(to, socket.cookie(), 5);
        socket.writeLocalName(name);
        if (name.length() > SocketName.FAMILY_BYTES) {
            to.append(' ');
            boolean isPath = name.bytes()[SocketName.FAMILY_BYTES] != 0;
            for (int i = SocketName.FAMILY_BYTES; i < name.length() - (isPath ? 1 : 0); i++) {
                to.append(name.bytes()[i] == 0 ? '@' : (char) (name.bytes()[i] & 0xFF));
            }
        }
        to.append('\n');
    }

    static void appendPacket(StringBuilder to) {
        to.append(PACKET_TITLE);
        OpenSockets.list(AF_PACKET, socket -> {
            SocketName name = new SocketName();
            socket.writeLocalName(name);
            byte[] bytes = name.bytes();
            StringBuilder protocol = new StringBuilder();
            Columns.hex(protocol, (bytes[PROTOCOL] & 0xFF) << Byte.SIZE | bytes[PROTOCOL + 1] & 0xFF, 4);
            to.append(NO_POINTER).append(" 2      ");
            Columns.left(to, Integer.toString(socket.type), 4);
            to.append(' ').append(protocol).append("   ");
            Columns.left(to, Integer.toString(bytes[INDEX] & 0xFF), 5);
            to.append(" 1 0      0      ");
            Columns.left(to, Long.toString(socket.cookie()), 6);
            to.append('\n');
        });
    }
}
