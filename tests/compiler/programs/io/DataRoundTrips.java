// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.io.UTFDataFormatException;
import java.util.Arrays;
import java.util.HexFormat;

public class DataRoundTrips {
    /// Gives one byte at a time and counts what is asked.
    static final class Trickle extends InputStream {
        private final byte[] bytes;
        private int at;
        int calls;

        Trickle(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public int read() {
            calls++;
            return at == bytes.length ? -1 : bytes[at++] & 0xff;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            int b = length == 0 ? 0 : read();
            if (b >= 0 && length > 0) {
                into[offset] = (byte) b;
                return 1;
            }
            return b;
        }
    }

    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(sink);
        out.writeBoolean(true);
        out.writeByte(-1);
        out.writeShort(0xFEDC);
        out.writeChar('€');
        out.writeInt(Integer.MIN_VALUE + 1);
        out.writeLong(Long.MIN_VALUE + 2);
        out.writeFloat(-0f);
        out.writeDouble(Double.NaN);
        out.writeUTF("a\0é€\uD83D\uDE00\uD800");
        out.writeBytes("Aé");
        out.writeChars("B");
        out.write(new byte[] {9, 8, 7, 6}, 1, 2);
        byte[] bytes = sink.toByteArray();
        System.out.println(out.size() + " " + HexFormat.of().formatHex(bytes));
        Trickle trickle = new Trickle(bytes);
        DataInputStream in = new DataInputStream(trickle);
        System.out.println(in.readBoolean() + " " + in.readUnsignedByte() + " " + in.readUnsignedShort() + " " + in.readChar() + " " + in.readInt() + " " + in.readLong() + " " + in.readFloat() + " " + in.readDouble());
        String text = in.readUTF();
        System.out.println(text.length() + " " + (int) text.charAt(1) + " " + (text.charAt(6) == '\uD800'));
        System.out.println((char) in.readByte() + " " + in.readUnsignedByte() + " " + in.readChar() + " " + in.skipBytes(1) + " " + in.read() + " " + in.read() + " " + trickle.calls);
        try {
            in.readInt();
        } catch (EOFException e) {
            System.out.println("end " + e.getMessage());
        }
        for (byte[] bad : new byte[][] {{0, 2, (byte) 0xC3, 'x'}, {0, 1, (byte) 0xE2}, {0, 5, 'a'}, {0, 1, (byte) 0xF0}}) {
            try {
                System.out.println(new DataInputStream(new ByteArrayInputStream(bad)).readUTF());
            } catch (UTFDataFormatException | EOFException e) {
                System.out.println(e.getClass().getSimpleName());
            }
        }
        try {
            out.writeUTF("x".repeat(65536));
        } catch (UTFDataFormatException e) {
            System.out.println("too long for UTF");
        }
        BufferedInputStream buffered = new BufferedInputStream(new Trickle("0123456789abcdef".getBytes()), 4);
        buffered.mark(6);
        System.out.println(new String(buffered.readNBytes(5)) + " " + buffered.read());
        buffered.reset();
        System.out.println(new String(buffered.readNBytes(3)) + " " + buffered.skip(2) + " " + (char) buffered.read() + " " + new String(buffered.readAllBytes()) + buffered.read());
        try {
            buffered.reset();
        } catch (IOException e) {
            System.out.println("mark lost: " + e.getMessage());
        }
        PushbackInputStream back = new PushbackInputStream(new ByteArrayInputStream("xy".getBytes()), 3);
        int first = back.read();
        back.unread(first);
        back.unread("ab".getBytes());
        System.out.println(new String(back.readAllBytes()));
        back.unread("cde".getBytes());
        try {
            back.unread('!');
        } catch (IOException e) {
            System.out.println(e.getMessage() + " " + back.available());
        }
        InputStream both = new SequenceInputStream(new Trickle(new byte[] {1, 2}), new ByteArrayInputStream(new byte[] {3, 4, 5}));
        byte[] into = new byte[8];
        System.out.println(both.readNBytes(into, 1, 4) + " " + Arrays.toString(into) + " " + both.transferTo(sink) + " " + sink.size() + " " + InputStream.nullInputStream().read());
    }
}
