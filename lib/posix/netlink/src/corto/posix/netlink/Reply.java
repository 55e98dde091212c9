// SPDX-License-Identifier: Apache-2.0
package corto.posix.netlink;

import java.util.Arrays;

/// Messages for a program, one behind the other (netlink(7), rtnetlink(7)): little-endian, each part padded to four bytes.
final class Reply {
    static final int HEADER_BYTES = 16;
    private static final int ATTRIBUTE_BYTES = 4;
    private static final int FIRST_BYTES = 1024;

    private final int sequence;
    private final int port;
    private byte[] bytes = new byte[FIRST_BYTES];
    private int length;
    private int message;                 // where the last one begins

    /// In answer to the request numbered `sequence` of the socket `port`.
    Reply(int sequence, int port) {
        this.sequence = sequence;
        this.port = port;
    }

    void begin(int type, int flags) {
        message = length;
        putInt(0);                       // `end` knows how long it is
        putShort(type);
        putShort(flags);
        putInt(sequence);
        putInt(port);
    }

    void end() {
        int end = length;
        length = message;
        putInt(end - message);
        length = end;
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

    void putByte(int value) {
        reserve(1);
        bytes[length++] = (byte) value;
    }

    void putShort(int value) {
        putByte(value);
        putByte(value >>> 8);
    }

    void putInt(int value) {
        putShort(value);
        putShort(value >>> 16);
    }

    /// The lowest `count` bytes in the order of the network.
    private void putNetwork(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            putByte((int) (value >>> Byte.SIZE * i));
        }
    }

    void attribute(int type, int value) {
        putShort(ATTRIBUTE_BYTES + Integer.BYTES);
        putShort(type);
        putInt(value);
    }

    void byteAttribute(int type, int value) {
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
