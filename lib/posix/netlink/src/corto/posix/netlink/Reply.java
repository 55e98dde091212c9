// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import java.util.Arrays;

/// Messages for a program, one behind the other (netlink(7), rtnetlink(7)): little-endian, each part padded to four bytes.
public final class Reply {
    static final int HEADER_BYTES = 16;
    private static final int ATTRIBUTE_BYTES = 4;
    private static final int FIRST_BYTES = 1024;
    private static final int LONG_BYTES = 7168;       // programs give 8,192 bytes of room at least (netlink(7))

    private final int sequence;
    private final int port;
    private final NetlinkFile receiver;  // null: all of it is one datagram
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private int message;                 // where the last one begins

    /// In answer to the request numbered `sequence` of the socket `port`.
    Reply(int sequence, int port) {
        this(sequence, port, null);
    }

    /// As the other; `receiver` gets it in several datagrams if it becomes long.
    Reply(int sequence, int port, NetlinkFile receiver) {
        this.sequence = sequence;
        this.port = port;
        this.receiver = receiver;
    }

    /// A message begins.
    public void begin(int type, int flags) {
        message = length;
        putInt(0);                       // `end` knows how long it is
        putShort(type);
        putShort(flags);
        putInt(sequence);
        putInt(port);
    }

    /// It ends.
    public void end() {
        int end = length;
        length = message;
        putInt(end - message);
        length = end;
        if (length >= LONG_BYTES && receiver != null) {
            receiver.add(bytes());
            length = 0;
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int count) {
        if (length + count > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length + count);
        }
    }

    public void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    public void putShort(int value) {
        putByte(value);
        putByte(value >>> 8);
    }

    public void putInt(int value) {
        putShort(value);
        putShort(value >>> 16);
    }

    /// The lowest `count` bytes in the order of the network.
    public void putNetwork(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            putByte((int) (value >>> Byte.SIZE * i));
        }
    }

    void attribute(int type, int value) {
        putShort(ATTRIBUTE_BYTES + Integer.BYTES);
        putShort(type);
        putInt(value);
    }

    public void byteAttribute(int type, int value) {
        putShort(ATTRIBUTE_BYTES + 1);
        putShort(type);
        putInt(value & 0xFF);            // padded
    }

    /// An address of IPv4.
    void address(int type, int address) {
        attribute(type, Integer.reverseBytes(address));
    }

    void address(int type, long high, long low) {
        putShort(ATTRIBUTE_BYTES + 2 * Long.BYTES);
        putShort(type);
        putNetwork(high, Long.BYTES);
        putNetwork(low, Long.BYTES);
    }

    void hardware(int type, long address) {
        putShort(ATTRIBUTE_BYTES + Link.HARDWARE_BYTES);
        putShort(type);
        putNetwork(address, Link.HARDWARE_BYTES);
        putShort(0);
    }

    /// As many bytes as they are.
    public void attribute(int type, byte[] value, int from, int count) {
        putShort(ATTRIBUTE_BYTES + count);
        putShort(type);
        for (int i = 0; i < count; i++) {
            putByte(value[from + i]);
        }
        while ((length & 3) != 0) {
            putByte(0);
        }
    }

    /// A text with a zero behind it.
    void attribute(int type, String text) {
        int size = text.length() + 1;
        putShort(ATTRIBUTE_BYTES + size);
        putShort(type);
        for (int i = 0; i < text.length(); i++) {
            putByte(text.charAt(i));
        }
        do {
            putByte(0);
        } while ((length & 3) != 0);
    }
}
