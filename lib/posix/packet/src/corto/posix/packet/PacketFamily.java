// SPDX-License-Identifier: Apache-2.0
package corto.posix.packet;

import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESOCKTNOSUPPORT;

import corto.lang.Result;
import corto.net.arp.EthernetInterface;
import corto.net.kernel.Network;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketTap;
import corto.posix.files.Files;
import corto.posix.sockets.SocketFamily;
import corto.posix.sockets.SocketFile;

/// AF_PACKET. Shows each frame that passes a link to every socket.
public final class PacketFamily implements SocketFamily {
    static final int AF_PACKET = 17;
    private static final int LOOPBACK_INDEX = 1;
    private static final int CARD_INDEX = 2;

    private static final PacketTap LOOPBACK = (frame, isOutgoing) -> show(frame, isOutgoing, LOOPBACK_INDEX);
    private static final PacketTap CARD = (frame, isOutgoing) -> show(frame, isOutgoing, CARD_INDEX);

    private static PacketFile first;     // linked through `next`

    private SocketFile made;

    @Override
    public boolean has(int family) {
        return family == AF_PACKET;
    }

    @Override
    public Result make(int family, int type, int protocol, int flags) {
        if (!Files.context().isSuperuser()) {
            return Result.error(EPERM);
        }
        if (type != SocketFile.SOCK_RAW && type != SocketFile.SOCK_DGRAM) {
            return Result.error(ESOCKTNOSUPPORT);
        }
        PacketFile file = new PacketFile(type, flags, Short.toUnsignedInt(Short.reverseBytes((short) protocol)));
        file.next = first;
        first = file;
        setTaps(LOOPBACK, CARD);
        made = file;
        return Result.of(0);
    }

    private static void setTaps(PacketTap loopback, PacketTap card) {
        Network.stack().loopback().setTap(loopback);
        EthernetInterface link = Network.card();
        if (link != null) {
            link.port().setTap(card);
        }
    }

    static void closed(PacketFile file) {
        PacketFile before = null;
        for (PacketFile each = first; each != file; each = each.next) {
            before = each;
        }
        if (before == null) {
            first = file.next;
        } else {
            before.next = file.next;
        }
        if (first == null) {
            setTaps(null, null);
        }
    }

    private static void show(PacketBuffer frame, boolean isOutgoing, int index) {
        for (PacketFile each = first; each != null; each = each.next) {
            each.passed(frame, isOutgoing, index);
        }
    }

    @Override
    public Result makePair(int family, int type, int protocol, int flags) {
        return Result.error(EOPNOTSUPP);
    }

    @Override
    public SocketFile made() {
        return made;
    }
}
