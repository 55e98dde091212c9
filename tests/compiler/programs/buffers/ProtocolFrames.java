// SPDX-License-Identifier: Apache-2.0
package buffers;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.IntBuffer;
import java.nio.InvalidMarkException;
import java.nio.LongBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class ProtocolFrames {
    // Frames of a small protocol, written, cut into pieces as a network does, and put together again.
    record Frame(short type, long id, String text) {
        void write(ByteBuffer out) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.putShort(type).putLong(id).order(ByteOrder.LITTLE_ENDIAN).putInt(bytes.length).order(ByteOrder.BIG_ENDIAN).put(bytes);
            out.put((byte) (bytes.length ^ type));
        }

        static Frame read(ByteBuffer in) {
            in.mark();
            try {
                short type = in.getShort();
                long id = in.getLong();
                int length = Integer.reverseBytes(in.getInt());
                if (in.remaining() <= length) {
                    in.reset();
                    return null;
                }
                ByteBuffer body = in.slice(in.position(), length);
                in.position(in.position() + length);
                if (in.get() != (byte) (length ^ type)) {
                    throw new IllegalStateException("check");
                }
                return new Frame(type, id, StandardCharsets.UTF_8.decode(body).toString());
            } catch (BufferUnderflowException e) {
                in.reset();
                return null;
            }
        }
    }

    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what);
        } catch (BufferOverflowException | BufferUnderflowException | ReadOnlyBufferException | InvalidMarkException | IllegalArgumentException | IndexOutOfBoundsException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        ByteBuffer wire = ByteBuffer.allocate(400);
        List<Frame> sent = List.of(new Frame((short) 1, Long.MIN_VALUE, ""), new Frame((short) -2, 77, "grüße €\uD83D\uDE00"), new Frame(Short.MAX_VALUE, -1, "x".repeat(100)), new Frame((short) 0, 0, "\0"));
        sent.forEach(frame -> frame.write(wire));
        wire.flip();
        System.out.println(wire);
        for (int piece : new int[] {1, 7, 64, 1000}) {
            ByteBuffer received = ByteBuffer.allocate(160);
            List<Frame> frames = new ArrayList<>();
            ByteBuffer source = wire.duplicate();
            while (source.hasRemaining()) {
                int n = Math.min(Math.min(piece, source.remaining()), received.remaining());
                received.put(source.slice(source.position(), n));
                source.position(source.position() + n);
                received.flip();
                for (Frame frame; (frame = Frame.read(received)) != null; ) {
                    frames.add(frame);
                }
                received.compact();
            }
            System.out.println(piece + " " + frames.equals(sent) + " " + received);
        }
        ByteBuffer b = ByteBuffer.wrap(new byte[16], 4, 8);
        System.out.println(b + " " + b.arrayOffset() + " " + b.slice() + " " + b.slice().arrayOffset() + " " + b.asReadOnlyBuffer().hasArray());
        b.putInt(0x01020304).order(ByteOrder.LITTLE_ENDIAN).putInt(0x01020304);
        System.out.println(Long.toHexString(b.getLong(4)) + " " + b.get(4) + b.get(8) + " " + b.getChar(5) + b.order() + " " + b.getFloat(0) + " " + b.getDouble(8));
        attempt("put into full", () -> b.put((byte) 1));
        attempt("get beyond", () -> b.getLong(9));
        attempt("limit beyond", () -> b.limit(17));
        attempt("negative position", () -> b.position(-1));
        attempt("reset without mark", () -> b.rewind().reset());
        attempt("read only", () -> b.asReadOnlyBuffer().put(0, (byte) 1));
        attempt("slice beyond", () -> b.slice(10, 3));
        attempt("itself", () -> b.put(b));
        attempt("underflow", () -> ByteBuffer.allocate(3).getInt());
        attempt("negative", () -> ByteBuffer.allocate(-1));
        IntBuffer ints = IntBuffer.wrap(new int[] {1, 2, 3, 4}).slice(1, 3);
        LongBuffer longs = LongBuffer.allocate(2).put(5).put(6).flip();
        System.out.println(ints.get(0) + ints.arrayOffset() + " " + longs.get() + longs.remaining() + " " + ints.compareTo(IntBuffer.wrap(new int[] {2, 3})) + ints.equals(IntBuffer.wrap(new int[] {2, 3, 4})) + ints.mismatch(IntBuffer.wrap(new int[] {2, 9})));
        CharBuffer chars = CharBuffer.wrap("sequence of chars", 3, 11);
        System.out.println(chars + "|" + chars.subSequence(1, 4) + "|" + chars.charAt(2) + chars.length() + chars.get() + chars + chars.isReadOnly() + " " + chars.hashCode());
        System.out.println(ByteBuffer.wrap("abc".getBytes()).equals(ByteBuffer.wrap("xabcx".getBytes(), 1, 3)) + " " + ByteBuffer.wrap(new byte[] {-1}).compareTo(ByteBuffer.wrap(new byte[] {1})) + " " + ByteBuffer.allocate(4).hashCode());
    }
}
