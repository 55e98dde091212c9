// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// Prints what calls of sockets point to.
final class SocketStructures {
    private static final int MOST_TEXT = 32;                 // of a value that is no number
    private static final long INT = 0xFFFF_FFFFL;
    private static final int AF_UNIX = 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;

    private static final int FAMILIES = Names.find("family");
    private static final int MESSAGE_FLAGS = Names.find("msg");

    /// `struct msghdr`.
    private static final class Message {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 NAME = LAYOUT.u64();
        static final U32 NAME_LENGTH = LAYOUT.u32();
        static final U64 VECTOR = LAYOUT.at(16).u64();
        static final U64 VECTOR_LENGTH = LAYOUT.u64();
        static final U64 CONTROL = LAYOUT.u64();
        static final U64 CONTROL_LENGTH = LAYOUT.u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final int BYTES = 56;
    }

    private final Line line;
    private final Structures structures;

    SocketStructures(Line line, Structures structures) {
        this.line = line;
        this.structures = structures;
    }

    void address(long pointer, long length) {
        Address from = structures.at(pointer, Math.min(Math.max(length & INT, 2), 128));
        if (from.isZero()) {
            return;
        }
        int family = from.loadShort(0) & 0xFFFF;
        line.add("{sa_family=");
        Names.print(line, FAMILIES, family);
        if (family == AF_INET && length >= 16) {
            line.add(", sin_port=htons(").decimal(port(from)).add("), sin_addr=inet_addr(\"");
            dotted(from.plus(4));
            line.add("\")");
        } else if (family == AF_INET6 && length >= 28) {
            line.add(", sin6_port=htons(").decimal(port(from)).add("), sin6_flowinfo=htonl(").decimal(Integer.reverseBytes(from.loadInt(4)) & INT)
                    .add("), inet_pton(AF_INET6, \"");
            colons(from.plus(8));
            line.add("\", &sin6_addr), sin6_scope_id=").decimal(from.loadInt(24) & INT);
        } else if (family == AF_UNIX && length > 2) {
            line.add(", sun_path=");
            if (from.loadByte(2) == 0) {
                line.add('@');
                structures.bytes(from.plus(3), Math.min(length, 110) - 3);
            } else {
                structures.path(pointer + 2);
            }
        }
        line.add('}');
    }

    /// An address that the kernel filled in; its length is behind `lengthPointer`.
    void gotAddress(long pointer, long lengthPointer) {
        Address length = lengthPointer == 0 || structures.hasFailed() ? Address.zero() : UserMemory.readable(new UserAddress(lengthPointer), Integer.BYTES);
        if (length.isZero()) {
            structures.pointer(pointer);
        } else {
            address(pointer, length.loadInt(0));
        }
    }

    private static int port(Address from) {
        return (from.loadByte(2) & 0xFF) << 8 | from.loadByte(3) & 0xFF;
    }

    private void dotted(Address from) {
        for (int i = 0; i < 4; i++) {
            line.add(i == 0 ? "" : ".").decimal(from.loadByte(i) & 0xFF);
        }
    }

    /// RFC 5952: the longest run of zeros as `::`, IPv4-mapped addresses with dots.
    private void colons(Address from) {
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int length = 0;
            while (start + length < 8 && from.loadShort(2L * (start + length)) == 0) {
                length++;
            }
            if (length > bestLength) {
                bestStart = start;
                bestLength = length;
            }
        }
        boolean isMapped = bestStart == 0 && bestLength == 5 && from.loadShort(10) == -1;
        int i = 0;
        while (i < (isMapped ? 6 : 8)) {
            if (i == bestStart) {
                line.add("::");
                i += bestLength;
                continue;
            }
            line.add(i == 0 || i == bestStart + bestLength && bestStart >= 0 ? "" : ":");
            line.unsigned((from.loadByte(2L * i) & 0xFF) << 8 | from.loadByte(2L * i + 1) & 0xFF, 16);
            i++;
        }
        if (isMapped) {
            line.add(':');
            dotted(from.plus(12));
        }
    }

    void message(long pointer, long available) {
        Address from = structures.at(pointer, Message.BYTES);
        if (from.isZero()) {
            return;
        }
        line.add("{msg_name=");
        address(Message.NAME.read(from), Message.NAME_LENGTH.read(from));
        line.add(", msg_namelen=").decimal(Message.NAME_LENGTH.read(from)).add(", msg_iov=");
        structures.vector(Message.VECTOR.read(from), Message.VECTOR_LENGTH.read(from), available);
        line.add(", msg_iovlen=").unsigned(Message.VECTOR_LENGTH.read(from), 10);
        if (Message.CONTROL.read(from) != 0) {
            line.add(", msg_control=").hex(Message.CONTROL.read(from));
        }
        line.add(", msg_controllen=").unsigned(Message.CONTROL_LENGTH.read(from), 10).add(", msg_flags=");
        Names.print(line, MESSAGE_FLAGS, Message.FLAGS.read(from));
        line.add('}');
    }

    void optionValue(long pointer, long length) {
        Address from = structures.at(pointer, Math.min(length & INT, MOST_TEXT));
        if (from.isZero()) {
            return;
        }
        if (length == Integer.BYTES) {
            line.add('[').decimal(from.loadInt(0)).add(']');
        } else {
            structures.data(pointer, length & INT);
        }
    }

    void gotOptionValue(long pointer, long lengthPointer) {
        Address length = structures.hasFailed() ? Address.zero() : UserMemory.readable(new UserAddress(lengthPointer), Integer.BYTES);
        if (length.isZero()) {
            structures.pointer(pointer);
        } else {
            optionValue(pointer, length.loadInt(0));
        }
    }
}
