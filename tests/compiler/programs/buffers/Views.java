// SPDX-License-Identifier: Apache-2.0
package buffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;

public class Views {
    public static void main(String[] args) {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer b = ByteBuffer.allocate(33).order(order);
            b.position(1);
            IntBuffer ints = b.asIntBuffer();
            ints.put(0x01020304).put(-1).put(2, 77);
            LongBuffer longs = b.asLongBuffer();
            ShortBuffer shorts = b.asShortBuffer();
            System.out.println(order + " " + ints + " " + longs.get(0) + " " + shorts.get(0) + " " + shorts.get(1) + " " + ints.order() + " " + Arrays.toString(b.array()));
            FloatBuffer floats = b.asFloatBuffer();
            floats.put(4, 2.5f);
            DoubleBuffer doubles = b.asDoubleBuffer();
            doubles.put(3, Math.PI);
            CharBuffer chars = b.asCharBuffer();
            chars.put(0, 'x');
            System.out.println(floats.get(4) + " " + doubles.get(3) + " " + chars.get(0) + " " + b.get(1) + b.get(2) + " " + b.getDouble(25) + " " + doubles.capacity() + chars.capacity());
        }
        CharBuffer c = CharBuffer.wrap("hello world");
        System.out.println(c.subSequence(2, 5) + " " + c.length() + c.charAt(4) + c.isReadOnly() + c.position(6) + c.toString().length());
        CharBuffer cb = CharBuffer.allocate(10);
        cb.put("abc").put('d').append("efg", 1, 2).flip();
        System.out.println(cb + " " + cb.remaining() + cb.compareTo(CharBuffer.wrap("abce")));
        IntBuffer direct = ByteBuffer.allocateDirect(16).order(ByteOrder.nativeOrder()).asIntBuffer();
        direct.put(new int[] {1, 2, 3, 4}).flip();
        int sum = 0;
        while (direct.hasRemaining()) {
            sum = sum * 10 + direct.get();
        }
        System.out.println(sum + " " + direct.isDirect());
        LongBuffer lb = LongBuffer.wrap(new long[] {9, 8, 7});
        lb.get();
        System.out.println(lb.slice().get(0) + " " + lb + Arrays.toString(lb.array()) + lb.equals(LongBuffer.wrap(new long[] {8, 7})));
        ShortBuffer sb = ShortBuffer.allocate(3).put((short) 5);
        System.out.println(sb.duplicate().put((short) 6).flip().get(1) + " " + sb.get(1));
    }
}
