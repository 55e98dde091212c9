// SPDX-License-Identifier: Apache-2.0
package buffers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

public class Parsing {
    record Chunk(String tag, int length, long checksum) {}

    static byte[] build() {
        ByteBuffer b = ByteBuffer.allocate(256);
        b.put("HEAD".getBytes(StandardCharsets.US_ASCII)).putInt(0).putShort((short) 3);
        int lengthAt = 4;
        for (int i = 0; i < 3; i++) {
            byte[] body = ("body" + i).repeat(i + 1).getBytes(StandardCharsets.UTF_8);
            b.put((byte) ('a' + i)).putInt(body.length).put(body);
            long sum = 0;
            for (byte x : body) {
                sum = sum * 31 + x;
            }
            b.order(ByteOrder.LITTLE_ENDIAN).putLong(sum).order(ByteOrder.BIG_ENDIAN);
        }
        b.putInt(lengthAt, b.position());
        byte[] out = new byte[b.position()];
        b.flip().get(out);
        return out;
    }

    static List<Chunk> parse(ByteBuffer b) {
        byte[] magic = new byte[4];
        b.get(magic);
        if (!new String(magic, StandardCharsets.US_ASCII).equals("HEAD")) {
            throw new IllegalArgumentException("magic");
        }
        if (b.getInt() != b.limit()) {
            throw new IllegalArgumentException("length");
        }
        int n = Short.toUnsignedInt(b.getShort());
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            String tag = String.valueOf((char) b.get());
            int length = b.getInt();
            ByteBuffer body = b.slice(b.position(), length);
            b.position(b.position() + length);
            long sum = 0;
            while (body.hasRemaining()) {
                sum = sum * 31 + body.get();
            }
            long expected = b.order(ByteOrder.LITTLE_ENDIAN).getLong();
            b.order(ByteOrder.BIG_ENDIAN);
            if (sum != expected) {
                throw new IllegalStateException("checksum of " + tag);
            }
            chunks.add(new Chunk(tag, length, sum));
        }
        return chunks;
    }

    static void varint(ByteBuffer b, long v) {
        while ((v & ~0x7fL) != 0) {
            b.put((byte) (v & 0x7f | 0x80));
            v >>>= 7;
        }
        b.put((byte) v);
    }

    static long varint(ByteBuffer b) {
        long v = 0;
        for (int shift = 0; ; shift += 7) {
            byte x = b.get();
            v |= (long) (x & 0x7f) << shift;
            if (x >= 0) {
                return v;
            }
        }
    }

    public static void main(String[] args) {
        byte[] data = build();
        System.out.println(data.length + " " + parse(ByteBuffer.wrap(data)));
        for (int broken : new int[] {0, 5, 20, 12}) {
            byte[] copy = data.clone();
            copy[broken] ^= 0x40;
            try {
                parse(ByteBuffer.wrap(copy));
                System.out.println("undetected " + broken);
            } catch (RuntimeException e) {
                System.out.println(broken + " " + e.getClass().getSimpleName() + (e instanceof IllegalStateException || e.getMessage() != null && e.getMessage().length() < 10 ? e.getMessage() : ""));
            }
        }
        ByteBuffer v = ByteBuffer.allocate(100);
        long[] values = {0, 1, 127, 128, 300, 1L << 35, Long.MAX_VALUE, -1};
        for (long x : values) {
            varint(v, x);
        }
        v.flip();
        System.out.print(v.limit() + ": ");
        while (v.hasRemaining()) {
            System.out.print(varint(v) + " ");
        }
        System.out.println();
        ByteBuffer be = ByteBuffer.allocate(8).putDouble(0, Math.PI);
        ByteBuffer le = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, Math.PI);
        for (int i = 0; i < 8; i++) {
            System.out.print(be.get(i) == le.get(7 - i) ? "=" : "!");
        }
        System.out.println(Long.toHexString(be.getLong(0)) + " " + Long.toHexString(le.order(ByteOrder.BIG_ENDIAN).getLong(0)));
    }
}
