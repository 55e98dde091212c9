// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.BitSet;

public class BitSets {
    public static void main(String[] args) {
        BitSet a = new BitSet();
        BitSet b = new BitSet(100);
        for (int i = 0; i < 200; i += 3) {
            a.set(i);
        }
        for (int i = 0; i < 150; i += 5) {
            b.flip(i);
        }
        System.out.println(a + "\n" + b);
        System.out.println(a.cardinality() + " " + a.length() + " " + a.size() + " " + b.size() + " " + a.get(63) + a.get(64) + a.get(1000) + " " + a.intersects(b));
        BitSet c = (BitSet) a.clone();
        c.and(b);
        System.out.println(c);
        c.or(b);
        System.out.println(c.equals(b));
        c.xor(a);
        System.out.println(c.cardinality());
        c.andNot(b);
        System.out.println(c.cardinality() + " " + c.hashCode());
        c.clear();
        c.set(60, 70);
        c.clear(64, 66);
        c.flip(62, 68);
        c.set(128, true);
        c.set(61, false);
        System.out.println(c + " " + c.nextSetBit(0) + c.nextSetBit(64) + " " + c.nextClearBit(60) + " " + c.previousSetBit(127) + " " + c.previousClearBit(69) + " " + c.nextSetBit(129) + " " + c.get(60, 70));
        long[] longs = c.toLongArray();
        byte[] bytes = c.toByteArray();
        System.out.println(longs.length + " " + Long.toHexString(longs[0]) + " " + bytes.length + " " + BitSet.valueOf(longs).equals(c) + BitSet.valueOf(bytes).equals(c));
        System.out.println(c.stream().sum() + " " + c.isEmpty() + new BitSet().isEmpty() + new BitSet());
        BitSet sieve = new BitSet();
        sieve.set(2, 1000);
        for (int p = 2; p * p < 1000; p = sieve.nextSetBit(p + 1)) {
            for (int m = p * p; m < 1000; m += p) {
                sieve.clear(m);
            }
        }
        System.out.println(sieve.cardinality() + " " + sieve.previousSetBit(999));
        try {
            a.set(-1);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        try {
            a.get(5, 2);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        int gaps = 0;
        for (int i = a.nextSetBit(0); i >= 0; i = a.nextSetBit(i + 1)) {
            gaps = gaps * 31 + i;
        }
        System.out.println(gaps);
    }
}
