// SPDX-License-Identifier: Apache-2.0
package files;

import java.io.EOFException;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;

/// RandomAccessFile: positions, holes, lengths, its channel.
public class RandomAccess {
    public static void main(String[] args) throws IOException {
        File file = File.createTempFile("random", ".data");
        try (RandomAccessFile data = new RandomAccessFile(file, "rw")) {
            data.writeInt(0x01020304);
            data.writeUTF("grün");
            data.writeChars("xy");
            System.out.println(data.getFilePointer() + " " + data.length());
            data.seek(2);
            System.out.println(data.readUnsignedByte() + " " + data.readByte() + " " + data.readUTF() + " " + data.readChar() + " " + data.read());
            data.seek(10_000);
            System.out.println(data.length() + " " + data.read() + " " + data.getFilePointer());
            data.write(new byte[] {1, 2, 3}, 1, 2);
            System.out.println(data.length());
            data.seek(9_998);
            byte[] around = new byte[4];
            data.readFully(around);
            System.out.println(around[0] + " " + around[1] + " " + around[2] + " " + around[3]);
            data.setLength(5);
            System.out.println(data.length() + " " + data.getFilePointer());
            data.setLength(8);
            data.seek(4);
            System.out.println(data.readInt());
            try {
                data.readLong();
            } catch (EOFException e) {
                System.out.println(e.getMessage());
            }
            try {
                data.seek(-1);
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
            data.seek(0);
            data.writeBytes("one\ntwo\r\nthree");
            data.seek(0);
            System.out.println(data.readLine() + "|" + data.readLine() + "|" + data.readLine() + "|" + data.readLine());
            System.out.println(data.skipBytes(3));
            data.getChannel().write(ByteBuffer.wrap("by channel".getBytes()), 100);
            System.out.println(data.length() + " " + data.getChannel().size() + " " + data.getFilePointer() + " " + data.getChannel().position());
            data.getChannel().position(103);
            System.out.println(data.readLine());
        }
        try (RandomAccessFile data = new RandomAccessFile(file.getPath(), "r")) {
            data.write(1);
        } catch (IOException e) {
            System.out.println(e.getMessage());
        }
        try (RandomAccessFile data = new RandomAccessFile(file.getPath(), "rwd")) {
            data.writeLong(5);
            data.seek(0);
            System.out.println(data.readLong());
        }
        System.out.println(file.delete());
        try (RandomAccessFile data = new RandomAccessFile(file, "r")) {
            System.out.println(data.length());
        } catch (FileNotFoundException e) {
            System.out.println(e.getMessage().replace(file.getPath(), "FILE"));
        }
        try (RandomAccessFile _ = new RandomAccessFile(file, "w")) {
            System.out.println("opened");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
    }
}
