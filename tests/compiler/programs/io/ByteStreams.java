// SPDX-License-Identifier: Apache-2.0
package io;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.HexFormat;

public class ByteStreams {
    public static void main(String[] args) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(-1);
        out.writeShort(-2);
        out.writeChar('é');
        out.writeInt(0x12345678);
        out.writeLong(Long.MIN_VALUE + 5);
        out.writeFloat(1.5f);
        out.writeDouble(-0.1);
        out.writeBoolean(true);
        out.writeUTF("aé€\0");
        out.writeBytes("ab");
        out.writeChars("c");
        System.out.println(out.size() + " " + HexFormat.of().formatHex(bytes.toByteArray()));
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
        System.out.println(in.readUnsignedByte() + " " + in.readShort() + " " + in.readChar() + " " + in.readInt() + " " + in.readLong() + " " + in.readFloat() + " " + in.readDouble() + " " + in.readBoolean() + " " + in.readUTF().length() + " " + in.skipBytes(2) + in.readChar());
        try {
            in.readInt();
        } catch (EOFException e) {
            System.out.println("EOF");
        }
        InputStream all = new SequenceInputStream(new ByteArrayInputStream("first ".getBytes()), new ByteArrayInputStream("second".getBytes()));
        System.out.println(new String(all.readAllBytes()) + all.read());
        ByteArrayInputStream marks = new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5, 6});
        marks.read();
        marks.mark(10);
        marks.skip(2);
        System.out.print(marks.read() + " " + marks.available() + " ");
        marks.reset();
        System.out.println(marks.read() + Arrays.toString(marks.readNBytes(2)) + marks.read(new byte[10], 3, 4) + marks.read());
        PushbackInputStream push = new PushbackInputStream(new ByteArrayInputStream(new byte[] {7, 8}));
        int first = push.read();
        push.unread(first + 100);
        System.out.println(push.read() + " " + push.read() + " " + push.read());
        try {
            push.unread(new byte[5]);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        ByteArrayOutputStream copy = new ByteArrayOutputStream(2);
        new ByteArrayInputStream(new byte[3000]).transferTo(copy);
        copy.write(new byte[] {1, 2, 3}, 1, 2);
        System.out.println(copy.size() + " " + copy.toByteArray()[3000]);
        copy.reset();
        System.out.println(copy.size() + InputStream.nullInputStream().read());
    }
}
