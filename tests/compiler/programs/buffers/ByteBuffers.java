// SPDX-License-Identifier: Apache-2.0
package buffers;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.util.Arrays;
import java.util.HexFormat;

public class ByteBuffers {
    public static void main(String[] args) {
        ByteBuffer b = ByteBuffer.allocate(64);
        b.put((byte) 1).putShort((short) 0x0203).putInt(0x04050607).putLong(0x08090a0b0c0d0e0fL).putFloat(1.5f).putDouble(-2.5).putChar('é');
        System.out.println(b + " " + HexFormat.of().formatHex(b.array(), 0, b.position()));
        b.order(ByteOrder.LITTLE_ENDIAN).putInt(0x11223344).putShort((short) -2);
        b.flip();
        System.out.println(b.remaining() + " " + b.order());
        b.order(ByteOrder.BIG_ENDIAN);
        System.out.println(b.get() + " " + b.getShort() + " " + b.getInt() + " " + b.getLong() + " " + b.getFloat() + " " + b.getDouble() + " " + b.getChar());
        System.out.println(Integer.toHexString(b.getInt()) + " " + b.order(ByteOrder.LITTLE_ENDIAN).getShort() + b.hasRemaining());
        try {
            b.get();
        } catch (BufferUnderflowException e) {
            System.out.println("underflow");
        }
        b.clear();
        System.out.println(b.getInt(3) + " " + b.getLong(7) + " " + b.get(0) + " " + b.position());
        b.putInt(10, 99).position(5).limit(20).mark();
        b.getInt();
        b.reset();
        ByteBuffer s = b.slice();
        System.out.println(b + " " + s + " " + s.arrayOffset() + s.getInt(5) + " " + s.order());
        s.put(0, (byte) 77);
        System.out.println(b.get(5) + " " + b.duplicate().limit() + b.slice(6, 3).remaining());
        ByteBuffer ro = b.asReadOnlyBuffer();
        try {
            ro.put((byte) 1);
        } catch (ReadOnlyBufferException e) {
            System.out.println("read only " + ro.isReadOnly() + ro.hasArray());
        }
        b.clear().position(60);
        try {
            b.putLong(1);
        } catch (BufferOverflowException e) {
            System.out.println("overflow " + b.position());
        }
        try {
            b.getInt(62);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("index");
        }
        try {
            b.limit(100);
        } catch (IllegalArgumentException e) {
            System.out.println("limit");
        }
        b.rewind().limit(10).position(4);
        b.compact();
        System.out.println(b + " " + b.get(0));
        ByteBuffer w = ByteBuffer.wrap(new byte[] {5, 4, 3, 2, 1}, 1, 3);
        byte[] dst = new byte[3];
        w.get(dst);
        System.out.println(Arrays.toString(dst) + w + w.compareTo(ByteBuffer.wrap(new byte[0])) + ByteBuffer.wrap(dst).equals(ByteBuffer.wrap(new byte[] {4, 3, 2})) + ByteBuffer.wrap(dst).hashCode());
        System.out.println(ByteBuffer.wrap(dst).mismatch(ByteBuffer.wrap(new byte[] {4, 3, 9})) + " " + ByteBuffer.allocate(4).put(dst, 1, 2).position() + ByteBuffer.allocate(8).put(ByteBuffer.wrap(dst)).position());
    }
}
