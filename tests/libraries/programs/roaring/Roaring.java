// SPDX-License-Identifier: Apache-2.0
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.FastAggregation;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.longlong.Roaring64NavigableMap;

/// Sets of integers of every shape with RoaringBitmap: operations checked against each other, iteration, serialised form.
public final class Roaring {
    private Roaring() {}

    public static void main(String[] arguments) throws IOException {
        RoaringBitmap[] sets = sets();
        for (int i = 0; i < sets.length; i++) {
            describe("set " + i, sets[i]);
            for (int j = 0; j < sets.length; j++) {
                pair(i + "," + j, sets[i], sets[j]);
            }
            serialised(sets[i]);
        }
        describe("or of all", FastAggregation.or(sets));
        describe("xor of all", FastAggregation.xor(sets));
        describe("and of some", FastAggregation.and(sets[2], sets[4], sets[5]));
        iteration(sets[4]);
        long64();
    }

    private static RoaringBitmap[] sets() {
        Random random = new Random(5);
        RoaringBitmap sparse = new RoaringBitmap();
        for (int i = 0; i < 500; i++) {
            sparse.add(random.nextInt());
        }
        RoaringBitmap dense = new RoaringBitmap();
        for (int i = 0; i < 120_000; i++) {
            dense.add(random.nextInt(300_000));
        }
        RoaringBitmap runs = new RoaringBitmap();
        for (int i = 0; i < 60; i++) {
            long start = random.nextInt(1 << 20);
            runs.add(start, start + random.nextInt(5000));
        }
        runs.runOptimize();
        RoaringBitmap even = new RoaringBitmap();
        for (int i = 0; i < 200_000; i += 2) {
            even.add(i);
        }
        RoaringBitmap holes = RoaringBitmap.bitmapOfRange(0, 400_000);
        for (int i = 0; i < 3000; i++) {
            holes.remove(random.nextInt(400_000));
        }
        return new RoaringBitmap[] {new RoaringBitmap(), RoaringBitmap.bitmapOf(1, 2, 3, 1000, -1, Integer.MIN_VALUE), dense, sparse, runs, even, holes};
    }

    private static void describe(String what, RoaringBitmap set) {
        System.out.println(what + ": " + set.getLongCardinality() + " " + set.hashCode() + " " + set.serializedSizeInBytes() + " " + set.hasRunCompression()
                + (set.isEmpty() ? "" : " " + set.first() + " " + set.last() + " " + set.select(set.getCardinality() / 2)) + " " + set.rank(100_000)
                + " " + set.nextValue(77_777) + " " + set.previousValue(55_555) + " " + set.nextAbsentValue(1000) + " " + set.contains(4242) + " " + set.contains(10_000L, 10_010L));
    }

    private static void pair(String what, RoaringBitmap a, RoaringBitmap b) {
        RoaringBitmap or = RoaringBitmap.or(a, b);
        RoaringBitmap and = RoaringBitmap.and(a, b);
        RoaringBitmap xor = RoaringBitmap.xor(a, b);
        RoaringBitmap without = RoaringBitmap.andNot(a, b);
        boolean same = xor.equals(RoaringBitmap.andNot(or, and)) && without.equals(RoaringBitmap.and(a, xor))
                && RoaringBitmap.orCardinality(a, b) == or.getCardinality() && RoaringBitmap.intersects(a, b) == !and.isEmpty();
        RoaringBitmap flipped = RoaringBitmap.flip(or, 50_000L, 150_000L);
        System.out.println(what + " " + or.getCardinality() + " " + and.getCardinality() + " " + xor.getCardinality() + " " + without.getCardinality() + " " + same
                + " " + flipped.getCardinality() + " " + flipped.hashCode() + " " + RoaringBitmap.addOffset(and, 70_001).hashCode() + " " + a.contains(b));
    }

    private static void serialised(RoaringBitmap set) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        set.serialize(new DataOutputStream(out));
        byte[] bytes = out.toByteArray();
        CRC32 crc = new CRC32();
        crc.update(bytes);
        RoaringBitmap back = new RoaringBitmap();
        back.deserialize(new DataInputStream(new ByteArrayInputStream(bytes)));
        ImmutableRoaringBitmap mapped = new ImmutableRoaringBitmap(ByteBuffer.wrap(bytes));
        System.out.println("bytes " + bytes.length + " " + crc.getValue() + " " + back.equals(set) + " " + mapped.getCardinality() + " " + mapped.hashCode());
    }

    private static void iteration(RoaringBitmap set) {
        long sum = 0;
        for (IntIterator i = set.getReverseIntIterator(); i.hasNext();) {
            sum = sum * 31 + i.next();
        }
        PeekableIntIterator from = set.getIntIterator();
        from.advanceIfNeeded(500_000);
        int[] buffer = new int[100];
        BatchIterator batches = set.getBatchIterator();
        int count = 0;
        while (batches.hasNext()) {
            count += batches.nextBatch(buffer);
        }
        long[] mix = {0};
        set.forEach((int v) -> mix[0] += v ^ mix[0] << 3);
        System.out.println("iterated " + sum + " " + from.peekNext() + " " + count + " " + mix[0] + " " + Arrays.hashCode(set.toArray()) + " " + set.stream().filter(v -> v % 3 == 0).count());
    }

    private static void long64() {
        Roaring64NavigableMap set = new Roaring64NavigableMap();
        Random random = new Random(8);
        for (int i = 0; i < 3000; i++) {
            set.addLong(random.nextLong() >>> random.nextInt(40));
        }
        System.out.println(set.getLongCardinality() + " " + set.hashCode() + " " + set.select(1500) + " " + set.rankLong(1L << 40) + " " + set.contains(12));
        for (int i = 0; i < 100; i++) {
            System.out.println(set.select(i * 29L));
        }
    }
}
